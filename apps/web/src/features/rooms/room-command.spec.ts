import { describe, expect, it } from '@jest/globals';
import { ROOM_CLIENT_EVENTS } from '@fortyfive/contract';
import { EMPTY_INTERVIEW, reduce, type InterviewState, type RoomEvent } from '@fortyfive/interview';
import { isFulfilled, sendCommand, type RoomCommand } from './room-command';

const ROOM_ID = '0199b3f0-5c1e-7000-8000-000000000001';
const atDesk = { atMs: 60_000, actorId: 'ana' };

/** What a browser asks for at the desk, and the event that it leads to. */
const CASES: readonly (readonly [RoomCommand, RoomEvent])[] = [
  [
    { type: 'give-fact', factId: 'reads' },
    { ...atDesk, type: 'fact-given', factId: 'reads', stepId: 'requirements', asked: 'Reads?', answer: '100 to 1.' },
  ],
  [
    { type: 'give-hint', stepId: 'requirements', rung: 1 },
    { ...atDesk, type: 'hint-given', stepId: 'requirements', rung: 1, text: 'Who reads?', price: 0.5 },
  ],
  [
    { type: 'fire-curveball', curveballId: 'spike' },
    { ...atDesk, type: 'curveball-fired', curveballId: 'spike', stepId: 'requirements', announcement: 'Ten times.' },
  ],
  [
    { type: 'ask-help', way: 'moment' },
    { ...atDesk, type: 'help-asked', stepId: 'requirements', way: 'moment' },
  ],
];

async function sentBy(command: RoomCommand): Promise<{ name: string; input: unknown }> {
  const sent: { name: string; input: unknown }[] = [];
  const send = (async (name: string, input: unknown) => {
    sent.push({ name, input });
    return { version: 4 };
  }) as Parameters<typeof sendCommand>[0];
  await sendCommand(send, command, { roomId: ROOM_ID, version: 3 });
  const [only] = sent;
  if (!only) throw new Error('Nothing was sent.');
  return only;
}

const isDone = (command: RoomCommand, after: InterviewState) => isFulfilled(command, EMPTY_INTERVIEW, after, 'ana');

describe('a command at the desk', () => {
  it.each(CASES)('[ROOM-WEB-18] sends $type as the contract has it: names, never words', async (command) => {
    const { name, input } = await sentBy(command);
    expect(name).toBe(`room:${command.type}`);
    const definition = ROOM_CLIENT_EVENTS[name as keyof typeof ROOM_CLIENT_EVENTS];
    expect({ ...definition.input.parse(input), type: command.type }).toEqual({ roomId: ROOM_ID, ...command });
  });

  it.each(CASES)('holds once $type has happened, and not before', (command, event) => {
    expect(isDone(command, EMPTY_INTERVIEW)).toBe(false);
    expect(isDone(command, reduce(EMPTY_INTERVIEW, event))).toBe(true);
  });

  it('settles help', async () => {
    const { name, input } = await sentBy({ type: 'settle-help' });
    expect([name, ROOM_CLIENT_EVENTS['room:settle-help'].input.parse(input)]).toEqual([
      'room:settle-help',
      { roomId: ROOM_ID },
    ]);
    const asked = reduce(EMPTY_INTERVIEW, { ...atDesk, type: 'help-asked', stepId: 'api', way: 'hint' });
    expect(isDone({ type: 'settle-help' }, asked)).toBe(false);
    expect(isDone({ type: 'settle-help' }, reduce(asked, { ...atDesk, type: 'help-settled' }))).toBe(true);
  });
});
