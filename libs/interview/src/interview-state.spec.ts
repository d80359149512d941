import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decide,
  EMPTY_INTERVIEW,
  HELP_WAYS,
  MAX_OBSERVERS,
  openHelpOf,
  priceOfHints,
  reduce,
  ROLES,
  rungsGiven,
  STEP_IDS,
  type Command,
  type InterviewState,
  type RoomEvent,
  type RoomEventType,
} from './index.js';

/** Few names, so that the same thing is given more than once, and hints of steps that are over or have not come yet. */
const atDesk: fc.Arbitrary<Command> = fc.oneof(
  fc
    .constantFrom('volume', 'latency')
    .map((factId): Command => ({ type: 'give-fact', fact: { factId, asked: 'How much?', answer: factId } })),
  fc
    .record({ stepId: fc.constantFrom(...STEP_IDS), rung: fc.integer({ min: 1, max: 3 }) })
    .map(({ stepId, rung }): Command => ({
      type: 'give-hint',
      hint: { stepId, rung, text: `${stepId} ${rung}`, price: 0.5 },
    })),
  fc
    .constantFrom('spike', 'region')
    .map((curveballId): Command => ({ type: 'fire-curveball', curveball: { curveballId, announcement: curveballId } })),
  fc.constantFrom(...HELP_WAYS).map((way): Command => ({ type: 'ask-help', way })),
  fc.constant<Command>({ type: 'settle-help' }),
);

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Command>({ type: 'join', displayName: 'Somebody' }) },
  { weight: 3, arbitrary: fc.constantFrom(...ROLES).map((role): Command => ({ type: 'take-role', role })) },
  { weight: 3, arbitrary: fc.boolean().map((isReady): Command => ({ type: 'set-ready', isReady })) },
  fc.constantFrom<Command>({ type: 'swap-roles' }, { type: 'open-brief' }, { type: 'end' }),
  {
    weight: 8,
    arbitrary: fc.constantFrom<Command>(
      { type: 'start' },
      { type: 'pause' },
      { type: 'resume' },
      { type: 'advance-step' },
      { type: 'add-minute' },
    ),
  },
  { weight: 10, arbitrary: atDesk },
);
/** Mostly the two who hold the roles, so that many stories get past the lobby. */
const userId = fc.oneof({ weight: 3, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(15) }).map(String);
const tries = fc.array(fc.record({ command, userId, afterMs: fc.nat(600_000) }), { maxLength: 120, size: 'large' });

interface Story {
  readonly events: RoomEvent[];
  readonly states: InterviewState[];
}

/** What came of everything that was tried, by whomever, beginning with two people who are ready. */
function tell(attempts: { command: Command; userId: string; afterMs: number }[]): Story {
  const opening = ['0', '1'].flatMap((userId) => [
    { userId, afterMs: 0, command: { type: 'join', displayName: `Person ${userId}` } as const },
    { userId, afterMs: 0, command: { type: 'set-ready', isReady: true } as const },
  ]);
  const story: Story = { events: [], states: [EMPTY_INTERVIEW] };
  let nowMs = 1_800_000_000_000;
  for (const attempt of [...opening, ...attempts]) {
    nowMs += attempt.afterMs;
    const state = story.states.at(-1) ?? EMPTY_INTERVIEW;
    const decision = decide(state, attempt.command, { userId: attempt.userId, nowMs });
    if ('refusal' in decision || !decision.event) continue;
    story.events.push(decision.event);
    story.states.push(reduce(state, decision.event));
  }
  return story;
}

describe('an interview, whatever is tried', () => {
  it('[INTERVIEW-9] comes out the same when its events are stored and replayed', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { events, states } = tell(attempts);
        const stored = JSON.parse(JSON.stringify(events)) as RoomEvent[];
        expect(stored.reduce(reduce, EMPTY_INTERVIEW)).toEqual(states.at(-1));
        expect(states.map(({ version }) => version)).toEqual(states.map((_, index) => index));
      }),
    );
  });

  it('[INTERVIEW-7] never has two people on one seat, two seats for one person, or eleven observers', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        for (const { participants } of tell(attempts).states) {
          const count = (role: string): number => participants.filter((one) => one.role === role).length;
          expect(count('interviewer')).toBeLessThanOrEqual(1);
          expect(count('candidate')).toBeLessThanOrEqual(1);
          expect(count('observer')).toBeLessThanOrEqual(MAX_OBSERVERS);
          expect(new Set(participants.map(({ userId }) => userId)).size).toBe(participants.length);
        }
      }),
    );
  });

  it('[INTERVIEW-6] only ever goes from lobby to running to ended, with a clock from the start on', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { states } = tell(attempts);
        const phases = states.map(({ phase }) => ['lobby', 'running', 'ended'].indexOf(phase));
        expect(phases).toEqual([...phases].sort());
        for (const { phase, clock } of states) {
          expect(clock === null).toBe(phase === 'lobby');
          expect(clock?.endedAtMs != null).toBe(phase === 'ended');
        }
      }),
    );
  });

  it('[INTERVIEW-11] never has a candidate who has read the brief', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const candidates = tell(attempts).states.flatMap(({ participants }) =>
          participants.filter(({ role, hasReadBrief }) => role === 'candidate' && hasReadBrief),
        );
        expect(candidates).toEqual([]);
      }),
    );
  });

  it('[INTERVIEW-8] starts with both seats taken and both people ready', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { events, states } = tell(attempts);
        const start = events.findIndex(({ type }) => type === 'interview-started');
        const seated = start < 0 ? [] : (states[start]?.participants ?? []).filter(({ role }) => role !== 'observer');
        expect(seated.map(({ isReady }) => isReady)).toEqual(start < 0 ? [] : [true, true]);
      }),
    );
  });

  it('[INTERVIEW-13] [INTERVIEW-14] gives each thing once, and hints in order within their step', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { events, states } = tell(attempts);
        const { facts, hints, curveballs } = states.at(-1) ?? EMPTY_INTERVIEW;
        expect(new Set(facts.map(({ factId }) => factId)).size).toBe(facts.length);
        expect(new Set(curveballs.map(({ curveballId }) => curveballId)).size).toBe(curveballs.length);
        for (const stepId of STEP_IDS) {
          const rungs = hints.filter((hint) => hint.stepId === stepId).map(({ rung }) => rung);
          expect(rungs).toEqual(rungs.map((_, index) => index + 1));
        }
        let present = STEP_IDS[0];
        for (const event of events) {
          if (event.type === 'step-advanced') present = event.to as typeof present;
          if (event.type === 'hint-given') expect(event.stepId).toBe(present);
        }
      }),
    );
  });

  it('[INTERVIEW-13] never takes back what was let out, nor its price', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { states } = tell(attempts);
        states.slice(1).forEach((after, index) => {
          const before = states[index] ?? EMPTY_INTERVIEW;
          for (const list of ['facts', 'hints', 'curveballs'] as const)
            expect(after[list].slice(0, before[list].length)).toEqual(before[list]);
          for (const stepId of STEP_IDS) {
            expect(rungsGiven(after, stepId)).toBeGreaterThanOrEqual(rungsGiven(before, stepId));
            expect(priceOfHints(after, stepId)).toBe(rungsGiven(after, stepId) / 2);
          }
        });
      }),
    );
  });

  it('[INTERVIEW-15] has at most one open call for help, of the present step, and none outside the running interview', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        for (const state of tell(attempts).states) {
          const open = state.helpRequests.filter(({ settledAtMs }) => settledAtMs === null);
          expect(open.length).toBeLessThanOrEqual(1);
          expect(openHelpOf(state)).toBe(open[0] ?? null);
          if (state.phase !== 'running') expect(open).toEqual([]);
          for (const { stepId } of open) expect(stepId).toBe(STEP_IDS[state.clock?.stepIndex ?? -1]);
        }
      }),
    );
  });

  it('[INTERVIEW-9] tells of every kind of event in these stories, so that none goes untested', () => {
    const seen = new Set<RoomEventType>();
    for (const attempts of fc.sample(tries, { numRuns: 300, seed: 45 }))
      for (const { type } of tell(attempts).events) seen.add(type);
    const all: Record<RoomEventType, true> = {
      'participant-joined': true,
      'roles-swapped': true,
      'role-taken': true,
      'readiness-changed': true,
      'brief-opened': true,
      'interview-started': true,
      'clock-paused': true,
      'clock-resumed': true,
      'step-advanced': true,
      'minute-added': true,
      'fact-given': true,
      'hint-given': true,
      'curveball-fired': true,
      'help-asked': true,
      'help-settled': true,
      'interview-ended': true,
    };
    expect([...seen].sort()).toEqual(Object.keys(all).sort());
  });
});

describe('a broken log', () => {
  it.each(['clock-paused', 'clock-resumed', 'minute-added', 'interview-ended'] as const)(
    '[INTERVIEW-9] is not made sense of: %s before the start',
    (type) => {
      expect(() => reduce(EMPTY_INTERVIEW, { type, atMs: 0, actorId: 'somebody' })).toThrow(
        'before the interview started',
      );
    },
  );
});
