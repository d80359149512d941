import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { knowSession, requireSession } from './session-guard';
import { readSignInSearch } from './sign-in-search';
import { ErrorPage } from './routes/error-page';
import { NotFoundPage } from './routes/not-found-page';
import { PendingPage } from './routes/pending-page';
import { SiteFrame } from './site-frame';

const root = createRootRoute({ component: SiteFrame });

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: knowSession,
  component: lazyRouteComponent(() => import('./routes/index-page'), 'IndexPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  beforeLoad: knowSession,
  component: lazyRouteComponent(() => import('./routes/sign-in-page'), 'SignInPage'),
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/start',
  beforeLoad: knowSession,
  component: lazyRouteComponent(() => import('./routes/start-page'), 'StartPage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join/$token',
  beforeLoad: knowSession,
  component: lazyRouteComponent(() => import('./routes/join-page'), 'JoinPage'),
});

const room = createRoute({
  getParentRoute: () => root,
  path: '/rooms/$roomId',
  beforeLoad: requireSession,
  staticData: { isBare: true },
  component: lazyRouteComponent(() => import('./routes/room-page'), 'RoomPage'),
});

const interviews = createRoute({
  getParentRoute: () => root,
  path: '/interviews',
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import('./routes/interviews-page'), 'InterviewsPage'),
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/interviews/$interviewId',
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import('./routes/review-page'), 'ReviewPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([index, signIn, start, join, room, interviews, review]),
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingMinMs: 300,
  scrollRestoration: true,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The page brings its own header, as the room does. */
    readonly isBare?: boolean;
  }
}
