import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClientEventName, InputOf, InterviewView, Reply, RoomView, ServerEvents } from '@fortyfive/contract';
import { HELP_WAYS, STEP_IDS, type InterviewState, type RoomEvent } from '@fortyfive/interview';
import type { Problem } from '@fortyfive/questions';
import { ask, eventually, Person, startObservedInterview, type ClientSocket } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

type Heard = ServerEvents['room:event'];

let server: RunningApp;
let problem: Problem;
const present: Person[] = [];

beforeAll(async () => {
  server = await startApp();
  problem = await problemInBank();
});
afterEach(() => {
  for (const person of present.splice(0)) person.leave();
});
afterAll(() => server.close());

async function problemInBank(): Promise<Problem> {
  const { rows } = await server.pool.query<{ content: Problem }>(
    "select content from question_versions where content ->> 'slug' = 'url-shortener'",
  );
  return (rows[0] as { content: Problem }).content;
}

/** Ana interviews Ben, Cleo watches; the clock runs. */
async function meet() {
  const { people, running } = await startObservedInterview(server.url);
  present.push(...Object.values(people));
  const { socket: watching } = await people.cleo.enter(running.roomId);
  return { ...running, ...people, watching };
}

/** The same three before the start. */
async function meetInLobby() {
  const [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
  present.push(ana, ben);
  const { roomId, invite } = await ana.openRoom();
  await ben.accept(invite.token);
  const [host, guest] = [(await ana.enter(roomId)).socket, (await ben.enter(roomId)).socket];
  return { roomId, ana, host, guest };
}

const stateOf = async (person: Person, roomId: string): Promise<InterviewState> =>
  (await person.get<RoomView>(`/api/rooms/${roomId}`)).body.state;

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code);

function listen(socket: ClientSocket): Heard[] {
  const heard: Heard[] = [];
  socket.on('room:event', (event) => heard.push(event));
  return heard;
}

/** The events at the desk that the log holds, in order. */
async function deskLog(interviewId: string): Promise<RoomEvent[]> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    "select bytes from log_entries where interview_id = $1 and kind = 'event' order by seq",
    [interviewId],
  );
  return rows
    .map(({ bytes }) => JSON.parse(bytes.toString('utf8')) as RoomEvent)
    .filter(({ type }) => /^(fact|hint|curveball|help)-/.test(type));
}

const rung = (place: number, stepId: (typeof STEP_IDS)[number] = 'requirements') => ({ stepId, rung: place });

/** Each thing at the desk with a name that the question has, and with one that no question has. */
const AT_DESK: readonly [ClientEventName, known: Record<string, unknown>, unknown: Record<string, unknown>][] = [
  ['room:give-fact', { factId: 'volume' }, { factId: 'no-such-fact' }],
  ['room:give-hint', rung(1), rung(20)],
  ['room:fire-curveball', { curveballId: 'region-lost' }, { curveballId: 'no-such-curveball' }],
];

const send = (socket: ClientSocket, name: ClientEventName, input: Record<string, unknown>) =>
  ask(socket, name, input as InputOf<typeof name>);

describe('what the interviewer lets out', () => {
  it('[ROOM-19] comes in the words of the question, to everybody, with the step, the time and the price', async () => {
    const { roomId, interviewId, ana, ben, host, guest, watching } = await meet();
    const [toBen, toCleo] = [listen(guest), listen(watching)];
    for (const [name, known] of AT_DESK) expect(codeOf(await send(host, name, { roomId, ...known }))).toBe('ok');
    const { facts, hints, curveballs } = await stateOf(ben, roomId);
    const [fact] = problem.requirements.facts.filter(({ id }) => id === 'volume');
    const [curveball] = problem.curveballs.filter(({ id }) => id === 'region-lost');
    const stepId = 'requirements';
    expect(facts).toEqual([
      { factId: 'volume', stepId, asked: fact?.asked, answer: fact?.answer, atMs: expect.any(Number) },
    ]);
    expect(hints).toEqual([
      { stepId, rung: 1, text: problem.steps.requirements.hints[0], price: 0.5, atMs: expect.any(Number) },
    ]);
    expect(curveballs).toEqual([
      { curveballId: 'region-lost', stepId, announcement: curveball?.announcement, atMs: expect.any(Number) },
    ]);
    await eventually(
      () => [toBen.length, toCleo.length],
      (counts) => counts.every((count) => count >= 3),
    );
    const log = await deskLog(interviewId);
    expect(log.map(({ type, actorId }) => [type, actorId])).toEqual(
      ['fact-given', 'hint-given', 'curveball-fired'].map((type) => [type, ana.user.id]),
    );
    for (const heard of [toBen, toCleo]) expect(heard.map(({ event }) => event).slice(-3)).toEqual(log);
  });

  it('[ROOM-19] comes from the version that is pinned, though the bank has another one by then', async () => {
    const { roomId, ben, host } = await meet();
    const { rows } = await server.pool.query<{ id: string; question_id: string }>(
      `select v.id, v.question_id from question_versions v where v.content ->> 'slug' = 'url-shortener'`,
    );
    const [pinned] = rows;
    const rewritten = JSON.stringify(problem).replaceAll('100 million', '7 thousand');
    const later = await server.pool.query<{ id: string }>(
      `insert into question_versions select (jsonb_populate_record(v, jsonb_build_object(
         'id', gen_random_uuid(), 'version', 'ffffffffffffffff', 'content', $2::jsonb))).*
       from question_versions v where v.id = $1 returning id`,
      [pinned?.id, rewritten],
    );
    const point = 'update questions set current_version_id = $2 where id = $1';
    await server.pool.query(point, [pinned?.question_id, later.rows[0]?.id]);
    expect(codeOf(await ask(host, 'room:give-fact', { roomId, factId: 'volume' }))).toBe('ok');
    expect((await stateOf(ben, roomId)).facts[0]?.answer).toContain('100 million');
    await server.pool.query(point, [pinned?.question_id, pinned?.id]);
    await server.pool.query('delete from question_versions where id = $1', [later.rows[0]?.id]);
  });

  it('[ROOM-19] has to be in the question', async () => {
    const { roomId, ana, host } = await meet();
    const before = await stateOf(ana, roomId);
    for (const [name, , unknown] of AT_DESK)
      expect([name, codeOf(await send(host, name, { roomId, ...unknown }))]).toEqual([name, 'not_found']);
    expect(await stateOf(ana, roomId)).toEqual(before);
  });

  it('[ROOM-19] is given once, whoever presses how often, and costs no second event', async () => {
    const { roomId, interviewId, ana, host, guest } = await meet();
    const { socket: secondTab } = await ana.enter(roomId);
    const heard = listen(guest);
    for (const [name, known] of AT_DESK) {
      const presses = Array.from({ length: 10 }, (_, place) =>
        send(place % 2 ? host : secondTab, name, { roomId, ...known }),
      );
      const versions = (await Promise.all(presses)).map((reply) => (reply.ok ? reply.value : reply.error));
      expect(new Set(versions.map((value) => JSON.stringify(value))).size).toBe(1);
    }
    expect(await deskLog(interviewId)).toHaveLength(3);
    await eventually(
      () => heard.length,
      (count) => count >= 3,
    );
    expect(heard.filter(({ event }) => event.type !== 'interview-started')).toHaveLength(3);
  });

  it('[ROOM-19] is of hints the next rung of the present step and no other', async () => {
    const { roomId, ana, host } = await meet();
    const give = async (place: number, stepId?: (typeof STEP_IDS)[number]) =>
      codeOf(await ask(host, 'room:give-hint', { roomId, ...rung(place, stepId) }));
    expect(await give(2)).toBe('hint_out_of_turn');
    expect(await give(1, 'estimation')).toBe('hint_out_of_turn');
    expect([await give(1), await give(2)]).toEqual(['ok', 'ok']);
    const { version } = await stateOf(ana, roomId);
    await ask(host, 'room:advance-step', { roomId, version });
    expect(await give(3)).toBe('hint_out_of_turn');
    expect(await give(1, 'estimation')).toBe('ok');
    const { hints } = await stateOf(ana, roomId);
    expect(hints.map(({ stepId, rung: place }) => [stepId, place])).toEqual([
      ['requirements', 1],
      ['requirements', 2],
      ['estimation', 1],
    ]);
  });
});

describe('who the desk is for', () => {
  it('[ROOM-20] nobody but the interviewer, who else asks learns not even whether a name is one', async () => {
    const { roomId, interviewId, ana, guest, watching } = await meet();
    const stranger = await Person.guest(server.url, 'Stranger');
    present.push(stranger);
    const before = await stateOf(ana, roomId);
    const who = [
      [guest, 'not_allowed'],
      [watching, 'not_allowed'],
      [stranger.connect(), 'not_found'],
    ] as const;
    for (const [name, known, unknown] of AT_DESK)
      for (const [socket, code] of who) {
        const [right, wrong] = [known, unknown].map((input) => send(socket, name, { roomId, ...input }));
        expect([name, codeOf((await right) as Reply<unknown>)]).toEqual([name, code]);
        expect(await wrong).toEqual(await right);
      }
    const nowhere = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';
    for (const [name, known] of AT_DESK)
      expect(await send(who[2][0], name, { roomId: nowhere, ...known })).toEqual(
        await send(who[2][0], name, { roomId, ...known }),
      );
    expect(await stateOf(ana, roomId)).toEqual(before);
    expect(await deskLog(interviewId)).toEqual([]);
  });

  it('[ROOM-20] nobody before the start, not even to try out names', async () => {
    const { roomId, ana, host, guest } = await meetInLobby();
    const before = await stateOf(ana, roomId);
    for (const [name, known, unknown] of AT_DESK)
      for (const input of [known, unknown]) {
        expect(codeOf(await send(host, name, { roomId, ...input }))).toBe('interview_not_started');
        expect(codeOf(await send(guest, name, { roomId, ...input }))).toBe('not_allowed');
      }
    expect(codeOf(await ask(guest, 'room:ask-help', { roomId, way: 'hint' }))).toBe('interview_not_started');
    expect(await stateOf(ana, roomId)).toEqual(before);
  });

  it('[ROOM-20] nobody after the end, for whom everything stays as it was', async () => {
    const { roomId, interviewId, ana, ben, host, guest, watching } = await meet();
    await ask(host, 'room:give-fact', { roomId, factId: 'volume' });
    const { version } = await stateOf(ana, roomId);
    await ask(host, 'room:end', { roomId, version });
    for (const socket of [host, guest, watching])
      for (const [name, known, unknown] of AT_DESK)
        for (const input of [known, unknown])
          expect(codeOf(await send(socket, name, { roomId, ...input }))).toBe('interview_over');
    const { body } = await ben.get<InterviewView>(`/api/interviews/${interviewId}`);
    expect(body.state.facts.map(({ factId }) => factId)).toEqual(['volume']);
  });
});

describe('a call for help', () => {
  it('[ROOM-20] is the candidate’s alone, and settled by either of the pair', async () => {
    const { roomId, ana, host, guest, watching } = await meet();
    for (const socket of [host, watching])
      for (const way of HELP_WAYS)
        expect(codeOf(await ask(socket, 'room:ask-help', { roomId, way }))).toBe('not_allowed');
    const heard = listen(host);
    for (const settler of [host, guest]) {
      expect(codeOf(await ask(guest, 'room:ask-help', { roomId, way: 'clarify' }))).toBe('ok');
      expect(codeOf(await ask(watching, 'room:settle-help', { roomId }))).toBe('not_allowed');
      expect(codeOf(await ask(settler, 'room:settle-help', { roomId }))).toBe('ok');
    }
    const { helpRequests } = await stateOf(ana, roomId);
    expect(helpRequests.map(({ way, settledAtMs }) => [way, settledAtMs !== null])).toEqual([
      ['clarify', true],
      ['clarify', true],
    ]);
    await eventually(
      () => heard.filter(({ event }) => event.type.startsWith('help-')).length,
      (count) => count === 4,
    );
  });

  it('[ROOM-20] is one call however often it is pressed, and over when the hint has been given', async () => {
    const { roomId, interviewId, ana, host, guest } = await meet();
    await Promise.all(Array.from({ length: 10 }, () => ask(guest, 'room:ask-help', { roomId, way: 'hint' })));
    expect(codeOf(await ask(host, 'room:give-hint', { roomId, ...rung(1) }))).toBe('ok');
    expect((await deskLog(interviewId)).map(({ type }) => type)).toEqual(['help-asked', 'hint-given']);
    expect((await stateOf(ana, roomId)).helpRequests).toEqual([
      { way: 'hint', stepId: 'requirements', atMs: expect.any(Number), settledAtMs: expect.any(Number) },
    ]);
  });
});
