import { describe, expect, it } from '@jest/globals';
import {
  decide,
  EMPTY_INTERVIEW,
  HELP_WAYS,
  openHelpOf,
  priceOfHints,
  reduce,
  rungsGiven,
  type Command,
  type Decision,
  type InterviewState,
  type StepId,
} from './index.js';

const NOW = 1_800_000_000_000;

const FACT = { factId: 'volume', asked: 'How many links a month?', answer: '100 million.' };
const CURVEBALL = { curveballId: 'region-lost', announcement: 'The region with the primary is gone.' };

const giveFact: Command = { type: 'give-fact', fact: FACT };
const fire: Command = { type: 'fire-curveball', curveball: CURVEBALL };
const giveHint = (rung: number, stepId: StepId = 'requirements', price = 0.5): Command => ({
  type: 'give-hint',
  hint: { stepId, rung, text: `Rung ${rung}`, price },
});

function ask(state: InterviewState, userId: string, command: Command, afterMs = 0): Decision {
  return decide(state, command, { userId, nowMs: NOW + afterMs });
}

function act(state: InterviewState, userId: string, command: Command, afterMs = 0): InterviewState {
  const decision = ask(state, userId, command, afterMs);
  if ('refusal' in decision) throw new Error(`${command.type}: ${decision.refusal}`);
  return decision.event ? reduce(state, decision.event) : state;
}

/** Ana interviews Ben; the clock has just started. */
const running = (() => {
  const seated = ['ana', 'ben'].reduce((state, who) => {
    const joined = act(state, who, { type: 'join', displayName: who });
    return act(joined, who, { type: 'set-ready', isReady: true });
  }, EMPTY_INTERVIEW);
  return act(seated, 'ana', { type: 'start' });
})();

const actAll = (state: InterviewState, userId: string, ...commands: Command[]): InterviewState =>
  commands.reduce((so, command) => act(so, userId, command), state);

describe('what is given at the desk', () => {
  it('[INTERVIEW-13] holds the words, the step and the time, and nothing else of the question', () => {
    const second = act(running, 'ana', { type: 'advance-step' });
    const given = act(act(second, 'ana', giveFact, 1_000), 'ana', fire, 2_000);
    expect(given.facts).toEqual([{ ...FACT, stepId: 'estimation', atMs: NOW + 1_000 }]);
    expect(given.curveballs).toEqual([{ ...CURVEBALL, stepId: 'estimation', atMs: NOW + 2_000 }]);
    expect(given.version).toBe(second.version + 2);
  });

  it('[INTERVIEW-13] is given once, also when the step or the words are others by then', () => {
    const given = actAll(running, 'ana', giveFact, fire, giveHint(1), { type: 'advance-step' });
    expect(ask(given, 'ana', giveFact)).toEqual({ event: null });
    expect(ask(given, 'ana', { ...fire, curveball: { ...CURVEBALL, announcement: 'Another text.' } })).toEqual({
      event: null,
    });
    expect(ask(given, 'ana', giveHint(1))).toEqual({ event: null });
  });
});

describe('the ladder of hints', () => {
  it('[INTERVIEW-14] is climbed rung by rung in the present step', () => {
    expect(ask(running, 'ana', giveHint(2))).toEqual({ refusal: 'hint_out_of_turn' });
    const first = act(running, 'ana', giveHint(1));
    expect(ask(first, 'ana', giveHint(3))).toEqual({ refusal: 'hint_out_of_turn' });
    expect(ask(first, 'ana', giveHint(2))).toHaveProperty('event.rung', 2);
    expect(ask(first, 'ana', giveHint(1, 'estimation'))).toEqual({ refusal: 'hint_out_of_turn' });
  });

  it('[INTERVIEW-14] is over with its step, and the next step has its own', () => {
    const second = actAll(running, 'ana', giveHint(1), { type: 'advance-step' });
    expect(ask(second, 'ana', giveHint(2, 'requirements'))).toEqual({ refusal: 'hint_out_of_turn' });
    expect(act(second, 'ana', giveHint(1, 'estimation')).hints.map(({ stepId, rung }) => [stepId, rung])).toEqual([
      ['requirements', 1],
      ['estimation', 1],
    ]);
  });

  it('[INTERVIEW-14] costs what each hint cost when it was given, on the criterion of its step', () => {
    const given = actAll(running, 'ana', giveHint(1), giveHint(2, 'requirements', 0.25));
    expect(rungsGiven(given, 'requirements')).toBe(2);
    expect(priceOfHints(given, 'requirements')).toBe(0.75);
    expect(priceOfHints(given, 'estimation')).toBe(0);
  });
});

describe('a call for help', () => {
  const asked = act(running, 'ben', { type: 'ask-help', way: 'hint' }, 1_000);

  it('[INTERVIEW-15] says in which step, and what would help', () => {
    expect(openHelpOf(running)).toBeNull();
    for (const way of HELP_WAYS) {
      const state = act(running, 'ben', { type: 'ask-help', way }, 1_000);
      expect(openHelpOf(state)).toEqual({ way, stepId: 'requirements', atMs: NOW + 1_000, settledAtMs: null });
    }
  });

  it('[INTERVIEW-15] is made once, and replaced by one for something else', () => {
    expect(ask(asked, 'ben', { type: 'ask-help', way: 'hint' })).toEqual({ event: null });
    const other = act(asked, 'ben', { type: 'ask-help', way: 'moment' }, 2_000);
    expect(other.helpRequests.map(({ way, settledAtMs }) => [way, settledAtMs])).toEqual([
      ['hint', NOW + 2_000],
      ['moment', null],
    ]);
  });

  it('[INTERVIEW-15] is settled by the hint that it asked for, and by no other call’s', () => {
    expect(openHelpOf(act(asked, 'ana', giveHint(1), 3_000))).toBeNull();
    const clarify = act(running, 'ben', { type: 'ask-help', way: 'clarify' });
    expect(openHelpOf(act(clarify, 'ana', giveHint(1)))).toHaveProperty('way', 'clarify');
    expect(openHelpOf(act(clarify, 'ana', giveFact))).toHaveProperty('way', 'clarify');
  });

  it.each<[string, Command]>([
    ['ana', { type: 'settle-help' }],
    ['ben', { type: 'settle-help' }],
    ['ana', { type: 'advance-step' }],
    ['ana', { type: 'end' }],
  ])('[INTERVIEW-15] is settled when %s says %j', (who, command) => {
    const settled = act(asked, who, command, 5_000);
    expect(settled.helpRequests).toEqual([
      { way: 'hint', stepId: 'requirements', atMs: NOW + 1_000, settledAtMs: NOW + 5_000 },
    ]);
  });

  it('[INTERVIEW-15] that nobody made cannot be settled, and makes no event', () => {
    expect(ask(running, 'ana', { type: 'settle-help' })).toEqual({ event: null });
  });
});
