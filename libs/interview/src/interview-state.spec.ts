import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decide,
  EMPTY_INTERVIEW,
  MAX_OBSERVERS,
  reduce,
  ROLES,
  type Command,
  type InterviewState,
  type RoomEvent,
  type RoomEventType,
} from './index.js';

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
