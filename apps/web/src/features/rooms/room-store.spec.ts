import { describe, expect, it } from '@jest/globals';
import type { RoomView, ServerEvents } from '@fortyfive/contract';
import { ERRORS } from '@fortyfive/contract';
import { EMPTY_INTERVIEW, reduce, RUBRIC_VERSION, type InterviewState, type RoomEvent } from '@fortyfive/interview';
import { ConflictError } from '#platform/conflict-error';
import { ApiError } from '#platform/http';
import { RoomStore, type RoomWire } from './room-store';

const PAIR: RoomEvent[] = [
  { type: 'participant-joined', userId: 'ana', displayName: 'Ana', role: 'interviewer', atMs: 0, actorId: 'ana' },
  { type: 'participant-joined', userId: 'ben', displayName: 'Ben', role: 'candidate', atMs: 0, actorId: 'ben' },
  { type: 'interview-started', atMs: 0, actorId: 'ana' },
];
const STARTED = PAIR.reduce<InterviewState>(reduce, EMPTY_INTERVIEW);
const PAUSE: RoomEvent = { type: 'clock-paused', atMs: 60_000, actorId: 'ben' };
const RESUME: RoomEvent = { type: 'clock-resumed', atMs: 70_000, actorId: 'ben' };
const CONFLICT = { code: 'conflict', message: ERRORS.conflict.message } as const;

/** A room with a server that says what the test wants. */
function openRoom() {
  const server = {
    state: STARTED,
    asked: [] as string[],
    seen: [] as unknown[],
    answer: (): unknown => ({ version: server.state.version }),
  };
  let hear: (fact: ServerEvents['room:event']) => void = () => undefined;
  const wire = {
    emit: async (name: string, { version }: { version?: number }) => {
      server.asked.push(name);
      if (version !== undefined) server.seen.push(version);
      return name === 'room:enter' ? viewOf(server.state) : server.answer();
    },
    onServerEvent: (name: string, listener: typeof hear) => {
      if (name === 'room:event') hear = listener;
      return () => undefined;
    },
    onConnected: (listener: () => void) => {
      listener();
      return () => undefined;
    },
  } as unknown as RoomWire;
  const store = new RoomStore('room', wire);
  store.start();
  const say = (event: RoomEvent, version: number) => hear({ interviewId: 'interview', version, event });
  return { store, server, say, state: () => store.read().view?.state };
}

function viewOf(state: InterviewState): RoomView {
  const question = { slug: 'q', title: 'Q', oneLiner: '', difficulty: 'easy', topics: [], companies: [] } as const;
  return {
    roomId: 'room',
    interviewId: 'interview',
    question,
    rubricVersion: RUBRIC_VERSION,
    state,
    myUserId: 'ana',
    seenByUserIds: [],
    connectedUserIds: ['ana'],
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('RoomStore', () => {
  it('ROOM-WEB-1: moves on by events through the shared reducer', async () => {
    const { store, say, state } = openRoom();
    await settle();
    say(PAUSE, 4);
    expect(state()).toEqual(reduce(STARTED, PAUSE));
    say(PAUSE, 4);
    expect(store.read().view?.state.version).toBe(4);
  });

  it('ROOM-WEB-2: enters again when an event is missing', async () => {
    const { server, say, state } = openRoom();
    await settle();
    server.state = [PAUSE, RESUME].reduce(reduce, STARTED);
    say(RESUME, 5);
    await settle();
    expect(server.asked).toEqual(['room:enter', 'room:enter']);
    expect(state()).toEqual(server.state);
  });

  it('keeps events that arrive while it enters', async () => {
    const { say, state } = openRoom();
    say(PAUSE, 4);
    await settle();
    expect(state()?.version).toBe(4);
  });

  it('ROOM-WEB-3: takes a conflict quietly when the wish holds already', async () => {
    const { store, server, state } = openRoom();
    await settle();
    const paused = reduce(STARTED, PAUSE);
    server.answer = () => {
      throw new ConflictError(CONFLICT, paused);
    };
    await store.run({ type: 'pause' });
    expect(state()).toEqual(paused);
    await expect(store.run({ type: 'add-minute' })).rejects.toBeInstanceOf(ConflictError);
    expect(store.read().busy).toEqual([]);
  });

  it('ROOM-WEB-14: is not in conflict with itself when the next press comes before the answer', async () => {
    const { store, server } = openRoom();
    await settle();
    server.answer = () => ({ version: 3 + server.seen.length });
    await Promise.all([store.run({ type: 'resume' }), store.run({ type: 'advance-step' })]);
    expect(server.seen).toEqual([3, 4]);
    server.answer = () => {
      throw new ApiError('not_allowed', 'No.', 403);
    };
    const refused = expect(store.run({ type: 'end' })).rejects.toThrow('No.');
    await Promise.all([refused, expect(store.run({ type: 'pause' })).rejects.toThrow('No.')]);
    expect(server.seen).toEqual([3, 4, 5, 5]);
  });

  it('passes on why the server refuses a command', async () => {
    const { store, server } = openRoom();
    await settle();
    server.answer = () => {
      throw new ApiError('not_allowed', 'No.', 403);
    };
    await expect(store.run({ type: 'end' })).rejects.toThrow('No.');
  });
});
