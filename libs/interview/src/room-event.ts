import type { FiredCurveball, GivenFact, GivenHint, HelpWay } from './desk.js';
import type { Role } from './role.js';
import type { StepId } from './step.js';

/** When it happened (server time, ms since the epoch) and who made it happen. */
interface Happened {
  readonly atMs: number;
  readonly actorId: string;
}

/** A fact about an interview, in the past tense. It is in the log before anybody hears of it. */
export type RoomEvent = Happened &
  (
    | {
        readonly type: 'participant-joined';
        readonly userId: string;
        readonly displayName: string;
        readonly role: Role;
      }
    | { readonly type: 'roles-swapped' }
    | { readonly type: 'role-taken'; readonly userId: string; readonly role: Role }
    | { readonly type: 'readiness-changed'; readonly userId: string; readonly isReady: boolean }
    | { readonly type: 'brief-opened'; readonly userId: string }
    | { readonly type: 'interview-started' }
    | { readonly type: 'clock-paused' }
    | { readonly type: 'clock-resumed' }
    | { readonly type: 'step-advanced'; readonly to: StepId }
    | { readonly type: 'minute-added' }
    | ({ readonly type: 'fact-given' } & Omit<GivenFact, 'atMs'>)
    | ({ readonly type: 'hint-given' } & Omit<GivenHint, 'atMs'>)
    | ({ readonly type: 'curveball-fired' } & Omit<FiredCurveball, 'atMs'>)
    | { readonly type: 'help-asked'; readonly stepId: StepId; readonly way: HelpWay }
    | { readonly type: 'help-settled' }
    | { readonly type: 'interview-ended' }
  );

export type RoomEventType = RoomEvent['type'];
