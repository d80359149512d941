import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ERRORS, MAX_PARTNER_REPORTS_A_DAY, PARTNER_REPORT_MAX, type BlocksView } from '@fortyfive/contract';
import { Person, startObservedInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { readPartnerReports } from './partner.reports.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const UNKNOWN = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';
let server: RunningApp;
let people: Awaited<ReturnType<typeof startObservedInterview>>['people'];
let interviewId: string;

beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());

beforeEach(async () => {
  const observed = await startObservedInterview(server.url);
  people = observed.people;
  interviewId = observed.running.interviewId;
  for (const person of Object.values(people)) person.leave();
});

const bodyAbout = ({ user }: Person, text = 'He shouted.') => ({ userId: user.id, reason: 'rude', text });
const report = (author: Person, body: unknown, id = interviewId) =>
  author.post(`/api/interviews/${id}/partner-reports`, body);
const written = async () =>
  (await readPartnerReports(server.pool)).filter((one) => one.interviewId === null || one.interviewId === interviewId);

describe('reports', () => {
  it('[PARTNERS-7] are written by any participant about any other, and read by who runs the server', async () => {
    const { ana, ben, cleo } = people;
    expect((await report(ana, bodyAbout(ben, 'First line.\nSecond line.'))).status).toBe(204);
    server.time.advance(1_000);
    expect((await report(cleo, { ...bodyAbout(ana, ''), reason: 'no-show' })).status).toBe(204);
    const person = ({ user }: Person) => ({ userId: user.id, name: user.displayName, email: null });
    expect(await written()).toEqual([
      { interviewId, reason: 'no-show', text: '', about: person(ana), by: person(cleo), at: expect.any(String) },
      {
        ...{ interviewId, reason: 'rude', text: 'First line.\nSecond line.' },
        ...{ about: person(ben), by: person(ana), at: expect.any(String) },
      },
    ]);
  });

  it('[PARTNERS-7] are not written about oneself, strangers and nobody, nor by who was not there', async () => {
    const stranger = await Person.guest(server.url, 'Stranger');
    const { ana, ben } = people;
    const answers = [
      await report(ana, bodyAbout(ana)),
      await report(ana, { ...bodyAbout(ana), userId: ana.user.id.toUpperCase() }),
      await report(ana, bodyAbout(stranger)),
      await report(ana, { ...bodyAbout(ben), userId: UNKNOWN }),
      await report(stranger, bodyAbout(ben)),
      await report(ana, bodyAbout(ben), UNKNOWN),
    ];
    for (const { status, body } of answers)
      expect([status, body]).toEqual([404, { code: 'not_found', message: ERRORS.not_found.message }]);
    expect((await report(new Person(server.url), bodyAbout(ben))).body).toMatchObject({ code: 'signed_out' });
    expect(await written()).toEqual([]);
  });

  it.each([
    ['no reason', { reason: undefined }],
    ['a reason of its own', { reason: 'ugly' }],
    ['too much text', { text: 'x'.repeat(PARTNER_REPORT_MAX + 1) }],
    ['no id', { userId: 'x' }],
    ['more than is asked', { isBanned: true }],
  ])('[PARTNERS-7] with %s are refused', async (_, part) => {
    const answer = await report(people.ana, { ...bodyAbout(people.ben), ...part });
    expect([answer.status, answer.body.code]).toEqual([400, 'bad_request']);
  });

  it('[PARTNERS-7] are ten a day for one person, also when eleven come at once', async () => {
    const { ana, ben, cleo } = people;
    const all = Array.from({ length: MAX_PARTNER_REPORTS_A_DAY + 1 }, () => report(ana, bodyAbout(ben)));
    const statuses = (await Promise.all(all)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(MAX_PARTNER_REPORTS_A_DAY).fill(204), 429]);
    expect((await report(ana, bodyAbout(cleo))).body).toMatchObject({ code: 'too_many_requests' });
    expect((await report(cleo, bodyAbout(ben))).status).toBe(204);
    server.time.advance(DAY_MS);
    expect((await report(ana, bodyAbout(ben))).status).toBe(204);
  });

  it('[PARTNERS-7] keep any text, as it can be kept', async () => {
    await report(people.ana, bodyAbout(people.ben, "a\0b'; drop table users; --\ud83d"));
    expect((await written())[0]?.text).toBe("ab'; drop table users; --\ufffd");
  });
});

describe('an account that is gone', () => {
  const remove = (person: Person) => server.pool.query('delete from users where id = $1', [person.user.id]);

  it('[PARTNERS-8] leaves the reports that it wrote, and those about it with the name it had', async () => {
    const { ana, ben, cleo } = people;
    await report(ana, bodyAbout(ben, 'by who goes'));
    await report(cleo, bodyAbout(ana, 'about who goes'));
    await remove(ana);
    const byText = Object.fromEntries((await written()).map((one) => [one.text, one]));
    expect(byText['by who goes']).toMatchObject({ by: null, about: { userId: ben.user.id, name: 'Ben' }, interviewId });
    expect(byText['about who goes']).toMatchObject({ about: { userId: null, name: 'Ana', email: null } });
    expect((await report(cleo, bodyAbout(ana))).status).toBe(404);
  });

  it('[PARTNERS-8] leaves them when the interview goes as well', async () => {
    await report(people.ana, bodyAbout(people.ben, 'orphaned'));
    await server.pool.query('delete from interviews where id = $1', [interviewId]);
    expect((await written()).find(({ text }) => text === 'orphaned')).toMatchObject({
      ...{ interviewId: null, about: { name: 'Ben' }, by: { name: 'Ana' } },
    });
  });

  it('[PARTNERS-8] takes its blocks with it, and those against it', async () => {
    const { ana, ben, cleo } = people;
    const block = (by: Person, { user }: Person) => by.send('PUT', `/api/blocks/${user.id}`);
    await block(ana, ben);
    await block(cleo, ana);
    await block(cleo, ben);
    await remove(ana);
    const { rows } = await server.pool.query('select 1 from blocks where $1 in (blocker_id, blocked_id)', [
      ana.user.id,
    ]);
    expect(rows).toEqual([]);
    const { blocked } = (await cleo.get<BlocksView>('/api/blocks')).body;
    expect(blocked.map(({ userId }) => userId)).toEqual([ben.user.id]);
    expect((await block(cleo, ana)).status).toBe(404);
  });

  it('takes its scorecard and what it wanted to improve, and leaves the opening of the others’ cards', async () => {
    const { ana, ben } = people;
    const saved = await ana.put(`/api/interviews/${interviewId}/scorecard`, {
      takeaways: { first: 'Ask for numbers.' },
    });
    expect(saved.status).toBe(200);
    await server.pool.query(`insert into improvements values ($1, $2, 1, 'Ask', 'Write them down')`, [
      ana.user.id,
      interviewId,
    ]);
    await server.pool.query(`insert into scorecard_openings values ($1, now(), 'deadline', now())`, [interviewId]);
    await remove(ana);
    const { rows } = await server.pool.query(
      `select (select count(*)::int from scorecards where interview_id = $1) as cards,
         (select count(*)::int from improvements where interview_id = $1) as improvements,
         (select count(*)::int from scorecard_openings where interview_id = $1) as openings`,
      [interviewId],
    );
    expect(rows).toEqual([{ cards: 0, improvements: 0, openings: 1 }]);
    const view = await ben.get<{ state: { participants: { displayName: string }[] } }>(
      `/api/interviews/${interviewId}`,
    );
    expect(view.body.state.participants[0]?.displayName).toBe('Ana');
  });
});
