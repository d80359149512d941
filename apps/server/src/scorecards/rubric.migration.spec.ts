import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InterviewView, MyScorecardView, RoomView, ScorecardsView } from '@fortyfive/contract';
import { rubricOf } from '@fortyfive/interview';
import { ask, startObservedInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const MIGRATION = path.join(
  import.meta.dirname,
  '../../../../prisma/migrations/20261123080000_desk_and_sealing/migration.sql',
);
/** What it does to the tables there are; the tables it makes come after. */
const [TO_WHAT_THERE_IS = ''] = readFileSync(MIGRATION, 'utf8').split('-- CreateTable');

/** Takes away what an older server did not know. */
const TO_BEFORE = `
  alter table interviews drop column rubric_version;
  update interviews set state = state - array['facts', 'hints', 'curveballs', 'helpRequests'];
  alter table scorecards drop column evidence, drop column takeaways, drop column self_review, drop column about_partner,
    drop column partner_ratings`;

const RATINGS = { api: { rating: 'yes', comment: 'Of old.' } } as const;
const NO_SUCH = 'This interview is rated by a rubric that has no such criterion.';

let server: RunningApp;
let over: Awaited<ReturnType<typeof startObservedInterview>>;
let running: Awaited<ReturnType<typeof startObservedInterview>>;

beforeAll(async () => {
  server = await startApp();
  [over, running] = [await startObservedInterview(server.url), await startObservedInterview(server.url)];
  const { interviewId, roomId, host } = over.running;
  const { status } = await over.people.ana.post(`/api/interviews/${interviewId}/scorecard/submit`, {
    ratings: RATINGS,
  });
  expect(status).toBe(200);
  expect(await ask(host, 'room:end', { roomId, version: 6 })).toMatchObject({ ok: true });
  await server.pool.query(TO_BEFORE);
  await server.pool.query(TO_WHAT_THERE_IS);
  await server.restart();
}, 30_000);

afterAll(async () => {
  for (const { people } of [over, running]) for (const person of Object.values(people)) person.leave();
  await server.close();
});

type Refusal = MyScorecardView & { code?: string; fields?: unknown };

describe('an interview from before there were versions of the rubric', () => {
  it('[INTERVIEW-16] is there as it was, of the first rubric, with nothing given at its desk', async () => {
    const { interviewId } = over.running;
    for (const person of Object.values(over.people)) {
      const { body } = await person.get<InterviewView>(`/api/interviews/${interviewId}`);
      expect(body).toMatchObject({
        rubricVersion: 1,
        state: { phase: 'ended', facts: [], hints: [], curveballs: [], helpRequests: [] },
      });
      expect((await person.get(`/api/interviews/${interviewId}/recording`)).status).toBe(200);
    }
    const { mine } = (await over.people.ana.get<ScorecardsView>(`/api/interviews/${interviewId}/scorecards`)).body;
    expect(mine).toMatchObject({ ratings: RATINGS, evidence: {}, takeaways: {}, submittedAt: expect.any(String) });
  });

  it('[SCORECARDS-5] is rated by its eight criteria, and by no other', async () => {
    const { interviewId } = over.running;
    const save = (body: unknown) => over.people.cleo.put<Refusal>(`/api/interviews/${interviewId}/scorecard`, body);
    const rating = { rating: 'no', comment: '' };
    const drive = await save({ ratings: { api: rating, drive: rating } });
    expect([drive.status, drive.body]).toMatchObject([400, { code: 'bad_request' }]);
    expect(drive.body).toMatchObject({ fields: [{ path: 'ratings.drive', message: NO_SUCH }] });
    const id = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';
    const evidence = { criterionId: 'drive', sign: '+', words: '', offsetMs: 0 };
    const noted = await save({ evidence: { [id]: evidence } });
    expect(noted.body).toMatchObject({ fields: [{ path: `evidence.${id}.criterionId` }] });
    const path = `/api/interviews/${interviewId}/scorecard/submit`;
    expect((await over.people.cleo.post(path, { ratings: { drive: rating } })).status).toBe(400);

    const criteria = rubricOf(1).criteria.map((criterion) => [criterion.id, rating]);
    expect(criteria).toHaveLength(8);
    const all = await save({ ratings: Object.fromEntries(criteria) });
    expect([all.status, Object.keys(all.body.ratings)]).toEqual([200, expect.arrayContaining(['api', 'trade-offs'])]);
    expect(Object.keys(all.body.ratings)).toHaveLength(8);
  });

  it('[INTERVIEW-16] goes on where it stood, and keeps the first rubric to its end', async () => {
    const { ana } = running.people;
    const { roomId } = running.running;
    const { socket, view } = await ana.enter(roomId);
    expect(view).toMatchObject({ rubricVersion: 1, state: { phase: 'running', facts: [], hints: [] } });
    const hint = await ask(socket, 'room:give-hint', { roomId, stepId: 'requirements', rung: 1 });
    expect(hint).toMatchObject({ ok: true });
    const { body } = await ana.get<RoomView>(`/api/rooms/${roomId}`);
    expect(body).toMatchObject({ rubricVersion: 1, state: { hints: [{ price: rubricOf(1).hintPrice }] } });
    expect(await ask(socket, 'room:end', { roomId, version: body.state.version })).toMatchObject({ ok: true });
    const ended = await ana.get<InterviewView>(`/api/interviews/${running.running.interviewId}`);
    expect(ended.body.rubricVersion).toBe(1);
  });
});
