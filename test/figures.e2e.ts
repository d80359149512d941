import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RATINGS, rubricOf } from '@fortyfive/interview';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, expectReadable, untilColoursRest } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE } from './support/browser.js';
import { ask, Person, startInterview } from './support/person.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

/** What Ana and Olga give for the interface, interview by interview. */
const BY_ANA = [1, 3, 3, 4, 2, 3];
const BY_OLGA = [1, 2, 3, 4, 3, 3];

let server: RunningApp;
let browser: Browser;
let ana: Person;
let olga: Person;
let lastId: string;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  [ana, olga] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Olga')];
}, 60_000);

afterAll(async () => {
  for (const person of [ana, olga]) person?.leave();
  await browser?.close();
  await server?.close();
});

/** An interview that is over and whose three cards are handed in. The candidate is a new one. */
async function meet(round: number): Promise<void> {
  const candidate = await Person.guest(server.url, `Candidate ${round}`);
  const { roomId, interviewId, invite, host } = await startInterview(ana, candidate);
  await olga.accept(invite.token);
  expect(await ask(host, 'room:end', { roomId, version: 6 })).toMatchObject({ ok: true });
  const api = (levels: readonly number[]) => ({
    ratings: { api: { rating: RATINGS[(levels[round] ?? 0) - 1], comment: '' }, drive: { rating: 'yes', comment: '' } },
  });
  await submit(olga, interviewId, api(BY_OLGA));
  await submit(ana, interviewId, api(BY_ANA));
  await submit(candidate, interviewId, {
    partnerRatings: { clear: 'strong-yes', prepared: 'yes', fair: round === 0 ? 'no' : 'yes' },
  });
  for (const person of [ana, candidate]) person.leave();
  lastId = interviewId;
}

async function submit(person: Person, id: string, body: unknown): Promise<void> {
  expect((await person.post(`/api/interviews/${id}/scorecard/submit`, body)).status).toBe(200);
}

const section = (page: Page, name: string) => page.getByRole('region', { name });
const cells = (page: Page, name: string, row: string) =>
  section(page, name)
    .getByRole('row')
    .filter({ hasText: row })
    .innerText()
    .then((text) => text.replace(/\s+/g, ' '));

/** Nothing sticks out on a phone, and all can be read in the dark. With PICTURES set to a folder, leaves pictures. */
async function lookAt(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  for (const [device, viewport] of [
    ['wide', DESKTOP],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await untilColoursRest(page);
      const folder = process.env.PICTURES;
      if (folder) await page.screenshot({ path: `${folder}/${name}-${device}-${colorScheme}.png`, fullPage: true });
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
  await expectReadable(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await untilColoursRest(page);
  await page.setViewportSize(DESKTOP);
}

// One story, told in order: each part begins where the one before it ended.
describe('figures behind the scorecards', () => {
  it('[FIGURES-1] [FIGURES-2] say how much is missing while there is too little, and whose is not said', async () => {
    await meet(0);
    await meet(1);
    const { page, context } = await visitAs(browser, ana);
    await page.goto('/interviews');
    await section(page, 'As interviewer').getByText('1 more rating to go.').waitFor();
    await section(page, 'As observer').getByText('You have not observed an interview yet.').waitFor();
    expect(await section(page, 'As interviewer').innerText()).not.toContain('Candidate');
    await lookAt(page, 'figures-too-few');
    await context.close();
  }, 60_000);

  it('[FIGURES-1] show means of three candidates, and say where the scale ends', async () => {
    await meet(2);
    const { page, context, errors } = await visitAs(browser, ana);
    await page.goto('/interviews');
    const figures = section(page, 'As interviewer');
    await figures.getByText('From 3 candidates', { exact: false }).waitFor();
    // All three gave the best for "clear"; shown is what tells nobody's own.
    expect(await cells(page, 'As interviewer', 'Clear')).toMatch(/3\.7 of 4$/);
    expect(await cells(page, 'As interviewer', 'Prepared')).toMatch(/3\.0 of 4$/);
    expect(await cells(page, 'As interviewer', 'Fair')).toMatch(/2\.7 of 4$/);
    await figures.getByText('no mean goes below 1.3 or above 3.7', { exact: false }).waitFor();
    await lookAt(page, 'figures-interviewer');
    expect(errors).toEqual([]);
    await context.close();
  }, 60_000);

  it('[FIGURES-2] show an observer the agreement from five interviews on, with its range, and nothing before', async () => {
    await meet(3);
    const { page, context, errors } = await visitAs(browser, olga);
    await page.goto('/interviews');
    await section(page, 'As observer').getByText('4 interviews so far.').waitFor();
    await meet(4);
    await page.reload();
    expect(await cells(page, 'As observer', 'API')).toMatch(/ 5 substantial 0\.64 0\.14 to 1\.00$/);
    expect(await cells(page, 'As observer', 'Drive')).toMatch(/ 5 not defined: always one and the same rating$/);
    expect(await cells(page, 'As observer', 'Deep dive')).toMatch(/ 0 5 more to go$/);
    await section(page, 'As observer').getByText('Landis and Koch (1977)', { exact: false }).waitFor();
    await lookAt(page, 'figures-observer');
    expect(errors).toEqual([]);
    await context.close();
  }, 60_000);

  it('say when they cannot be had, and come when they can', async () => {
    const { page, context } = await visitAs(browser, ana);
    let isDown = true;
    await page.route('**/api/scorecards/as-interviewer', (route) =>
      isDown ? route.fulfill({ status: 400, json: { code: 'bad_request', message: '' } }) : route.continue(),
    );
    await page.goto('/interviews');
    const retry = section(page, 'As interviewer').getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    isDown = false;
    await retry.press('Enter');
    await section(page, 'As interviewer').getByRole('table').waitFor();
    await context.close();
  }, 30_000);

  it('[INTERVIEW-16] an interview of the first rubric is rated by its eight criteria for good, on every page', async () => {
    await meet(5);
    await server.pool.query('update interviews set rubric_version = 1 where id = $1', [lastId]);
    await server.pool.query('delete from scorecards where interview_id = $1 and author_id = $2', [
      lastId,
      olga.user.id,
    ]);
    const titles = rubricOf(1).criteria.map(({ title }) => title);
    expect(titles).toHaveLength(8);
    const { page, context } = await visitAs(browser, olga);
    await page.goto(`/interviews/${lastId}`);
    const editor = page.getByRole('region', { name: 'Your scorecard' });
    for (const title of titles) await editor.getByRole('button', { name: new RegExp(`^${title}`) }).waitFor();
    expect(await editor.getByRole('button', { name: /^Drive/ }).count()).toBe(0);
    await context.close();
  }, 30_000);
});
