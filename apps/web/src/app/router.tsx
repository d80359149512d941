import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { knowSession, requireSession } from './session-guard';
import { readReviewSearch } from './review-search';
import { readStartSearch } from './start-search';
import { readSignInSearch } from './sign-in-search';
import { readQuestionSearch } from '#features/questions/question-search';
import { readPathSearch } from '#features/curricula/path-search';
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
  validateSearch: readStartSearch,
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
  validateSearch: readReviewSearch,
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import('./routes/review-page'), 'ReviewPage'),
});

const blockedPeople = createRoute({
  getParentRoute: () => root,
  path: '/blocked',
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import('./routes/blocked-people-page'), 'BlockedPeoplePage'),
});

const questions = createRoute({
  getParentRoute: () => root,
  path: '/questions',
  validateSearch: readQuestionSearch,
  beforeLoad: knowSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/questions-page'), 'QuestionsPage'),
});

const question = createRoute({
  getParentRoute: () => root,
  path: '/questions/$ref',
  beforeLoad: knowSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/question-page'), 'QuestionPage'),
});

const path = createRoute({
  getParentRoute: () => root,
  path: '/path',
  validateSearch: readPathSearch,
  beforeLoad: knowSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/path-page'), 'PathPage'),
});

const companies = createRoute({
  getParentRoute: () => root,
  path: '/companies',
  beforeLoad: knowSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/companies-page'), 'CompaniesPage'),
});

const company = createRoute({
  getParentRoute: () => root,
  path: '/companies/$slug',
  beforeLoad: knowSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/company-page'), 'CompanyPage'),
});

const reference = createRoute({
  getParentRoute: () => root,
  path: '/reference',
  beforeLoad: knowSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/reference-page'), 'ReferencePage'),
});

const checklist = createRoute({
  getParentRoute: () => root,
  path: '/checklist',
  beforeLoad: knowSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/checklist-page'), 'ChecklistPage'),
});

const prepare = createRoute({
  getParentRoute: () => root,
  path: '/questions/$ref/brief',
  beforeLoad: requireSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/prepare-page'), 'PreparePage'),
});

const study = createRoute({
  getParentRoute: () => root,
  path: '/questions/$ref/study',
  beforeLoad: requireSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/study-page'), 'StudyPage'),
});

const interviewStudy = createRoute({
  getParentRoute: () => root,
  path: '/interviews/$interviewId/study',
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import('./routes/interview-study-page'), 'InterviewStudyPage'),
});

const myQuestions = createRoute({
  getParentRoute: () => root,
  path: '/my-questions',
  beforeLoad: requireSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/my-questions-page'), 'MyQuestionsPage'),
});

const newQuestion = createRoute({
  getParentRoute: () => root,
  path: '/my-questions/new',
  beforeLoad: requireSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/new-question-page'), 'NewQuestionPage'),
});

const ownQuestion = createRoute({
  getParentRoute: () => root,
  path: '/my-questions/$id',
  beforeLoad: requireSession,
  staticData: { isAboutQuestions: true },
  component: lazyRouteComponent(() => import('./routes/own-question-page'), 'OwnQuestionPage'),
});

/** The question bank and what is around it. */
const bank = [questions, question, prepare, study, path, companies, company, reference, checklist] as const;
const own = [myQuestions, newQuestion, ownQuestion] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    signIn,
    start,
    join,
    room,
    interviews,
    review,
    interviewStudy,
    blockedPeople,
    ...bank,
    ...own,
  ]),
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
    /** The page belongs to the question bank: the header marks Questions. */
    readonly isAboutQuestions?: boolean;
  }
}
