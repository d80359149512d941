import type { RoomEvent } from './room-event.js';
import type { StepId } from './step.js';

/** A requirement or number that the candidate asked for, and what the interviewer said. */
export interface GivenFact {
  readonly factId: string;
  /** The step in which it was given. */
  readonly stepId: StepId;
  readonly asked: string;
  readonly answer: string;
  /** Server time, ms since the epoch; so for all that follow. */
  readonly atMs: number;
}

/** One rung of a step's ladder of hints. */
export interface GivenHint {
  readonly stepId: StepId;
  /** Its place on the ladder; the first is 1. */
  readonly rung: number;
  readonly text: string;
  /** What it costs on the step's criterion, in levels; as the rubric had it then. */
  readonly price: number;
  readonly atMs: number;
}

/** A new constraint that came in mid-interview. */
export interface FiredCurveball {
  readonly curveballId: string;
  readonly stepId: StepId;
  readonly announcement: string;
  readonly atMs: number;
}

/** The ways out for a candidate who is stuck. Each asks the interviewer for something. */
export const HELP_WAYS = ['moment', 'clarify', 'compare', 'hint'] as const;
export type HelpWay = (typeof HELP_WAYS)[number];

/** The candidate said that they are stuck, and what would help. */
export interface HelpRequest {
  readonly way: HelpWay;
  readonly stepId: StepId;
  readonly atMs: number;
  /** `null` while it is open. At most one is. */
  readonly settledAtMs: number | null;
}

/** What the desk has let out and what was asked of it, each in the order in which it happened. */
export interface DeskState {
  readonly facts: readonly GivenFact[];
  readonly hints: readonly GivenHint[];
  readonly curveballs: readonly FiredCurveball[];
  readonly helpRequests: readonly HelpRequest[];
}

export const EMPTY_DESK: DeskState = { facts: [], hints: [], curveballs: [], helpRequests: [] };

/** What the candidate asks for at present, if anything. */
export function openHelpOf({ helpRequests }: DeskState): HelpRequest | null {
  return helpRequests.find(({ settledAtMs }) => settledAtMs === null) ?? null;
}

/** How many rungs of a step's ladder have been given. The next one is the only one that can be. */
export function rungsGiven({ hints }: DeskState, stepId: StepId): number {
  return hints.filter((hint) => hint.stepId === stepId).length;
}

/**
 * What the hints given in a step cost on its criterion, in levels.
 * @example priceOfHints(state, 'api') // 1, after two hints of half a level
 */
export function priceOfHints({ hints }: DeskState, stepId: StepId): number {
  return hints.filter((hint) => hint.stepId === stepId).reduce((sum, { price }) => sum + price, 0);
}

/** Closes the requests that are open, all or those for one way out. */
export function settleHelp(requests: readonly HelpRequest[], atMs: number, way?: HelpWay): readonly HelpRequest[] {
  const isMeant = (request: HelpRequest) => request.settledAtMs === null && (way === undefined || request.way === way);
  return requests.map((request) => (isMeant(request) ? { ...request, settledAtMs: atMs } : request));
}

type DeskEvent = Extract<
  RoomEvent,
  { type: 'fact-given' | 'hint-given' | 'curveball-fired' | 'help-asked' | 'help-settled' }
>;

/** What one event at the desk adds; `reduce` calls it. */
export function reduceDesk(desk: DeskState, event: DeskEvent): Partial<DeskState> {
  const { facts, hints, curveballs, helpRequests } = desk;
  const { atMs } = event;
  switch (event.type) {
    case 'fact-given': {
      const { factId, stepId, asked, answer } = event;
      return { facts: [...facts, { factId, stepId, asked, answer, atMs }] };
    }
    case 'hint-given': {
      const { stepId, rung, text, price } = event;
      return {
        hints: [...hints, { stepId, rung, text, price, atMs }],
        helpRequests: settleHelp(helpRequests, atMs, 'hint'),
      };
    }
    case 'curveball-fired': {
      const { curveballId, stepId, announcement } = event;
      return { curveballs: [...curveballs, { curveballId, stepId, announcement, atMs }] };
    }
    case 'help-asked': {
      const { way, stepId } = event;
      return { helpRequests: [...settleHelp(helpRequests, atMs), { way, stepId, atMs, settledAtMs: null }] };
    }
    case 'help-settled':
      return { helpRequests: settleHelp(helpRequests, atMs) };
  }
}
