import { z } from 'zod';
import { clientEvent } from './client-event.js';
import type { OpeningReason, SealingView } from './scorecards.http.js';

/** What a browser may send about the scorecards of an interview that is over. */
export const SCORECARD_CLIENT_EVENTS = {
  /** Be told from now on what the server events below say. A socket watches one interview at a time. */
  'scorecards:watch': clientEvent<SealingView>()({
    input: z.strictObject({ interviewId: z.uuid() }),
    access: 'read-scorecard',
  }),
} as const;

/** What whoever watches an interview is told. */
export interface ScorecardServerEvents {
  /** One of the pair has handed in. */
  'scorecards:handed-in': { readonly interviewId: string; readonly userId: string };
  /** The scorecards are open; `at` is ISO 8601, UTC. Who may see them asks for them. */
  'scorecards:opened': { readonly interviewId: string; readonly at: string; readonly reason: OpeningReason };
  /** Another interview has begun in the room, with the roles swapped. */
  'scorecards:swapped': { readonly interviewId: string; readonly roomId: string; readonly nextInterviewId: string };
}
