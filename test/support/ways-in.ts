import type { ClientEventName, ServerEventName } from '@fortyfive/contract';
import type { DocumentKind } from '@fortyfive/documents';
import { can, type Action, type InterviewState, type Role } from '@fortyfive/interview';

/** An interview as somebody knows of it who tries to get at it. */
export interface Aim {
  readonly interviewId: string;
  readonly phase: InterviewState['phase'];
  /** Who they are in it; `null` for who has nothing to do with it. */
  readonly role: Role | null;
}

/** One person at one moment of the story, and all that they can name. */
export interface Trial {
  readonly roomId: string;
  readonly token: string;
  /** How they name the question. */
  readonly ref: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly isSignedIn: boolean;
  readonly ownsQuestions: boolean;
  /** Whether nobody has tried anything yet: some need be tried only once. */
  readonly isFirst: boolean;
  /** What they have written already, to write it once more. */
  readonly improvements: object;
  readonly picture: Uint8Array;
}

/** How a route is called with what it takes. */
export interface Way {
  /** Bodies that it takes; none where it would move the story on, which the story does by itself. A GET has none. */
  readonly sound?: (trial: Trial, aim: Aim) => readonly unknown[];
  /** Whether it takes an empty body as well. */
  readonly takesNothing?: true;
  readonly queries?: readonly string[];
  /** Whether it slows down who guesses, so that not all of them get an answer. */
  readonly isThrottled?: true;
  /** Whether it says something of all scorecards together. */
  readonly isFigure?: true;
}

const READ: Way = {};
const may = ({ role }: Aim, action: Action): boolean => role !== null && can(role, action);
const NOTHING: readonly unknown[] = [undefined];
const unless = (isLeft: boolean, ...bodies: readonly unknown[]): readonly unknown[] => (isLeft ? [] : bodies);

/** Every route there is, and how it is tried. One that is not in this list fails the test: add it, and to the story what it may show. */
export const ROUTES: Readonly<Record<string, Way>> = {
  'GET /api/health': READ,
  'GET /api/session': READ,
  'POST /api/session/guest': { sound: () => [{ displayName: 'Nobody' }] },
  'POST /api/session': {
    isThrottled: true,
    sound: ({ isFirst }) => unless(!isFirst, { email: 'nobody@example.org', password: 'a guess of ten' }),
  },
  'POST /api/accounts': { sound: () => [] },
  'DELETE /api/session': { takesNothing: true, sound: ({ isSignedIn }) => unless(isSignedIn, ...NOTHING) },

  'POST /api/rooms': {
    sound: ({ isFirst }) => unless(!isFirst, { question: 'rate-limiter', role: 'candidate' }),
  },
  'GET /api/rooms/:roomId': READ,
  'POST /api/rooms/:roomId/invite': {
    takesNothing: true,
    sound: (_, aim) => unless(may(aim, 'renew-invite'), ...NOTHING),
  },
  'POST /api/rooms/:roomId/interviews': {
    sound: (_, aim) => unless(may(aim, 'begin-next') && aim.phase === 'ended', { question: null }),
  },
  'GET /api/invites/:token': READ,
  'POST /api/invites/:token/accept': {
    takesNothing: true,
    sound: ({ isSignedIn }, { role }) => unless(isSignedIn && role === null, ...NOTHING),
  },

  'GET /api/interviews': READ,
  'GET /api/interviews/:interviewId': READ,
  'GET /api/interviews/:interviewId/brief': READ,
  'GET /api/interviews/:interviewId/study': READ,
  'GET /api/interviews/:interviewId/recording': READ,
  'POST /api/interviews/:interviewId/images': { sound: ({ picture }) => [picture] },
  'GET /api/interviews/:interviewId/images/:imageId': READ,

  'GET /api/interviews/:interviewId/scorecards': READ,
  'PUT /api/interviews/:interviewId/scorecard': { takesNothing: true, sound: () => [{ ratings: {} }] },
  'POST /api/interviews/:interviewId/scorecard/submit': {
    takesNothing: true,
    sound: (_, { role, phase }) =>
      unless(role !== null && (phase === 'ended' || (phase === 'running' && role !== 'candidate')), {}),
  },
  'GET /api/interviews/:interviewId/improvements': READ,
  'PUT /api/interviews/:interviewId/improvements': {
    sound: ({ improvements }, { role, phase }) => unless(role !== null && phase === 'ended', improvements),
  },
  'GET /api/improvements/latest': READ,
  'GET /api/scorecards/pending': READ,
  'GET /api/scorecards/weakest-step': { isFigure: true },
  'GET /api/scorecards/agreement': { isFigure: true },
  'GET /api/scorecards/as-interviewer': { isFigure: true },

  // About somebody whom they have never met.
  'GET /api/blocks': READ,
  'PUT /api/blocks/:userId': { takesNothing: true, sound: () => NOTHING },
  'DELETE /api/blocks/:userId': { takesNothing: true, sound: () => NOTHING },
  'POST /api/interviews/:interviewId/partner-reports': {
    sound: ({ parameters: { userId } }) => [{ userId, reason: 'other', text: 'Nothing that happened.' }],
  },

  'GET /api/questions': { queries: ['?origin=mine', '?seen=yes', '?q=zz&sort=best'] },
  'GET /api/questions/draw': { queries: ['?origin=mine'] },
  'GET /api/questions/:ref': READ,
  'PUT /api/questions/:ref/sight': { sound: () => [{ reason: 'study' }, { reason: 'prepare' }] },
  'GET /api/questions/:ref/brief': READ,
  'POST /api/questions/:ref/reports': { sound: () => [{ section: '', text: 'Something here is wrong.' }] },
  'GET /api/companies': READ,
  'GET /api/curricula': READ,
  'GET /api/reference': READ,

  'GET /api/my-questions': READ,
  // Whoever may see a question may copy it; that is no leak, and nothing more is to be heard of the copy.
  'POST /api/my-questions': {
    sound: ({ ref, ownsQuestions }, { phase }) => unless(ownsQuestions || phase === 'ended', { from: 'question', ref }),
  },
  'POST /api/my-questions/preview': { sound: () => [{ yaml: 'title: A preview' }] },
  'GET /api/my-questions/:id': READ,
  'PUT /api/my-questions/:id': {
    sound: ({ ownsQuestions }) => unless(ownsQuestions, { yaml: 'title: Mine', revision: 1 }),
  },
  'DELETE /api/my-questions/:id': {
    takesNothing: true,
    sound: ({ ownsQuestions }) => unless(ownsQuestions, ...NOTHING),
  },
  'GET /api/my-questions/:id/export': READ,
  'GET /api/my-questions/:id/versions/:version': READ,
  'POST /api/my-questions/:id/share': {
    takesNothing: true,
    sound: ({ ownsQuestions }) => unless(ownsQuestions, ...NOTHING),
  },
  'DELETE /api/my-questions/:id/share': {
    takesNothing: true,
    sound: ({ ownsQuestions }) => unless(ownsQuestions, ...NOTHING),
  },
};

/** Every event of a browser, and in which phase it moves the story on when it comes from who may send it. */
export const CLIENT_EVENT_PHASES: Readonly<Record<ClientEventName, 'lobby' | 'running' | null>> = {
  'time:read': null,
  'room:enter': null,
  'room:take-role': 'lobby',
  'room:swap-roles': 'lobby',
  'room:set-ready': 'lobby',
  'room:open-brief': 'lobby',
  'room:start': 'lobby',
  'room:pause': 'running',
  'room:resume': 'running',
  'room:advance-step': 'running',
  'room:add-minute': 'running',
  'room:end': 'running',
  'room:give-fact': 'running',
  'room:give-hint': 'running',
  'room:fire-curveball': 'running',
  'room:ask-help': 'running',
  'room:settle-help': 'running',
  'scorecards:watch': null,
};

/** Every document, and who may ever read it. */
export const DOCUMENT_READERS: Readonly<Record<DocumentKind, readonly Role[]>> = {
  board: ['interviewer', 'candidate', 'observer'],
  notes: ['interviewer', 'candidate', 'observer'],
  'interviewer-notes': ['interviewer'],
};

/** Every event of the server. The story sees to it that each arrives. */
const SERVER_EVENTS: Readonly<Record<ServerEventName, true>> = {
  'room:event': true,
  'room:presence': true,
  'scorecards:handed-in': true,
  'scorecards:opened': true,
  'scorecards:swapped': true,
};
export const SERVER_EVENT_NAMES: readonly string[] = Object.keys(SERVER_EVENTS);
