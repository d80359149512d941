import { describe, expect, it } from '@jest/globals';
import {
  can,
  decide,
  EMPTY_INTERVIEW,
  MAX_OBSERVERS,
  reduce,
  ROLES,
  STEPS,
  type Command,
  type Decision,
  type InterviewState,
  type Phase,
  type Role,
} from './index.js';

const NOW = 1_800_000_000_000;

const COMMANDS: readonly Exclude<Command, { type: 'join' }>[] = [
  { type: 'take-role', role: 'observer' },
  { type: 'swap-roles' },
  { type: 'set-ready', isReady: false },
  { type: 'open-brief' },
  { type: 'start' },
  { type: 'pause' },
  { type: 'resume' },
  { type: 'advance-step' },
  { type: 'add-minute' },
  { type: 'end' },
  { type: 'give-fact', fact: { factId: 'volume', asked: 'How many?', answer: 'Many.' } },
  { type: 'give-hint', hint: { stepId: 'requirements', rung: 1, text: 'Think of the whole life of it.', price: 0.5 } },
  { type: 'fire-curveball', curveball: { curveballId: 'region-lost', announcement: 'A region is gone.' } },
  { type: 'ask-help', way: 'moment' },
  { type: 'settle-help' },
];
const LOBBY = ['take-role', 'swap-roles', 'set-ready', 'open-brief', 'start'];

function act(state: InterviewState, userId: string, command: Command): InterviewState {
  const decision = decide(state, command, { userId, nowMs: NOW });
  if ('refusal' in decision) throw new Error(`${userId} ${command.type}: ${decision.refusal}`);
  return decision.event ? reduce(state, decision.event) : state;
}

const ask = (state: InterviewState, userId: string, command: Command): Decision =>
  decide(state, command, { userId, nowMs: NOW });

function join(state: InterviewState, ...userIds: string[]): InterviewState {
  return userIds.reduce((so, userId) => act(so, userId, { type: 'join', displayName: userId }), state);
}

/** Three people, named after their roles, at one phase of their interview. */
function at(phase: Phase): InterviewState {
  let state = join(EMPTY_INTERVIEW, 'interviewer', 'candidate', 'observer');
  state = act(state, 'interviewer', { type: 'set-ready', isReady: true });
  state = act(state, 'candidate', { type: 'set-ready', isReady: true });
  if (phase === 'lobby') return state;
  state = act(state, 'interviewer', { type: 'start' });
  return phase === 'running' ? state : act(state, 'interviewer', { type: 'end' });
}

function expectedRefusal(role: Role | 'stranger', { type }: Command, phase: Phase): string | null {
  if (phase === 'ended') return 'interview_over';
  if (type === 'join') return null;
  if (role === 'stranger' || !can(role, type)) return 'not_allowed';
  if (phase === 'running' && LOBBY.includes(type)) return 'interview_started';
  if (phase === 'lobby' && !LOBBY.includes(type)) return 'interview_not_started';
  return null;
}

describe('every role, command and phase', () => {
  const people = [...ROLES, 'stranger'] as const;
  const cases = people.flatMap((who) =>
    (['lobby', 'running', 'ended'] as const).flatMap((phase) => COMMANDS.map((command) => ({ who, phase, command }))),
  );

  it.each(cases)('[INTERVIEW-5] [INTERVIEW-6] $who, $phase: $command.type', ({ who, phase, command }) => {
    const decision = ask(at(phase), who, command);
    expect('refusal' in decision ? decision.refusal : null).toBe(expectedRefusal(who, command, phase));
  });

  it.each(cases)(
    '[INTERVIEW-9] $who, $phase: $command.type leaves the state it judged alone',
    ({ who, phase, command }) => {
      const state = at(phase);
      const before = structuredClone(state);
      const decision = ask(state, who, command);
      if ('event' in decision && decision.event) reduce(state, decision.event);
      expect(state).toEqual(before);
    },
  );
});

describe('joining', () => {
  it('[INTERVIEW-7] gives the host the role they prefer and the next person the other', () => {
    for (const preferredRole of ['interviewer', 'candidate'] as const) {
      const state = join(act(EMPTY_INTERVIEW, 'host', { type: 'join', displayName: 'Host', preferredRole }), 'guest');
      const other = preferredRole === 'interviewer' ? 'candidate' : 'interviewer';
      expect(state.participants.map(({ role }) => role)).toEqual([preferredRole, other]);
    }
  });

  it('[INTERVIEW-7] gives a taken preference to nobody twice', () => {
    const state = join(EMPTY_INTERVIEW, 'host');
    const second = act(state, 'guest', { type: 'join', displayName: 'Guest', preferredRole: 'interviewer' });
    expect(second.participants[1]?.role).toBe('candidate');
  });

  it('[INTERVIEW-7] changes nothing the second time, not even after the end', () => {
    for (const phase of ['lobby', 'running', 'ended'] as const)
      expect(ask(at(phase), 'observer', { type: 'join', displayName: 'Again' })).toEqual({ event: null });
  });

  it('[INTERVIEW-7] has room for ten observers, also while the interview runs', () => {
    for (const phase of ['lobby', 'running'] as const) {
      const names = Array.from({ length: MAX_OBSERVERS - 1 }, (_, index) => `o${index}`);
      const full = join(at(phase), ...names);
      expect(full.participants.filter(({ role }) => role === 'observer')).toHaveLength(MAX_OBSERVERS);
      expect(ask(full, 'one-more', { type: 'join', displayName: 'One more' })).toEqual({ refusal: 'room_full' });
    }
  });

  it('[INTERVIEW-7] does not let an eleventh observer in by way of another seat', () => {
    const full = join(at('lobby'), ...Array.from({ length: MAX_OBSERVERS - 1 }, (_, index) => `o${index}`));
    expect(ask(full, 'candidate', { type: 'take-role', role: 'observer' })).toEqual({ refusal: 'room_full' });
  });

  it('[INTERVIEW-6] lets nobody new in after the end', () => {
    expect(ask(at('ended'), 'late', { type: 'join', displayName: 'Late' })).toEqual({ refusal: 'interview_over' });
  });
});

describe('the lobby', () => {
  it('[INTERVIEW-7] gives a seat away only when it is free', () => {
    expect(ask(at('lobby'), 'observer', { type: 'take-role', role: 'candidate' })).toEqual({ refusal: 'role_taken' });
    const free = act(at('lobby'), 'candidate', { type: 'take-role', role: 'observer' });
    const taken = act(free, 'observer', { type: 'take-role', role: 'candidate' });
    expect(taken.participants.map(({ userId, role }) => [userId, role])).toEqual([
      ['interviewer', 'interviewer'],
      ['candidate', 'observer'],
      ['observer', 'candidate'],
    ]);
  });

  it('[INTERVIEW-8] asks whoever swapped or changed seats whether they are ready', () => {
    const swapped = act(at('lobby'), 'candidate', { type: 'swap-roles' });
    expect(swapped.participants.map(({ role, isReady }) => [role, isReady])).toEqual([
      ['candidate', false],
      ['interviewer', false],
      ['observer', false],
    ]);
    const moved = act(at('lobby'), 'candidate', { type: 'take-role', role: 'observer' });
    expect(act(moved, 'candidate', { type: 'take-role', role: 'candidate' }).participants[1]?.isReady).toBe(false);
  });

  it('[INTERVIEW-8] starts only when both are there and both are ready', () => {
    const start: Command = { type: 'start' };
    const refused = { refusal: 'not_everyone_ready' };
    const alone = act(join(EMPTY_INTERVIEW, 'interviewer'), 'interviewer', { type: 'set-ready', isReady: true });
    expect(ask(alone, 'interviewer', start)).toEqual(refused);
    expect(ask(join(alone, 'candidate'), 'interviewer', start)).toEqual(refused);
    expect(ask(act(at('lobby'), 'interviewer', { type: 'set-ready', isReady: false }), 'interviewer', start)).toEqual(
      refused,
    );
    expect(ask(at('lobby'), 'interviewer', start)).toEqual({
      event: { type: 'interview-started', atMs: NOW, actorId: 'interviewer' },
    });
  });
});

describe('the brief', () => {
  const read = act(at('lobby'), 'interviewer', { type: 'open-brief' });

  it('[INTERVIEW-11] keeps whoever has read it from becoming the candidate, by any way', () => {
    for (const who of ['interviewer', 'candidate'])
      expect(ask(read, who, { type: 'swap-roles' })).toEqual({ refusal: 'brief_read' });
    const watching = act(act(read, 'interviewer', { type: 'take-role', role: 'observer' }), 'candidate', {
      type: 'take-role',
      role: 'interviewer',
    });
    expect(ask(watching, 'interviewer', { type: 'take-role', role: 'candidate' })).toEqual({ refusal: 'brief_read' });
    expect(ask(watching, 'observer', { type: 'take-role', role: 'candidate' })).toHaveProperty(
      'event.role',
      'candidate',
    );
  });

  it('[INTERVIEW-11] may be read and the interview started; reading it again makes no event', () => {
    expect(ask(read, 'interviewer', { type: 'open-brief' })).toEqual({ event: null });
    expect(ask(read, 'interviewer', { type: 'start' })).toHaveProperty('event.type', 'interview-started');
    expect(read.participants.map(({ hasReadBrief }) => hasReadBrief)).toEqual([true, false, false]);
  });
});

describe('what is so already', () => {
  it('[INTERVIEW-9] makes no event', () => {
    const paused = act(at('running'), 'candidate', { type: 'pause' });
    expect(ask(paused, 'interviewer', { type: 'pause' })).toEqual({ event: null });
    expect(ask(at('running'), 'interviewer', { type: 'resume' })).toEqual({ event: null });
    expect(ask(at('lobby'), 'candidate', { type: 'set-ready', isReady: true })).toEqual({ event: null });
    expect(ask(at('lobby'), 'observer', { type: 'take-role', role: 'observer' })).toEqual({ event: null });
  });

  it('[INTERVIEW-6] says that there is no seventh step', () => {
    let state = at('running');
    const visited = STEPS.slice(1).map(() => {
      const decision = ask(state, 'interviewer', { type: 'advance-step' });
      state = act(state, 'interviewer', { type: 'advance-step' });
      return 'event' in decision && decision.event?.type === 'step-advanced' ? decision.event.to : null;
    });
    expect(visited).toEqual(STEPS.slice(1).map(({ id }) => id));
    expect(ask(state, 'interviewer', { type: 'advance-step' })).toEqual({ refusal: 'last_step' });
  });
});
