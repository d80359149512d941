import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { MyScorecardView, ScorecardBody, ScorecardsView, WeakestStepView } from '@fortyfive/contract';
import { CRITERION_IDS, PARTNER_TRAITS } from '@fortyfive/interview';
import { ask, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

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
  person.put<MyScorecardView & { code?: string }>(`/api/interviews/${id}/scorecard`, body);
const submit = (person: Person, id: string, body: unknown = card('Final.')) =>
  person.post<MyScorecardView & { code?: string }>(`/api/interviews/${id}/scorecard/submit`, body);
const EMPTY_PARTS = { evidence: {}, takeaways: {}, selfReview: {}, aboutPartner: {}, partnerRatings: {} };
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
      { authorId: ana.user.id, ratings: card('A draft.').ratings, ...EMPTY_PARTS, submittedAt: null },
    ]);
    const check = async () => {
      expect(await seenBy(ana, id)).toMatchObject({ mine: body, others: [] });
      for (const person of [ben, olga]) expect(await seenBy(person, id)).toMatchObject({ mine: null, others: [] });
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
  it('[SCORECARDS-2] is whoever took part: a stranger finds nothing there to write', async () => {
    const { id, end } = await meet();
    const stranger = await Person.guest(server.url, 'Stranger');
    const tryAll = async () => {
      for (const answer of [await save(stranger, id), await submit(stranger, id)])
        expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    };
    await tryAll();
    await end();
    await tryAll();
    expect(await rowsOf(id)).toEqual([]);
    expect((await stranger.get(`/api/interviews/${id}/scorecards`)).body).toMatchObject({ code: 'not_found' });
  });

  it('[SCORECARDS-2] is the candidate only once it has ended', async () => {
    const { id, end } = await meet();
    for (const answer of [await save(ben, id), await submit(ben, id)])
      expect([answer.status, answer.body.code]).toEqual([409, 'interview_not_over']);
    expect((await save(olga, id)).status).toBe(200);
    await end();
    expect((await save(ben, id)).status).toBe(200);
  });

  const evidence = { [crypto.randomUUID()]: { criterionId: 'api', sign: '+', words: '', offsetMs: 5 } } as const;
  const selfReview = { time: { answer: 'partly', comment: 'A little over.' } } as const;
  const aboutPartner = { 'went-well': 'Patient.' };
  const partnerRatings = { fair: 'strong-yes' } as const;

  it.each<[string, ScorecardBody]>([
    ['evidence', { evidence }],
    ['self-review', { selfReview }],
    ['words about the partner', { aboutPartner }],
    ['ratings of the partner', { partnerRatings }],
  ])('[SCORECARDS-2] decides what is on the card: %s', async (part, body) => {
    const { id, end } = await meet();
    await end();
    const isRaters = part === 'evidence';
    for (const [person, isCandidate] of [
      [ana, false],
      [olga, false],
      [ben, true],
    ] as const) {
      const { status, body: answer } = await save(person, id, body);
      if (isCandidate === isRaters) expect([status, answer.code]).toEqual([400, 'not_your_part']);
      else expect([status, answer]).toEqual([200, expect.objectContaining(body)]);
    }
  });

  it('[SCORECARDS-12] says nothing of how the interviewer is rated on any card but the candidate’s own', async () => {
    const { id, end } = await meet();
    await end();
    const all = Object.fromEntries(PARTNER_TRAITS.map(({ id: trait }) => [trait, 'strong-no']));
    await submit(ben, id, { partnerRatings: all, aboutPartner: { 'went-well': 'Patient.' } });
    for (const person of [ana, olga]) await submit(person, id);
    expect((await seenBy(ben, id)).mine?.partnerRatings).toEqual(all);
    const { others, sealing } = await seenBy(ana, id);
    expect([others.length, sealing.isOpenToMe, JSON.stringify(others).includes('strong-no')]).toEqual([2, true, false]);
    expect(Object.keys(others[0] ?? {})).not.toContain('partnerRatings');
    expect(JSON.stringify(others)).toContain('Patient.');
    expect(JSON.stringify((await seenBy(olga, id)).others)).not.toContain('Patient.');
    expect((await seenBy(ben, id)).mine?.aboutPartner).toEqual({ 'went-well': 'Patient.' });
  });

  it('[SCORECARDS-2] is whoever is interviewer after a swap', async () => {
    const { roomId, invite } = await ana.openRoom('candidate');
    await ben.accept(invite.token);
    const [host, guest] = [await ana.enter(roomId), await ben.enter(roomId)];
    await ask(guest.socket, 'room:swap-roles', { roomId, version: 2 });
    for (const { socket } of [host, guest]) await ask(socket, 'room:set-ready', { roomId, isReady: true });
    expect(await ask(host.socket, 'room:start', { roomId, version: 5 })).toMatchObject({ ok: true });
    expect((await save(ana, host.view.interviewId)).status).toBe(200);
    expect((await save(ben, host.view.interviewId)).body.code).toBe('interview_not_over');
  });
});

const withEvidence = (change: object, id: string = crypto.randomUUID()) => ({
  evidence: { [id]: { criterionId: 'api', sign: '+', words: 'Named the cursor.', offsetMs: 1, ...change } },
});

describe('evidence', () => {
  it('[SCORECARDS-4] is noted, changed and taken back one by one', async () => {
    const { id } = await meet();
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    await save(ana, id, withEvidence({}, first));
    await save(ana, id, withEvidence({ sign: '-' }, second));
    const changed = await save(ana, id, withEvidence({ words: 'Named the cursor and its size.' }, first));
    expect(changed.body.evidence).toEqual({
      ...withEvidence({ words: 'Named the cursor and its size.' }, first).evidence,
      ...withEvidence({ sign: '-' }, second).evidence,
    });
    const left = (await save(ana, id, { evidence: { [first]: null } })).body.evidence;
    expect(Object.keys(left)).toEqual([second]);
    expect((await seenBy(ana, id)).mine?.evidence).toEqual(left);
  });

  it('[SCORECARDS-7] keeps its moment, and none that has not come', async () => {
    const { id, end } = await meet();
    const offsetOf = async (offsetMs: number) => {
      const { body } = await save(ana, id, withEvidence({ offsetMs }));
      return Object.values(body.evidence).at(-1)?.offsetMs ?? -1;
    };
    server.time.advance(60_000);
    expect(await offsetOf(42_000)).toBe(42_000);
    const clamped = await offsetOf(2_000_000_000);
    expect(Math.abs(clamped - 60_000)).toBeLessThan(5_000);
    await end();
    server.time.advance(600_000);
    expect((await offsetOf(2_000_000_000)) - clamped).toBeLessThan(5_000);
  });

  it('[SCORECARDS-5] has an end: what is one too many changes nothing', async () => {
    const { id } = await meet();
    const many = (count: number) => ({
      evidence: Object.assign({}, ...Array.from({ length: count }, () => withEvidence({}).evidence)) as object,
    });
    expect((await save(ana, id, many(201))).body.code).toBe('bad_request');
    expect((await save(ana, id, many(200))).status).toBe(200);
    const { status, body } = await save(ana, id, { ...many(1), ratings: { api: { rating: 'no', comment: '' } } });
    expect([status, body.code]).toEqual([409, 'evidence_full']);
    expect(await seenBy(ana, id)).toMatchObject({ mine: { ratings: {} } });
    expect((await submit(ana, id, many(1))).body.code).toBe('evidence_full');
  });
});

describe('what a card may hold', () => {
  it('[SCORECARDS-5] is all criteria with a full comment each', async () => {
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
    ['a list', []],
    ['a fourth takeaway', { takeaways: { fourth: 'x' } }],
    ['a long takeaway', { takeaways: { first: 'x'.repeat(301) } }],
    ['evidence without an id', { evidence: { first: { criterionId: 'api', sign: '+', words: '', offsetMs: 0 } } }],
    ['evidence before the start', withEvidence({ offsetMs: -1 })],
    ['evidence of another sign', withEvidence({ sign: '*' })],
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
  it('[SCORECARDS-6] comes from what others handed in about me as candidate, once that is open to me', async () => {
    const weakest = async (person: Person) =>
      (await person.get<WeakestStepView>('/api/scorecards/weakest-step')).body.stepId;
    const [host, guest] = [await Person.guest(server.url, 'Hedi'), await Person.guest(server.url, 'Gil')];
    const { interviewId, roomId, host: socket } = await startInterview(host, guest);
    const rated = { ratings: { api: { rating: 'yes', comment: '' }, estimation: { rating: 'no', comment: '' } } };
    const mine = { ratings: { api: { rating: 'strong-no', comment: '' } } };
    await save(host, interviewId, rated);
    await submit(host, interviewId, rated);
    await ask(socket, 'room:end', { roomId, version: 5 });
    expect(await weakest(guest)).toBeNull();
    await submit(guest, interviewId, mine);
    expect([await weakest(guest), await weakest(host), await weakest(olga)]).toEqual(['estimation', null, null]);
    expect((await new Person(server.url).get('/api/scorecards/weakest-step')).status).toBe(401);
    for (const person of [host, guest]) person.leave();
  });

  it('[SCORECARDS-6] says nothing of a card that somebody who was late never sees', async () => {
    const [host, guest] = [await Person.guest(server.url, 'Hedi'), await Person.guest(server.url, 'Gil')];
    const { interviewId, roomId, host: socket } = await startInterview(host, guest);
    await ask(socket, 'room:end', { roomId, version: 5 });
    await submit(host, interviewId);
    server.time.advance(25 * 3_600_000);
    await submit(guest, interviewId);
    expect((await guest.get('/api/scorecards/weakest-step')).body).toEqual({ stepId: null });
    for (const person of [host, guest]) person.leave();
  });
});

describe('the top three', () => {
  const three = [
    { aim: 'Ask about reads and writes.', action: 'Write five questions before each practice.' },
    { aim: 'Use the figures.', action: 'One estimate a day.' },
  ];
  const put = (person: Person, id: string, improvements: unknown) =>
    person.put<{ improvements?: unknown; code?: string }>(`/api/interviews/${id}/improvements`, { improvements });
  const latest = async (person: Person) => (await person.get('/api/improvements/latest')).body;

  it('[SCORECARDS-11] are mine alone, after the end, and the latest list is shown again', async () => {
    const { id, end } = await meet();
    expect((await put(ben, id, three)).body.code).toBe('interview_not_over');
    await end();
    expect(await latest(ben)).toEqual({ interviewId: null, improvements: [] });
    expect((await put(ben, id, three)).body).toEqual({ improvements: three });
    expect(await latest(ben)).toEqual({ interviewId: id, improvements: three });
    for (const person of [ana, olga]) {
      expect((await person.get(`/api/interviews/${id}/improvements`)).body).toEqual({ improvements: [] });
      expect(await latest(person)).toEqual({ interviewId: null, improvements: [] });
    }
    const later = await meet();
    await later.end();
    await put(ben, later.id, three.slice(1));
    expect(await latest(ben)).toEqual({ interviewId: later.id, improvements: three.slice(1) });
    await put(ben, later.id, [{ aim: ' ', action: '' }]);
    expect(await latest(ben)).toEqual({ interviewId: id, improvements: three });
  });

  it('[SCORECARDS-11] are three at most, and nobody else’s to write', async () => {
    const { id, end } = await meet();
    await end();
    expect((await put(ben, id, [...three, ...three])).body.code).toBe('bad_request');
    const stranger = await Person.guest(server.url, 'Stranger');
    expect((await put(stranger, id, three)).body.code).toBe('not_found');
    const lists = Array.from({ length: 10 }, (_, n) => [
      { aim: `Aim ${n}`, action: 'a' },
      { aim: 'Second', action: `${n}` },
    ]);
    await Promise.all(lists.map((list) => put(ben, id, list)));
    const { improvements } = (await ben.get<{ improvements: typeof three }>(`/api/interviews/${id}/improvements`)).body;
    expect(lists).toContainEqual(improvements);
  });
});
