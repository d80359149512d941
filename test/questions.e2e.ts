import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, visit, type Visitor } from './support/browser.js';
import { ask, eventually, Person, startInterview } from './support/person.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs, visitAsNobody } from './support/visit-as.js';

const CHAT = 'Design a chat service';
const SHORTENER = 'Design a URL shortener';

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben', Person>;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  people = { ana: await Person.guest(server.url, 'Ana'), ben: await Person.guest(server.url, 'Ben') };
  await interviewOnChat();
}, 60_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

/** A menu gives the focus back when it has gone, which is a moment after the key. */
async function untilFocused(target: Locator): Promise<void> {
  await eventually(
    () => target.evaluate((element) => element === document.activeElement),
    (isFocused) => isFocused,
  );
}

/** Ana has asked and Ben has designed: both have seen it, Ben has done it, and Ana found his estimates the weakest. */
async function interviewOnChat(): Promise<void> {
  const { roomId, interviewId, host } = await startInterview(people.ana, people.ben, 'chat-messaging');
  const { body } = await people.ana.get<{ state: { version: number } }>(`/api/rooms/${roomId}`);
  await ask(host, 'room:end', { roomId, version: body.state.version });
  await people.ana.post(`/api/interviews/${interviewId}/scorecard/submit`, {
    ratings: { api: { rating: 'yes', comment: '' }, estimation: { rating: 'no', comment: '' } },
  });
  // Only then are hers open to him.
  await people.ben.post(`/api/interviews/${interviewId}/scorecard/submit`);
}

const list = (page: Page) => page.getByRole('list', { name: 'Questions' });
const titles = (page: Page) => list(page).getByRole('link').allInnerTexts();
const field = (page: Page) => page.getByLabel('Find a question');
const searchOf = (page: Page) => new URL(page.url()).searchParams;

async function expectNoTrouble({ foreignRequests, errors, context }: Visitor): Promise<void> {
  expect([...foreignRequests, ...errors]).toEqual([]);
  await context.close();
}

/** Runs in the page: a request that is held back by a test does not tell the browser's log that it was aborted. */
function noteAbortedRequests(): void {
  const realFetch = globalThis.fetch;
  globalThis.fetch = (address, options) => {
    options?.signal?.addEventListener('abort', () => {
      document.documentElement.dataset.letGo = `${document.documentElement.dataset.letGo ?? ''} ${String(address)}`;
    });
    return realFetch(address, options);
  };
}

describe('browsing the question bank, signed out and by keyboard', () => {
  it('[QUESTION-WEB-1, -2, -3, -4, -5] searches while typing, forgives, filters, shares, goes back and opens', async () => {
    const visitor = await visitAsNobody(browser, server.url);
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('link', { name: 'Questions' }).click();
    await list(page).waitFor();
    const all = await titles(page);
    expect(all).toEqual(expect.arrayContaining([CHAT, SHORTENER]));

    // A word with a letter missing.
    await page.keyboard.press('/');
    await untilFocused(field(page));
    await page.keyboard.type('shortner');
    await page.getByText(/Nothing is called “shortner”; showing “shortener”/).waitFor();
    expect((await titles(page))[0]).toBe(SHORTENER);
    expect(await list(page).locator('mark').first().innerText()).toBe('shortener');
    expect(searchOf(page).get('q')).toBe('shortner');
    await page.keyboard.press('Escape');
    await eventually(
      () => titles(page),
      (shown) => shown.length === all.length,
    );
    expect(await field(page).inputValue()).toBe('');
    expect(searchOf(page).has('q')).toBe(false);

    // Two filters, with the keyboard alone.
    await page.getByRole('button', { name: 'Topic' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Find a topic' }).waitFor();
    await page.keyboard.type('websock');
    await page.getByRole('option', { name: 'WebSocket' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^WebSocket.*remove this filter/ }).waitFor();
    await untilFocused(page.getByRole('button', { name: /^Topic/ }));
    await page.getByRole('button', { name: 'Difficulty' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox', { name: 'Difficulty' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press(' ');
    await page.keyboard.press('Escape');
    await eventually(
      () => Promise.resolve(searchOf(page).get('difficulty')),
      (value) => value === 'hard',
    );
    await eventually(
      () => titles(page),
      (shown) => shown.includes(CHAT) && !shown.includes(SHORTENER),
    );
    await page.getByText(/^\d+ questions?$/).waitFor();

    // The address is the list: for somebody else, and when going back. What it cannot mean is ignored.
    const shared = await visitAsNobody(browser, server.url);
    await shared.page.goto(`${page.url()}&sort=nonsense&step=7&page=%5B`);
    await list(shared.page).waitFor();
    expect(await titles(shared.page)).toEqual(await titles(page));
    await expectNoTrouble(shared);
    await page.goBack();
    await eventually(
      () => Promise.resolve(searchOf(page).has('difficulty')),
      (has) => !has,
    );
    await page.getByRole('button', { name: 'Clear all' }).click();
    await eventually(
      () => titles(page),
      (shown) => shown.length === all.length,
    );

    // From the field into the list, down, and open.
    await field(page).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
    await untilFocused(field(page));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: all[1] }).waitFor();
    await expectNoTrouble(visitor);
  }, 60_000);

  it('[QUESTION-WEB-4, -8] keeps what is shown until the next is there, lets go of what nobody waits for, and asks again', async () => {
    const { context, page } = await visit(browser, server.url);
    context.setDefaultTimeout(10_000);
    await context.addInitScript(noteAbortedRequests);
    const held = /\/api\/questions\?q=ch&/;
    await page.goto('/path');
    await page.getByRole('link', { name: 'Browse', exact: true }).click();
    await list(page).waitFor();
    const all = await titles(page);
    await page.route(held, () => undefined);
    const asked = page.waitForRequest(held);
    await field(page).pressSequentially('ch');
    await asked;
    expect(await titles(page)).toEqual(all);
    await field(page).pressSequentially('at service');
    await eventually(
      () => page.evaluate(() => (document.documentElement.dataset.letGo ?? '').split(' ')),
      (addresses) => addresses.some((address) => held.test(address)),
    );
    await eventually(
      () => titles(page),
      (shown) => shown[0] === CHAT && shown.length < all.length,
    );
    expect(await field(page).inputValue()).toBe('chat service');
    await page.goBack();
    await page.waitForURL(/\/path$/);

    const refused = { status: 400, json: { code: 'invalid_input', message: 'Something is wrong with it.' } };
    await page.route(/\/api\/questions\?q=feed&/, (route) => route.fulfill(refused), { times: 1 });
    await page.goto('/questions?q=feed');
    await page.getByText('Something is wrong with it.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await list(page).getByRole('link', { name: /feed/i }).first().waitFor();
    await context.close();
  }, 30_000);

  it('[QUESTION-WEB-3] says which filter to drop when nothing fits', async () => {
    const visitor = await visitAsNobody(browser, server.url);
    const { page } = visitor;
    await page.goto('/questions?q=chat%20service&difficulty=easy');
    await page.getByText('No question fits all of this').waitFor();
    await page.getByRole('button', { name: /^Drop Easy/ }).click();
    await list(page).getByRole('link', { name: CHAT }).waitFor();
    await expectNoTrouble(visitor);
  }, 30_000);
});

describe('with a history', () => {
  it('[QUESTION-WEB-6, -7] marks what was seen and done, draws, and warns the candidate without barring the way', async () => {
    const visitor = await visitAs(browser, people.ana);
    const { page } = visitor;
    await page.goto('/questions?topic=real-time%2Fwebsocket&company=meta&sort=title');
    const row = list(page).getByRole('listitem').filter({ hasText: CHAT });
    await row.getByText('Seen', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Draw one at random' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Nobody has rated you yet').waitFor();
    await dialog.getByRole('button', { name: 'Draw a question' }).click();
    await dialog.getByRole('link', { name: CHAT }).waitFor();
    await dialog.getByText('You have seen every question that fits').waitFor();
    await dialog.getByRole('button', { name: 'Draw another' }).click();
    await dialog.getByText('No other question fits.').waitFor();
    await dialog.getByRole('link', { name: CHAT }).click();
    await page.getByText(/You saw this first as the interviewer/).waitFor();
    await page.getByRole('link', { name: 'Start an interview' }).click();
    await page.getByText(`${CHAT}, with you as the interviewer`).waitFor();
    expect(await page.getByRole('radio', { name: CHAT }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'Candidate' }).click();
    await page.getByText(`You have seen “${CHAT}”`).waitFor();
    await page.getByRole('button', { name: 'Create the room' }).click({ trial: true });
    await page.getByRole('button', { name: 'Take a surprise instead' }).click();
    await page.getByText('A surprise, with you as the candidate').waitFor();
    expect(await page.getByRole('radio', { name: 'Surprise me' }).isChecked()).toBe(true);
    await field(page).fill('shortner');
    await page.getByRole('radio', { name: SHORTENER }).click();
    await page.getByRole('button', { name: 'Create the room' }).click();
    await page.waitForURL(/\/rooms\//);
    await expectNoTrouble(visitor);
  }, 60_000);

  it('[QUESTION-WEB-6] draws for the weakest step, which the scorecards tell', async () => {
    const visitor = await visitAs(browser, people.ben);
    const { page } = visitor;
    await page.goto('/questions');
    await page.getByRole('button', { name: 'Draw one at random' }).click();
    await page.getByRole('checkbox', { name: 'For my weakest step: Estimation' }).check();
    await page.getByRole('button', { name: 'Draw a question' }).click();
    const drawn = page.getByRole('dialog').getByRole('article');
    await drawn.getByText('Drawn because it exercises Estimation, your weakest step.').waitFor();
    await drawn.getByText('Estimation', { exact: true }).waitFor();
    await expectNoTrouble(visitor);
  }, 30_000);

  it('[PATH-1, -2, -3] shows on the path what is done and what is next, and the mock of a company', async () => {
    const visitor = await visitAs(browser, people.ben);
    const { page } = visitor;
    await page.goto('/path');
    await page.getByText('1 of 22 steps done. Next is').waitFor();
    await page.getByRole('link', { name: 'step 1: Short links and pastes' }).click();
    expect(new URL(page.url()).hash).toBe('#step-1');
    await page.locator('#step-6').getByText('Done').first().waitFor();
    await page.locator('#step-6').getByRole('link', { name: 'step 5' }).waitFor();
    await page.getByRole('tab', { name: 'Mock ladder' }).click();
    await page.getByText('Mock 3 of 3').waitFor();
    expect(searchOf(page).get('view')).toBe('ladder');
    await page.getByRole('tab', { name: '45 days' }).click();
    await page.getByText('Week 7', { exact: true }).click();
    await page.getByText('Day 45', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Companies' }).click();
    await page.getByRole('link', { name: 'Meta' }).click();
    await page.getByRole('heading', { level: 1, name: 'Meta' }).waitFor();
    expect(await page.getByRole('link', { name: 'Start this mock' }).getAttribute('href')).toMatch(
      /^\/start\?question=/,
    );
    await page.getByText('no row has been confirmed').waitFor();
    await page.getByRole('link', { name: CHAT }).click();
    await page.getByText('You have been the candidate in an interview on it').waitFor();
    await expectNoTrouble(visitor);
  }, 60_000);
});

describe('on paper', () => {
  it.each([
    ['/reference', 'Average rate', 3],
    ['/checklist', 'The day before', 2],
  ])(
    '[REFERENCE-3] prints %s black on white, without what belongs to the screen',
    async (path, words, mostPages) => {
      const { page, context, errors } = await visit(browser, server.url, { colorScheme: 'dark' });
      await page.goto(path);
      await page.getByText(words, { exact: true }).waitFor();
      await page.emulateMedia({ media: 'print' });
      await eventually(
        () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
        (colour) => colour === 'oklch(1 0 0)',
      );
      const shown = await page.evaluate(() =>
        ['header', 'nav', 'main button', 'h1'].filter((one) => document.querySelector(one)?.checkVisibility()),
      );
      expect(shown).toEqual(['h1']);
      expect(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color)).toBe('oklch(0 0 0)');
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(mostPages);
      expect(errors).toEqual([]);
      await context.close();
    },
    30_000,
  );
});
