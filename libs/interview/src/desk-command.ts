import { stepIdOf } from './clock.js';
import { openHelpOf, rungsGiven, type GivenFact, type GivenHint, type FiredCurveball, type HelpWay } from './desk.js';
import type { InterviewState } from './interview-state.js';
import type { RoomEvent } from './room-event.js';

/**
 * What is asked for at the desk while the clock runs. Facts, hints and curveballs come with their words, which only the server
 * can add: this library does not know the question.
 */
export type DeskCommand =
  | { readonly type: 'give-fact'; readonly fact: Omit<GivenFact, 'stepId' | 'atMs'> }
  | { readonly type: 'give-hint'; readonly hint: Omit<GivenHint, 'atMs'> }
  | { readonly type: 'fire-curveball'; readonly curveball: Omit<FiredCurveball, 'stepId' | 'atMs'> }
  | { readonly type: 'ask-help'; readonly way: HelpWay }
  | { readonly type: 'settle-help' };

export type DeskRefusal = 'hint_out_of_turn';

/** What has been given stays given: asking for it again changes nothing (INTERVIEW-13). */
export function decideAtDesk(
  state: InterviewState,
  command: DeskCommand,
  happened: { atMs: number; actorId: string },
): { readonly event: RoomEvent | null } | { readonly refusal: DeskRefusal } {
  const stepId = stepIdOf(state.clock);
  switch (command.type) {
    case 'give-fact': {
      const isGiven = state.facts.some(({ factId }) => factId === command.fact.factId);
      return { event: isGiven ? null : { ...happened, type: 'fact-given', stepId, ...command.fact } };
    }
    case 'give-hint': {
      const given = rungsGiven(state, command.hint.stepId);
      if (command.hint.rung <= given) return { event: null };
      const isNext = command.hint.stepId === stepId && command.hint.rung === given + 1;
      return isNext ? { event: { ...happened, type: 'hint-given', ...command.hint } } : { refusal: 'hint_out_of_turn' };
    }
    case 'fire-curveball': {
      const isFired = state.curveballs.some(({ curveballId }) => curveballId === command.curveball.curveballId);
      return { event: isFired ? null : { ...happened, type: 'curveball-fired', stepId, ...command.curveball } };
    }
    case 'ask-help':
      if (openHelpOf(state)?.way === command.way) return { event: null };
      return { event: { ...happened, type: 'help-asked', stepId, way: command.way } };
    case 'settle-help':
      return { event: openHelpOf(state) ? { ...happened, type: 'help-settled' } : null };
  }
}
