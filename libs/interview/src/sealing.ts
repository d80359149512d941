const HOUR_MS = 3_600_000;

/** How long after the end one can hand in and still see the others' scorecards. */
export const SEALED_FOR_MS = 24 * HOUR_MS;

/** An interview that began so long ago and never ended counts as given up; one that was never started, after a day. */
const GIVEN_UP_AFTER_START_MS = 3 * HOUR_MS;
const GIVEN_UP_IN_LOBBY_MS = 24 * HOUR_MS;

/** An interview that came after another one in the same room. Instants in ms since the epoch. */
export interface LaterInterview {
  readonly createdAtMs: number;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
}

/** All that decides when the scorecards of one interview open. Instants in ms since the epoch. */
export interface SealedInterview {
  readonly endedAtMs: number | null;
  /** Those that came after it in its room. */
  readonly later: readonly LaterInterview[];
  /** When interviewer and candidate handed in; `null` for who has not. */
  readonly handedInAtMs: readonly [interviewer: number | null, candidate: number | null];
}

/** How an opening came about. */
export interface Opening {
  readonly atMs: number;
  readonly reason: 'both-handed-in' | 'time-up';
  /** Who hands in later than this sees nobody else's card. */
  readonly deadlineMs: number;
}

/**
 * When all that goes on in the room has ended: the interview and those that came after it. Until then, what is said about the
 * first would colour the second. One that was left lying ends when it counts as given up.
 * @returns `null` as long as one of them goes on
 */
export function sittingEndMs({ endedAtMs, later }: SealedInterview, nowMs: number): number | null {
  if (endedAtMs === null || later.some((one) => one.endedAtMs === null && nowMs < givenUpMs(one))) return null;
  return Math.max(endedAtMs, ...later.map((one) => one.endedAtMs ?? givenUpMs(one)));
}

function givenUpMs({ createdAtMs, startedAtMs }: LaterInterview): number {
  return startedAtMs === null ? createdAtMs + GIVEN_UP_IN_LOBBY_MS : startedAtMs + GIVEN_UP_AFTER_START_MS;
}

/**
 * Judges whether scorecards open: once interviewer and candidate have both handed in, or a day after the end of the sitting.
 * An opening is final; whoever finds one keeps it.
 * @returns `null` while they are sealed
 * @example openingOf({ endedAtMs: 0, later: [], handedInAtMs: [1, 2] }, 3) // { atMs: 3, reason: 'both-handed-in', … }
 */
export function openingOf(interview: SealedInterview, nowMs: number): Opening | null {
  const endMs = sittingEndMs(interview, nowMs);
  if (endMs === null) return null;
  const deadlineMs = endMs + SEALED_FOR_MS;
  const isInTime = (atMs: number | null) => atMs !== null && atMs <= deadlineMs;
  if (interview.handedInAtMs.every(isInTime)) return { atMs: nowMs, reason: 'both-handed-in', deadlineMs };
  return nowMs >= deadlineMs ? { atMs: nowMs, reason: 'time-up', deadlineMs } : null;
}

/** Whether somebody may see the others' scorecards: they are open, and theirs was handed in before the time was up. */
export function isOpenTo(opening: Pick<Opening, 'deadlineMs'> | null, handedInAtMs: number | null): boolean {
  return opening !== null && handedInAtMs !== null && handedInAtMs <= opening.deadlineMs;
}
