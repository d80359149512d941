import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  MyScorecardView,
  NextInterviewView,
  PendingScorecardsView,
  ScorecardBody,
  ScorecardServerEvents,
  ScorecardsView,
} from '@fortyfive/contract';
import { ask, eventually, Person, startInterview, type ClientSocket } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { ScorecardsGateway } from './scorecards.gateway.js';

const HOUR_MS = 3_600_000;
let server: RunningApp;
let ana: Person;
let ben: Person;
let olga: Person;

beforeAll(async () => {
  server = await startApp();
  for (const [name, keep] of [
    ['Ana', (person: Person) => (ana = person)],
    ['Ben', (person: Person) => (ben = person)],
    ['Olga', (person: Person) => (olga = person)],
  ] as const)
    keep(await Person.guest(server.url, name));
});
afterEach(() => {
  for (const person of [ana, ben, olga]) person.leave();
});
afterAll(() => server.close());

type Answer = MyScorecardView & { code?: string };
const card = (comment: string): ScorecardBody => ({ ratings: { api: { rating: 'yes', comment } } });
const submit = (person: Person, id: string, body: ScorecardBody = card(`By ${person.user.displayName}.`)) =>
  person.post<Answer>(`/api/interviews/${id}/scorecard/submit`, body);
const seenBy = async (person: Person, id: string) =>
  (await person.get<ScorecardsView>(`/api/interviews/${id}/scorecards`)).body;
const authorsSeenBy = async (person: Person, id: string) =>
  (await seenBy(person, id)).others.map(({ authorId }) => nameOf(authorId)).sort();
const nameOf = (id: string) => [ana, ben, olga].find(({ user }) => user.id === id)?.user.displayName;

/** Ana has interviewed Ben while Olga watched, and it is over. */
async function meet({ isOver = true } = {}) {
  const interview = await startInterview(ana, ben);
  await olga.accept(interview.invite.token);
  const end = async () => {
    const reply = await ask(interview.host, 'room:end', { roomId: interview.roomId, version: 6 });
    expect(reply).toMatchObject({ ok: true });
  };
  if (isOver) await end();
  return { ...interview, id: interview.interviewId, end };
}

async function countOpenings(id: string) {
  const { rows } = await server.pool.query<{ reason: string }>(
    'select reason from scorecard_openings where interview_id = $1',
    [id],
  );
  return rows.map(({ reason }) => reason);
}

async function countCards(id: string, { user }: Person) {
  const { rowCount } = await server.pool.query('select from scorecards where interview_id = $1 and author_id = $2', [
    id,
    user.id,
  ]);
  return rowCount;
}

/** Somebody who looks on while it happens. */
async function watch(person: Person, interviewId: string) {
  const socket = person.connect();
  const heard: [string, unknown][] = [];
  for (const name of ['scorecards:handed-in', 'scorecards:opened', 'scorecards:swapped'] as const)
    socket.on(name, (payload: ScorecardServerEvents[typeof name]) => void heard.push([name, payload]));
  const reply = await ask(socket, 'scorecards:watch', { interviewId });
  return { heard, reply, socket };
}

describe('sealed scorecards', () => {
  it('[SCORECARDS-8] open when interviewer and candidate have both handed in, and to whoever has', async () => {
    const { id } = await meet();
    await submit(ana, id);
    await submit(olga, id);
    for (const person of [ana, ben, olga]) {
      expect(await seenBy(person, id)).toMatchObject({ others: [], sealing: { opening: null, isOpenToMe: false } });
    }
    expect((await seenBy(ben, id)).sealing).toMatchObject({
      handedInUserIds: [ana.user.id],
      deadlineAt: expect.any(String),
      isWaitingForSwap: false,
    });
    await submit(ben, id);
    expect(await authorsSeenBy(ana, id)).toEqual(['Ben', 'Olga']);
    expect(await authorsSeenBy(ben, id)).toEqual(['Ana', 'Olga']);
    expect(await authorsSeenBy(olga, id)).toEqual(['Ana', 'Ben']);
    expect((await seenBy(olga, id)).sealing.opening?.reason).toBe('both-handed-in');
  });

  it('[SCORECARDS-8] open to an observer with their own card, which does not hold the others up', async () => {
    const { id } = await meet();
    await submit(ana, id);
    await submit(ben, id);
    expect(await authorsSeenBy(ana, id)).toEqual(['Ben']);
    expect(await seenBy(olga, id)).toMatchObject({ others: [], sealing: { isOpenToMe: false } });
    await submit(olga, id);
    expect(await authorsSeenBy(olga, id)).toEqual(['Ana', 'Ben']);
    expect(await authorsSeenBy(ben, id)).toEqual(['Ana', 'Olga']);
  });

  it('[SCORECARDS-8] open a day after the end, never for who had not handed in, whose card still serves the others', async () => {
    const { id } = await meet();
    await submit(ben, id);
    server.time.advance(24 * HOUR_MS - 60_000);
    expect((await seenBy(ben, id)).sealing.opening).toBeNull();
    server.time.advance(60_000);
    expect((await seenBy(ben, id)).sealing).toMatchObject({ opening: { reason: 'time-up' }, isOpenToMe: true });
    expect(await seenBy(ana, id)).toMatchObject({ others: [], sealing: { isOpenToMe: false } });
    expect((await submit(ana, id)).status).toBe(200);
    expect(await seenBy(ana, id)).toMatchObject({ others: [], sealing: { isOpenToMe: false } });
    expect(await authorsSeenBy(ben, id)).toEqual(['Ana']);
    await submit(olga, id);
    expect((await seenBy(olga, id)).others).toEqual([]);
    expect(await countOpenings(id)).toEqual(['time-up']);
  });

  it('[SCORECARDS-8] are open to nobody when both are late', async () => {
    const { id } = await meet();
    server.time.advance(25 * HOUR_MS);
    await submit(ana, id);
    await submit(ben, id);
    for (const person of [ana, ben, olga]) expect((await seenBy(person, id)).others).toEqual([]);
    expect(await countOpenings(id)).toEqual(['time-up']);
  });

  it('[SCORECARDS-8] wait for the end, also when the interviewer has handed in before', async () => {
    const { id, end } = await meet({ isOver: false });
    await submit(ana, id);
    await submit(olga, id);
    for (const person of [ben, olga]) expect((await seenBy(person, id)).others).toEqual([]);
    expect((await submit(ben, id)).body.code).toBe('interview_not_over');
    await end();
    expect((await seenBy(olga, id)).others).toEqual([]);
  });
});

describe('a swap of roles', () => {
  const next = (person: Person, roomId: string, question: string | null = 'rate-limiter') =>
    person.post<NextInterviewView & { code?: string }>(`/api/rooms/${roomId}/interviews`, { question });

  async function begin(person: Person, roomId: string): Promise<string> {
    return (await next(person, roomId)).body.interviewId;
  }

  async function play(roomId: string, interviewer: ClientSocket, candidate: ClientSocket) {
    for (const socket of [interviewer, candidate]) {
      expect(await ask(socket, 'room:enter', { roomId })).toMatchObject({ ok: true });
      expect(await ask(socket, 'room:set-ready', { roomId, isReady: true })).toMatchObject({ ok: true });
    }
    expect(await ask(interviewer, 'room:start', { roomId, version: 5 })).toMatchObject({ ok: true });
    return async () => expect(await ask(interviewer, 'room:end', { roomId, version: 6 })).toMatchObject({ ok: true });
  }

  it('[ROOM-21] begins another interview in the room, with everybody in it and the pair the other way round', async () => {
    const { id, roomId, guest } = await meet();
    const nextId = await begin(ben, roomId);
    const view = await ask(guest, 'room:enter', { roomId });
    expect(view).toMatchObject({ ok: true, value: { interviewId: nextId, question: { slug: 'rate-limiter' } } });
    const roles = view.ok ? view.value.state.participants.map(({ displayName, role }) => [displayName, role]) : [];
    expect(roles).toEqual([
      ['Ana', 'candidate'],
      ['Ben', 'interviewer'],
      ['Olga', 'observer'],
    ]);
    const { rows } = await server.pool.query('select user_id, role from participants where interview_id = $1', [
      nextId,
    ]);
    expect(rows).toHaveLength(3);
    expect(nextId).not.toBe(id);
  });

  it('[ROOM-21] is for the pair, once the first has ended, and once', async () => {
    const { roomId, end } = await meet({ isOver: false });
    expect((await next(ana, roomId)).body.code).toBe('swap_under_way');
    await end();
    const stranger = await Person.guest(server.url, 'Stranger');
    for (const person of [olga, stranger]) expect((await next(person, roomId)).body.code).toBe('not_found');
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => next(index % 2 ? ana : ben, roomId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    expect((await next(ana, roomId, 'no-such-question')).body.code).toBe('swap_under_way');
  });

  it('[SCORECARDS-8] keeps the first sealed until the second has ended, and both open on their own terms', async () => {
    const { id, roomId, host, guest } = await meet();
    const watching = await watch(olga, id);
    const secondId = await begin(ana, roomId);
    await submit(ana, id);
    await submit(ben, id);
    for (const person of [ana, ben])
      expect(await seenBy(person, id)).toMatchObject({
        others: [],
        sealing: { opening: null, deadlineAt: null, isWaitingForSwap: true },
      });
    const end = await play(roomId, guest, host);
    expect((await seenBy(ana, id)).others).toEqual([]);
    await end();
    await eventually(
      () => watching.heard.map(([name]) => name),
      (names) => names.includes('scorecards:opened'),
    );
    expect(await authorsSeenBy(ana, id)).toEqual(['Ben']);
    await submit(ben, secondId);
    expect((await seenBy(ana, secondId)).others).toEqual([]);
    await submit(ana, secondId);
    expect(await authorsSeenBy(ana, secondId)).toEqual(['Ben']);
    expect(watching.heard[0]).toEqual(['scorecards:swapped', { interviewId: id, roomId, nextInterviewId: secondId }]);
  });

  it('[SCORECARDS-8] holds nobody up who waits for a partner that does not come', async () => {
    const { id, roomId } = await meet();
    await begin(ben, roomId);
    await submit(ana, id);
    await submit(ben, id);
    server.time.advance(23 * HOUR_MS);
    expect((await seenBy(ana, id)).others).toEqual([]);
    server.time.advance(HOUR_MS);
    expect(await authorsSeenBy(ana, id)).toEqual(['Ben']);
  });

  it('[SCORECARDS-9] that comes at the moment of opening either keeps it sealed or finds it open', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, roomId } = await meet();
      await submit(ana, id);
      await Promise.all([submit(ben, id), begin(ana, roomId)]);
      const [openings, seen] = [await countOpenings(id), (await seenBy(ana, id)).others];
      expect(openings.length).toBe(seen.length);
      for (const person of [ana, ben]) person.leave();
    }
  }, 40_000);

  it('[SCORECARDS-9] the last card that comes with the end of the second opens the first exactly once', async () => {
    for (let round = 0; round < 6; round++) {
      const { id, roomId, host, guest } = await meet();
      await begin(ana, roomId);
      await submit(ana, id);
      const end = await play(roomId, guest, host);
      await Promise.all([end(), submit(ben, id), seenBy(ana, id), submit(olga, id)]);
      expect(await authorsSeenBy(ana, id)).toEqual(['Ben', 'Olga']);
      expect(await authorsSeenBy(olga, id)).toEqual(['Ana', 'Ben']);
      expect(await countOpenings(id)).toEqual(['both-handed-in']);
      for (const person of [ana, ben]) person.leave();
    }
  }, 40_000);
});

describe('races', () => {
  it('[SCORECARDS-3] a draft that is saved at the moment of handing in is on the card or refused, and changes nothing after', async () => {
    const { id } = await meet();
    const save = (n: number) =>
      ben.put<Answer>(`/api/interviews/${id}/scorecard`, { takeaways: { [n % 2 ? 'first' : 'second']: `Save ${n}` } });
    const saving = Array.from({ length: 20 }, (_, n) => save(n));
    const [handedIn, ...saved] = await Promise.all([submit(ben, id, card('Final.')), ...saving]);
    const { mine } = await seenBy(ben, id);
    expect([mine, mine?.ratings]).toEqual([handedIn.body, card('Final.').ratings]);
    expect(await countCards(id, ben)).toBe(1);
    for (const { status, body } of saved)
      expect([status, body.code]).toEqual(status === 200 ? [200, undefined] : [409, 'scorecard_submitted']);
  });

  it('[SCORECARDS-3] fifty submits at once are one row, one answer and one opening', async () => {
    const { id } = await meet();
    await submit(ana, id);
    const watching = await watch(ana, id);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => submit(ben, id, card(`Version ${n}`))));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(await countCards(id, ben)).toBe(1);
    expect(await countOpenings(id)).toEqual(['both-handed-in']);
    await eventually(
      () => watching.heard.length,
      (count) => count >= 2,
    );
    expect(watching.heard.map(([name]) => name).sort()).toEqual(['scorecards:handed-in', 'scorecards:opened']);
  }, 30_000);

  it('[SCORECARDS-9] both handing in at once open it exactly once, whoever is last', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await meet();
      await Promise.all([submit(ana, id), submit(ben, id), seenBy(olga, id)]);
      expect(await countOpenings(id)).toEqual(['both-handed-in']);
      expect([await authorsSeenBy(ana, id), await authorsSeenBy(ben, id)]).toEqual([['Ben'], ['Ana']]);
      for (const person of [ana, ben]) person.leave();
    }
  }, 40_000);

  it('[SCORECARDS-9] a deadline that passes while somebody hands in opens once, and shows them the rest or not for good', async () => {
    for (let round = 0; round < 6; round++) {
      const { id } = await meet();
      await submit(ana, id);
      server.time.advance(24 * HOUR_MS - 20);
      await Promise.all([seenBy(ana, id), submit(ben, id), seenBy(ana, id), seenBy(olga, id)]);
      server.time.advance(HOUR_MS);
      expect(await authorsSeenBy(ana, id)).toEqual(['Ben']);
      expect(await countOpenings(id)).toHaveLength(1);
      const { sealing, mine, others } = await seenBy(ben, id);
      const wasInTime = Date.parse(mine?.submittedAt ?? '') <= Date.parse(sealing.deadlineAt ?? '');
      expect([sealing.isOpenToMe, others.length]).toEqual([wasInTime, wasInTime ? 1 : 0]);
      for (const person of [ana, ben]) person.leave();
    }
  }, 40_000);

  it('[SCORECARDS-8] a draft typed over the deadline is kept, and handed in without showing anything', async () => {
    const { id } = await meet();
    await submit(ana, id);
    const save = (comment: string) => ben.put<Answer>(`/api/interviews/${id}/scorecard`, card(comment));
    expect((await save('In time.')).status).toBe(200);
    server.time.advance(25 * HOUR_MS);
    expect((await save('Too late, and kept.')).body.ratings).toEqual(card('Too late, and kept.').ratings);
    expect((await submit(ben, id, {})).body.ratings).toEqual(card('Too late, and kept.').ratings);
    expect((await seenBy(ben, id)).others).toEqual([]);
  });

  it('[ROOM-8] two windows of the interviewer that advance at once go one step, and the other learns where it stands', async () => {
    const { roomId, host } = await meet({ isOver: false });
    const second = (await ana.enter(roomId)).socket;
    const replies = await Promise.all(
      [host, second].map((socket) => ask(socket, 'room:advance-step', { roomId, version: 6 })),
    );
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const loser = replies.find(({ ok }) => !ok);
    expect(loser).toMatchObject({ error: { code: 'conflict' }, conflict: { state: { clock: { stepIndex: 1 } } } });
  });
});

describe('what is still to be handed in', () => {
  const pendingOf = async (person: Person) =>
    (await person.get<PendingScorecardsView>('/api/scorecards/pending')).body.pending.map(
      ({ interviewId }) => interviewId,
    );

  it('[SCORECARDS-13] is said to everybody who took part, until it is handed in or too late', async () => {
    const people = await Promise.all(['Pia', 'Quin'].map((name) => Person.guest(server.url, name)));
    const [pia, quin] = people as [Person, Person];
    const play = async () => {
      const { interviewId, roomId, host } = await startInterview(pia, quin);
      const before = await pendingOf(pia);
      await ask(host, 'room:end', { roomId, version: 5 });
      expect(before).not.toContain(interviewId);
      return interviewId;
    };
    const first = await play();
    server.time.advance(HOUR_MS);
    const second = await play();
    expect([await pendingOf(pia), await pendingOf(quin)]).toEqual([
      [first, second],
      [first, second],
    ]);
    await submit(quin, first);
    expect([await pendingOf(pia), await pendingOf(quin)]).toEqual([[first, second], [second]]);
    server.time.advance(23 * HOUR_MS + HOUR_MS / 2);
    expect(await pendingOf(pia)).toEqual([second]);
    server.time.advance(HOUR_MS);
    expect(await pendingOf(pia)).toEqual([]);
    for (const person of people) person.leave();
  });
});

describe('watching', () => {
  it('[SCORECARDS-10] tells both at once when it opens, and why, also when only the time is up', async () => {
    const { id } = await meet();
    const [one, other] = [await watch(ana, id), await watch(ben, id)];
    expect(one.reply).toMatchObject({ ok: true, value: { opening: null } });
    await submit(ana, id);
    server.time.advance(25 * HOUR_MS);
    await server.app.nest.get(ScorecardsGateway).look();
    const opened = ({ heard }: typeof one) => heard.find(([name]) => name === 'scorecards:opened')?.[1];
    for (const watcher of [one, other])
      expect(await eventually(() => opened(watcher), Boolean)).toMatchObject({ interviewId: id, reason: 'time-up' });
  });

  it('[SCORECARDS-10] is for who took part: a stranger hears nothing, and cannot tell it from none', async () => {
    const { id } = await meet();
    const stranger = await Person.guest(server.url, 'Stranger');
    const { reply, heard } = await watch(stranger, id);
    const none = await watch(stranger, '01a1f7cc-2f69-711d-9eec-b49f432af5e6');
    expect(reply).toEqual(none.reply);
    expect(reply).toMatchObject({ ok: false, error: { code: 'not_found' } });
    await submit(ana, id);
    await submit(ben, id);
    await ask(none.socket, 'time:read', {});
    expect(heard).toEqual([]);
    stranger.leave();
  });
});
