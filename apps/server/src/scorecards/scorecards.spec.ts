import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScorecardBody, ScorecardsView, ScorecardView, WeakestStepView } from '@fortyfive/contract';
import { CRITERION_IDS } from '@fortyfive/interview';
import { ask, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const NOTHING_SHOWN: ScorecardsView = { mine: null, others: [] };
let server: RunningApp;
let ana: Person;
let ben: Person;
let olga: Person;

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
  olga = await Person.guest(server.url, 'Olga');
});
afterEach(() => {
  for (const person of [ana, ben, olga]) person.leave();
});
afterAll(() => server.close());

const card = (comment: string): ScorecardBody => ({ ratings: { api: { rating: 'yes', comment } } });
const save = (person: Person, id: string, body: unknown = card('A draft.')) =>
  person.put<ScorecardView & { code?: string }>(`/api/interviews/${id}/scorecard`, body);
const submit = (person: Person, id: string, body: unknown = card('Final.')) =>
  person.post<ScorecardView & { code?: string }>(`/api/interviews/${id}/scorecard/submit`, body);
const seenBy = async (person: Person, id: string) =>
  (await person.get<ScorecardsView>(`/api/interviews/${id}/scorecards`)).body;

async function meet() {
  const interview = await startInterview(ana, ben);
  await olga.accept(interview.invite.token);
  const { roomId, host } = interview;
  const end = async () => expect(await ask(host, 'room:end', { roomId, version: 6 })).toMatchObject({ ok: true });
  return { ...interview, id: interview.interviewId, end };
}

async function rowsOf(id: string) {
  const { rows } = await server.pool.query<{ author_id: string; ratings: unknown; submitted_at: Date | null }>(
    'select author_id, ratings, submitted_at from scorecards where interview_id = $1',
    [id],
  );
  return rows;
}

describe('drafts', () => {
  it('[SCORECARDS-1] are seen by their author alone, while it runs and after the end', async () => {
    const { id, end } = await meet();
    const { status, body } = await save(ana, id);
    expect([status, body]).toEqual([
      200,
      { authorId: ana.user.id, ratings: card('A draft.').ratings, submittedAt: null },
    ]);
    const check = async () => {
      expect(await seenBy(ana, id)).toEqual({ mine: body, others: [] });
      for (const person of [ben, olga]) expect(await seenBy(person, id)).toEqual(NOTHING_SHOWN);
    };
    await check();
    await end();
    await check();
  });

  it('[SCORECARDS-4] change in the criteria that a save names, and in no other', async () => {
    const { id } = await meet();
    const api = { rating: 'yes', comment: 'a' };
    await save(ana, id, { ratings: { api, estimation: { rating: 'no', comment: 'b' } } });
    const estimation = { rating: null, comment: 'c' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => save(ana, id, { ratings: { estimation } })));
    for (const { body } of answers) expect(body.ratings).toEqual({ api, estimation });
    expect((await save(ana, id, { ratings: {} })).body.ratings).toEqual({ api, estimation });
    expect((await seenBy(ana, id)).mine?.ratings).toEqual({ api, estimation });
    expect(await rowsOf(id)).toHaveLength(1);
  });

  it('[SCORECARDS-4] lose nothing when two windows write different criteria at once', async () => {
    const { id } = await meet();
    const write = async (criterion: string) => {
      for (let round = 0; round < 10; round++) {
        const entry = { rating: 'yes', comment: `${criterion} ${round}` };
        const { status, body } = await save(ana, id, { ratings: { [criterion]: entry } });
        expect([status, body.ratings]).toEqual([200, expect.objectContaining({ [criterion]: entry })]);
      }
    };
    await Promise.all(CRITERION_IDS.map(write));
    const written = CRITERION_IDS.map((criterion) => [criterion, { rating: 'yes', comment: `${criterion} 9` }]);
    expect((await seenBy(ana, id)).mine?.ratings).toEqual(Object.fromEntries(written));
    expect(await rowsOf(id)).toHaveLength(1);
  });

  it('[SCORECARDS-2] begin with the interview', async () => {
    const { roomId, invite } = await ana.openRoom();
    await ben.accept(invite.token);
    const { view } = await ana.enter(roomId);
    for (const answer of [await save(ana, view.interviewId), await submit(ana, view.interviewId)])
      expect([answer.status, answer.body.code]).toEqual([409, 'interview_not_started']);
    expect(await rowsOf(view.interviewId)).toEqual([]);
  });
});

describe('handing in', () => {
  it('[SCORECARDS-1] shows the card to the others once the interview has ended, and not before', async () => {
    const { id, end } = await meet();
    const { body } = await submit(ana, id);
    expect(body).toMatchObject({ authorId: ana.user.id, ratings: card('Final.').ratings });
    expect(Math.abs(Date.parse(body.submittedAt ?? '') - server.time.nowMs())).toBeLessThan(10_000);
    for (const person of [ben, olga]) expect(await seenBy(person, id)).toEqual(NOTHING_SHOWN);
    await end();
    for (const person of [ben, olga]) expect(await seenBy(person, id)).toEqual({ mine: null, others: [body] });
    expect(await seenBy(ana, id)).toEqual({ mine: body, others: [] });
  });

  it('[SCORECARDS-3] is final and gives the same answer, also for 20 at once with different cards', async () => {
    const { id, end } = await meet();
    const estimation = { rating: 'no', comment: 'Saved in another window.' } as const;
    await save(ana, id, { ratings: { estimation } });
    await end();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => submit(ana, id, card(`Version ${index}`))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
    const [first] = answers;
    for (const { body } of answers) expect(body).toEqual(first?.body);
    expect(first?.body.ratings).toMatchObject({ estimation, api: { rating: 'yes' } });
    expect((await submit(ana, id, card('Too late.'))).body).toEqual(first?.body);
    const rows = await rowsOf(id);
    expect(rows).toMatchObject([{ author_id: ana.user.id, ratings: first?.body.ratings }]);
  });

  it('[SCORECARDS-3] leaves nothing to be saved, not even by a save under way', async () => {
    const { id } = await meet();
    const [submitted] = await Promise.all([
      submit(ana, id),
      ...Array.from({ length: 8 }, () => save(ana, id, card('Late draft.'))),
    ]);
    const late = await save(ana, id, card('Later still.'));
    expect([late.status, late.body.code]).toEqual([409, 'scorecard_submitted']);
    expect((await seenBy(ana, id)).mine).toEqual(submitted.body);
  });

  it('[SCORECARDS-3] outlives the server', async () => {
    const { id } = await meet();
    const { body } = await submit(ana, id);
    await server.restart();
    expect((await seenBy(ana, id)).mine).toEqual(body);
  });
});

describe('who may score', () => {
  it('[SCORECARDS-2] is the interviewer: candidate, observer and stranger find nothing there to write', async () => {
    const { id, end } = await meet();
    const stranger = await Person.guest(server.url, 'Stranger');
    const tryAll = async () => {
      for (const person of [ben, olga, stranger])
        for (const answer of [await save(person, id), await submit(person, id)])
          expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    };
    await tryAll();
    await end();
    await tryAll();
    expect(await rowsOf(id)).toEqual([]);
    expect((await stranger.get(`/api/interviews/${id}/scorecards`)).body).toMatchObject({ code: 'not_found' });
  });

  it('[SCORECARDS-2] is whoever is interviewer after a swap', async () => {
    const { roomId, invite } = await ana.openRoom('candidate');
    await ben.accept(invite.token);
    const [host, guest] = [await ana.enter(roomId), await ben.enter(roomId)];
    await ask(guest.socket, 'room:swap-roles', { roomId, version: 2 });
    for (const { socket } of [host, guest]) await ask(socket, 'room:set-ready', { roomId, isReady: true });
    expect(await ask(host.socket, 'room:start', { roomId, version: 5 })).toMatchObject({ ok: true });
    expect((await save(ana, host.view.interviewId)).status).toBe(200);
    expect((await save(ben, host.view.interviewId)).status).toBe(404);
  });
});

describe('what a card may hold', () => {
  it('[SCORECARDS-5] is all eight criteria with a full comment each', async () => {
    const { id } = await meet();
    const ratings = Object.fromEntries(
      CRITERION_IDS.map((criterion) => [criterion, { rating: 'strong-yes', comment: '\u{1F680}'.repeat(1_000) }]),
    );
    const { status, body } = await save(ana, id, { ratings });
    expect([status, body.ratings]).toEqual([200, ratings]);
  });

  it.each([
    ['a rating that there is not', { ratings: { api: { rating: 'maybe', comment: '' } } }],
    ['an unknown criterion', { ratings: { charm: { rating: 'yes', comment: '' } } }],
    ['a long comment', card('x'.repeat(2_001))],
    ['another author', { ...card(''), authorId: '01a1f7cc-2f69-711d-9eec-b49f432af5e6' }],
    ['nothing', {}],
    ['a list', []],
  ])('[SCORECARDS-5] is not %s', async (_, body) => {
    const { id } = await meet();
    for (const answer of [await save(ana, id, body), await submit(ana, id, body)])
      expect([answer.status, answer.body.code]).toEqual([400, 'bad_request']);
    expect(await rowsOf(id)).toEqual([]);
  });

  it('[SCORECARDS-5] is any text, also such as a database does not take', async () => {
    const { id } = await meet();
    const { status, body } = await save(ana, id, card('A\0B \ud83d \u202e <script>'));
    expect([status, body.ratings]).toEqual([200, card('AB \ufffd \u202e <script>').ratings]);
  });
});

describe('the weakest step', () => {
  it('[SCORECARDS-6] comes from what others handed in about me as candidate, once it is handed in and over', async () => {
    const weakest = async (person: Person) =>
      (await person.get<WeakestStepView>('/api/scorecards/weakest-step')).body.stepId;
    const [host, guest] = [await Person.guest(server.url, 'Hedi'), await Person.guest(server.url, 'Gil')];
    const { interviewId, roomId, host: socket } = await startInterview(host, guest);
    const rated = { ratings: { api: { rating: 'yes', comment: '' }, estimation: { rating: 'no', comment: '' } } };
    await save(host, interviewId, rated);
    expect(await weakest(guest)).toBeNull();
    await submit(host, interviewId, rated);
    expect(await weakest(guest)).toBeNull();
    await ask(socket, 'room:end', { roomId, version: 5 });
    expect([await weakest(guest), await weakest(host), await weakest(olga)]).toEqual(['estimation', null, null]);
    expect((await new Person(server.url).get('/api/scorecards/weakest-step')).status).toBe(401);
    for (const person of [host, guest]) person.leave();
  });
});
