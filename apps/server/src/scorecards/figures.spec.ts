import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGREEMENT_INTERVIEWS_MIN, type AgreementView, type AsInterviewerView } from '@fortyfive/contract';
import {
  CRITERION_IDS,
  guardedSum,
  PARTNER_TRAITS,
  RATERS_PER_BATCH,
  RATINGS,
  weightedKappa,
  type CriterionId,
  type Rating,
} from '@fortyfive/interview';
import { ask, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const DAY_MS = 24 * 3_600_000;
let server: RunningApp;

beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());

const guest = (name: string) => Person.guest(server.url, name);
const ratingOf = (level: number) => RATINGS[level - 1] as Rating;
const submit = async (person: Person, id: string, body: unknown = {}) =>
  expect((await person.post(`/api/interviews/${id}/scorecard/submit`, body)).status).toBe(200);
const figuresOf = async (person: Person) =>
  (await person.get<AsInterviewerView>('/api/scorecards/as-interviewer')).body;
const agreementOf = async (person: Person) => (await person.get<AgreementView>('/api/scorecards/agreement')).body;

/** Levels by criterion, as the ratings of a card. */
const cardOf = (levels: Partial<Record<CriterionId, number>>) => ({
  ratings: Object.fromEntries(
    Object.entries(levels).map(([id, level]) => [id, { rating: ratingOf(level), comment: '' }]),
  ),
});

/** An interview that is over. */
async function meet(interviewer: Person, candidate: Person, ...observers: Person[]): Promise<string> {
  const { roomId, interviewId, invite, host } = await startInterview(interviewer, candidate);
  for (const observer of observers) await observer.accept(invite.token);
  const reply = await ask(host, 'room:end', { roomId, version: 5 + observers.length });
  expect(reply).toMatchObject({ ok: true });
  for (const person of [interviewer, candidate]) person.leave();
  return interviewId;
}

describe('agreement of an observer with interviewers', () => {
  /** What Olga and the interviewer say in turn; what is left out, one of them does not rate. */
  const OWN = [1, 2, 3, 4, 2, 3];
  const THEIRS = [1, 3, 3, 4, 1, 1];

  it('[SCORECARDS-14] is the weighted kappa per criterion, from five common interviews on', async () => {
    const [ana, eve, ben, olga] = [await guest('Ana'), await guest('Eve'), await guest('Ben'), await guest('Olga')];
    for (const [index, own] of OWN.entries()) {
      const interviewer = index % 2 === 0 ? ana : eve;
      const id = await meet(interviewer, ben, olga);
      const theirs = THEIRS[index] ?? 0;
      const early = index < AGREEMENT_INTERVIEWS_MIN - 1;
      await submit(olga, id, cardOf({ api: own, requirements: own, estimation: 3, ...(early && { drive: own }) }));
      await submit(interviewer, id, cardOf({ api: theirs, requirements: own, estimation: 3, drive: theirs }));
      await submit(ben, id, cardOf({ api: 4 }));
      const seen = (await agreementOf(olga)).criteria.find(({ criterionId }) => criterionId === 'api');
      expect(seen?.interviews).toBe(index + 1);
      expect(seen?.weightedKappa !== null).toBe(index + 1 >= AGREEMENT_INTERVIEWS_MIN);
    }
    const expected = weightedKappa(OWN.map((own, index) => [own, THEIRS[index] ?? 0]));
    const { interviews, criteria } = await agreementOf(olga);
    expect([interviews, criteria.map(({ criterionId }) => criterionId)]).toEqual([6, [...CRITERION_IDS]]);
    const on = (id: CriterionId) => criteria.find(({ criterionId }) => criterionId === id);
    expect(on('api')).toEqual({
      criterionId: 'api',
      interviews: 6,
      weightedKappa: expected?.kappa,
      interval: expected?.interval,
    });
    expect(on('requirements')).toMatchObject({ interviews: 6, weightedKappa: 1, interval: null });
    expect(on('estimation')).toMatchObject({ interviews: 6, weightedKappa: null, interval: null });
    expect(on('drive')).toMatchObject({ interviews: 4, weightedKappa: null, interval: null });
    expect(on('bottlenecks')).toMatchObject({ interviews: 0, weightedKappa: null });
    for (const other of [ana, ben]) expect(await agreementOf(other)).toMatchObject({ interviews: 0 });
  }, 60_000);

  it('[SCORECARDS-14] counts only interviews whose cards are open to the observer', async () => {
    const [ana, ben, olga] = [await guest('Ana'), await guest('Ben'), await guest('Olga')];
    const count = async () => (await agreementOf(olga)).interviews;
    const sealed = await meet(ana, ben, olga);
    await submit(ana, sealed, cardOf({ api: 3 }));
    await submit(olga, sealed, cardOf({ api: 3 }));
    expect(await count()).toBe(0);
    await submit(ben, sealed);
    expect(await count()).toBe(1);

    const late = await meet(ana, ben, olga);
    await submit(ana, late, cardOf({ api: 3 }));
    await submit(ben, late);
    expect(await count()).toBe(1);
    server.time.advance(DAY_MS + 1);
    await submit(olga, late, cardOf({ api: 3 }));
    expect(await count()).toBe(1);

    const asCandidate = await meet(ana, olga);
    await submit(ana, asCandidate, cardOf({ api: 3 }));
    await submit(olga, asCandidate, cardOf({ api: 3 }));
    expect(await count()).toBe(1);
  }, 30_000);
});

type Levels = readonly [clear: number, prepared: number, fair: number];

const partnerRatings = (levels: readonly (number | null)[]) => ({
  partnerRatings: Object.fromEntries(
    PARTNER_TRAITS.map(({ id }, index) => [id, levels[index] ? ratingOf(levels[index]) : null]),
  ),
});

/** The candidate rates the interviewer, and the cards of that interview are open. */
async function rate(interviewer: Person, candidate: Person, levels: readonly (number | null)[]): Promise<void> {
  const id = await meet(interviewer, candidate);
  await submit(interviewer, id);
  await submit(candidate, id, partnerRatings(levels));
}

describe('what candidates say of an interviewer', () => {
  it('[SCORECARDS-15] is shown as means once three different ones have rated, and then after three more', async () => {
    const ana = await guest('Ana');
    const levels: Levels[] = [
      [4, 2, 3],
      [3, 2, 1],
      [3, 4, 2],
      [1, 1, 2],
      [2, 3, 3],
      [2, 3, 3],
    ];
    const seen: AsInterviewerView[] = [await figuresOf(ana)];
    for (const [index, one] of levels.entries()) {
      await rate(ana, await guest(`Candidate ${index}`), one);
      seen.push(await figuresOf(ana));
    }
    const none = (missing: number) => ({ ratings: 0, missing, means: null });
    const first = { ratings: 3, missing: 0, means: { clear: 10 / 3, prepared: 8 / 3, fair: 2 } };
    const both = { ratings: 6, missing: 0, means: { clear: 15 / 6, prepared: 15 / 6, fair: 14 / 6 } };
    expect(seen).toEqual([none(3), none(2), none(1), first, first, first, both]);
  }, 40_000);

  it('[SCORECARDS-15] says nothing when it is one partner only, and counts of each only what they said first', async () => {
    const [ana, ben] = [await guest('Ana'), await guest('Ben')];
    for (const level of [1, 4, 4, 4]) {
      await rate(ana, ben, [level, level, level]);
      expect(await figuresOf(ana)).toEqual({ ratings: 0, missing: 2, means: null });
    }
    for (const name of ['Cleo', 'Dan']) await rate(ana, await guest(name), [3, 3, 3]);
    const shown = { ratings: 3, missing: 0, means: { clear: 7 / 3, prepared: 7 / 3, fair: 7 / 3 } };
    expect(await figuresOf(ana)).toEqual(shown);
    for (let round = 0; round < 3; round++) await rate(ana, ben, [4, 4, 4]);
    expect(await figuresOf(ana)).toEqual(shown);
  }, 40_000);

  it('[SCORECARDS-15] counts what is handed in, complete, and open; also for an interviewer who handed in nothing', async () => {
    const ana = await guest('Ana');
    const missing = async () => (await figuresOf(ana)).missing;
    await rate(ana, await guest('Ben'), [4, null, 4]);
    expect(await missing()).toBe(3);
    const [cleo, draft] = [await guest('Cleo'), await guest('Dan')];
    const id = await meet(ana, cleo);
    await submit(cleo, id, partnerRatings([4, 4, 4]));
    const drafted = await meet(ana, draft);
    await draft.put(`/api/interviews/${drafted}/scorecard`, partnerRatings([4, 4, 4]));
    expect(await missing()).toBe(3);
    server.time.advance(DAY_MS);
    expect(await missing()).toBe(2);
  }, 30_000);

  it('[SCORECARDS-15] is added up once, however many ask at the moment the third has rated', async () => {
    const ana = await guest('Ana');
    for (const name of ['Ben', 'Cleo', 'Dan']) await rate(ana, await guest(name), [3, 2, 2]);
    const views = await Promise.all(Array.from({ length: 12 }, () => figuresOf(ana)));
    expect(new Set(views.map((view) => JSON.stringify(view))).size).toBe(1);
    expect(views[0]).toEqual({ ratings: 3, missing: 0, means: { clear: 3, prepared: 2, fair: 2 } });
  }, 30_000);

  it('[SCORECARDS-15] lets no rating be told from all that is ever shown, whoever leaves and whatever they agree on', async () => {
    const ana = await guest('Ana');
    const said: Levels[] = [
      [4, 1, 4],
      [4, 1, 2],
      [4, 1, 1],
      [1, 4, 4],
      [1, 4, 4],
      [1, 4, 4],
      [4, 4, 1],
    ];
    const seen: AsInterviewerView[] = [];
    const candidates: Person[] = [];
    const leave = (index: number) => server.pool.query('delete from users where id = $1', [candidates[index]?.user.id]);
    for (const [index, levels] of said.entries()) {
      const candidate = await guest(`Candidate ${index}`);
      candidates.push(candidate);
      await rate(ana, candidate, levels);
      seen.push(await figuresOf(ana));
      // One leaves who is counted and one who is not. Means of those who are left would tell what they had said.
      if (index === 3) await Promise.all([leave(1), leave(3)]);
      seen.push(await figuresOf(ana));
    }
    expect(seen.at(-1)?.ratings).toBe(6);
    const counted = said.filter((_, index) => index !== 3);
    for (const [place, { id }] of PARTNER_TRAITS.entries()) {
      const shown = seen.flatMap(({ means, ratings }) => (means ? [Math.round(means[id] * ratings)] : []));
      // Whoever knows the rules can work out which ratings lead to what was shown, batch by batch.
      const [first = 0, both = 0] = [shown[0], shown.at(-1)];
      expect(new Set(shown)).toEqual(new Set([first, both]));
      for (const [batch, sum] of [first, both - first].entries()) {
        const actual = counted.slice(batch * RATERS_PER_BATCH, (batch + 1) * RATERS_PER_BATCH);
        const worlds = ALL_BATCHES.filter((world) => guardedSum(world) === sum);
        expect(worlds).toContainEqual(actual.map((levels) => levels[place]));
        for (const who of [0, 1, 2]) expect(new Set(worlds.map((world) => world[who])).size).toBeGreaterThan(1);
      }
    }
  }, 40_000);

  it('[SCORECARDS-15] is each interviewer’s own, and nobody’s who is not signed in', async () => {
    const [ana, ben] = [await guest('Ana'), await guest('Ben')];
    for (const candidate of [ben, await guest('Cleo'), await guest('Dan')]) await rate(ana, candidate, [2, 3, 4]);
    expect((await figuresOf(ana)).ratings).toBe(3);
    expect(await figuresOf(ben)).toEqual({ ratings: 0, missing: 3, means: null });
    for (const route of ['as-interviewer', 'agreement'])
      expect((await new Person(server.url).get(`/api/scorecards/${route}`)).status).toBe(401);
  }, 30_000);
});

const LEVELS = [1, 2, 3, 4];
const ALL_BATCHES = LEVELS.flatMap((a) => LEVELS.flatMap((b) => LEVELS.map((c) => [a, b, c])));
