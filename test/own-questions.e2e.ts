import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, expectReadable } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { eventually, Person } from './support/person.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

const TEMPLATE = readFileSync(path.join(import.meta.dirname, '../bank/template.yaml'), 'utf8');
const TITLE = 'Design a feature-flag service';
const SECRET = 'A change must now arrive within one second.';
const WRONG = 'is 250, but the formula gives 200 request / s.';

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben', Person>;
let ana: Visitor;
let ben: Visitor;
let link: string;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  people = { ana: await Person.guest(server.url, 'Ana'), ben: await Person.guest(server.url, 'Ben') };
  [ana, ben] = [await visitAs(browser, people.ana), await visitAs(browser, people.ben)];
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const editor = (page: Page) => page.getByRole('textbox', { name: 'The question as YAML' });
const note = (page: Page) => page.getByRole('main').getByRole('status').first();
const saved = (page: Page) =>
  eventually(
    () => note(page).innerText(),
    (text) => text === 'Saved',
  );
/** Where the caret is, as a line. */
const lineOfCaret = (page: Page) =>
  editor(page).evaluate((area) => {
    const { value, selectionStart } = area as HTMLTextAreaElement;
    return value.slice(0, selectionStart).split('\n').length;
  });
const lineOf = (part: string) => TEMPLATE.slice(0, TEMPLATE.indexOf(part)).split('\n').length;

/** Selects a part of the text, without the line break behind it, and types something in its place. */
async function retype(page: Page, part: string, text: string): Promise<void> {
  await editor(page).focus();
  await editor(page).evaluate((area, wanted) => {
    const field = area as HTMLTextAreaElement;
    const start = field.value.indexOf(wanted);
    if (start === -1) throw new Error(`"${wanted}" is not in the text.`);
    field.setSelectionRange(start, start + wanted.trimEnd().length);
  }, part);
  await page.keyboard.type(text);
}

/** With PICTURES set to a folder, what the page looks like: at both sizes, in light and dark. */
async function keepPictures(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  for (const [size, viewport] of Object.entries({ wide: DESKTOP, phone: PHONE }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}/${name}-${size}-${colorScheme}.png`, fullPage: size === 'phone' });
    }
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function expectSound(page: Page): Promise<void> {
  for (const viewport of [PHONE, DESKTOP]) {
    await page.setViewportSize(viewport);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectReadable(page);
  await page.emulateMedia({ colorScheme: 'light' });
}

// One story, told in order: each stop begins where the one before it ended.
describe('a question of one’s own', () => {
  it('[OWN-WEB-1, -3] is written: a mistake is named with its line, mended and saved', async () => {
    const { page } = ana;
    await page.goto('/my-questions');
    await page.getByRole('button', { name: 'Start from the template' }).waitFor();
    await expectSound(page);
    await keepPictures(page, 'empty');
    await page.getByRole('button', { name: 'Start from the template' }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.getByText('Everything is in order').waitFor();
    expect(await editor(page).inputValue()).toBe(TEMPLATE);
    await retype(page, 'value: 200\n', 'value: 250');
    const sentence = page.getByRole('button', {
      name: `Line ${lineOf('value: 200\n')}: estimation.estimates[1].value ${WRONG}`,
    });
    await sentence.waitFor();
    await expectSound(page);
    await keepPictures(page, 'mistake');
    await page.keyboard.press('Control+Home');
    await sentence.click();
    await eventually(
      () => lineOfCaret(page),
      (line) => line === lineOf('value: 200\n'),
    );
    await retype(page, 'value: 250\n', 'value: 200');
    await page.getByText('Everything is in order').waitFor();
    await saved(page);
    await page.reload();
    await editor(page).waitFor();
    expect(await editor(page).inputValue()).toBe(TEMPLATE);
  }, 60_000);

  it('[OWN-WEB-4] does not trap the keyboard, and undo takes back what keys wrote', async () => {
    const { page } = ana;
    await editor(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    expect(await editor(page).inputValue()).toBe(`  ${TEMPLATE}`);
    await page.keyboard.press('Shift+Tab');
    expect(await editor(page).inputValue()).toBe(TEMPLATE);
    await page.keyboard.press('Control+z');
    expect(await editor(page).inputValue()).toBe(`  ${TEMPLATE}`);
    await page.keyboard.press('Control+z');
    expect(await editor(page).inputValue()).toBe(TEMPLATE);
    for (const key of ['Tab', 'Shift+Tab']) {
      await editor(page).focus();
      await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      expect(await editor(page).evaluate((area) => area === document.activeElement)).toBe(false);
    }
    expect(await editor(page).inputValue()).toBe(TEMPLATE);
    await saved(page);
  });

  it('shows what the candidate sees and what the interviewer reads', async () => {
    const { page } = ana;
    await page.getByRole('tab', { name: 'Candidate sees' }).click();
    await page.getByRole('tabpanel').getByText('Switch features of a product on and off').waitFor();
    expect(await page.getByRole('tabpanel').innerText()).not.toContain(SECRET);
    await keepPictures(page, 'candidate');
    await page.getByRole('tab', { name: 'Interviewer reads' }).click();
    await page.getByRole('button', { name: /^Curveballs/ }).click();
    await page.getByText(SECRET, { exact: true }).waitFor();
    await expectSound(page);
    await keepPictures(page, 'interviewer');
  }, 40_000);

  it('[OWN-WEB-2] keeps both texts when two windows write', async () => {
    const { page } = ana;
    const other = await ana.context.newPage();
    await other.goto(page.url());
    await retype(other, 'idempotency: Safe by nature.', 'idempotency: Safe at all times.');
    await saved(other);
    await retype(page, 'Written from experience', 'Written from years');
    await page.getByRole('alert', { name: 'Changed in another window' }).waitFor();
    await expectSound(page);
    await keepPictures(page, 'conflict');
    expect(await page.getByLabel('The other text').inputValue()).toContain('Safe at all times.');
    expect(await editor(page).inputValue()).toContain('Written from years');
    await page.getByRole('button', { name: 'Use the other text' }).click();
    expect(await editor(page).inputValue()).toContain('Safe at all times.');
    await saved(page);
    await other.close();
  }, 60_000);

  it('is shared: another person sees the teaser alone, and starts an interview with it', async () => {
    await ana.page.getByRole('button', { name: 'Share' }).click();
    await ana.page.getByRole('button', { name: 'Make a link' }).click();
    link = await ana.page.getByLabel('Link', { exact: true }).inputValue();
    await expectAccessible(ana.page);
    await keepPictures(ana.page, 'share');
    await ana.page.keyboard.press('Escape');
    const heard: string[] = [];
    ben.page.on('response', (response) => {
      if (response.url().includes('/api/'))
        void response.text().then(
          (text) => heard.push(text),
          () => undefined,
        );
    });
    await ben.page.goto(link);
    await ben.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await ben.page.getByRole('link', { name: 'Start an interview' }).click();
    await ben.page.getByText(`${TITLE}, with you as the interviewer`).waitFor();
    await ben.page.getByRole('button', { name: 'Create the room' }).click();
    await ben.page.waitForURL(/\/rooms\//);
    await ben.page.getByText(TITLE).first().waitFor();
    expect(heard.join()).toContain(TITLE);
    expect(heard.join()).not.toContain(SECRET);
  }, 40_000);

  it('is taken back: the link ends, and the interview goes on', async () => {
    const { page } = ana;
    await page.getByRole('button', { name: 'Shared' }).click();
    await page.getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByText('The link no longer works.').waitFor();
    await page.keyboard.press('Escape');
    const room = ben.page.url();
    await ben.page.goto(link);
    await ben.page.getByRole('heading', { name: 'Question not found' }).waitFor();
    await ben.page.goto(room);
    await ben.page.getByText(TITLE).first().waitFor();
  }, 40_000);

  it('goes back to an old version, and out as the file it is', async () => {
    const { page } = ana;
    await server.pool.query(`update question_versions set loaded_at = loaded_at - interval '1 hour'`);
    await retype(page, 'title: Design a', 'title: Build a');
    await page.getByRole('heading', { level: 1, name: 'Build a feature-flag service' }).waitFor();
    await saved(page);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Versions' }).click();
    const old = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'In an interview' });
    await old.getByRole('button', { name: 'Look at it' }).click();
    await old.getByRole('button', { name: 'Put it into the editor' }).waitFor();
    await expectAccessible(page);
    await keepPictures(page, 'versions');
    await old.getByRole('button', { name: 'Put it into the editor' }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    // Comments are not in versions; taking it back has them again.
    expect(await editor(page).inputValue()).not.toContain('# Step 3.');
    await page.getByRole('button', { name: 'Take the restored version back' }).click();
    await page.getByRole('heading', { level: 1, name: 'Build a feature-flag service' }).waitFor();
    await saved(page);
    await page.getByRole('button', { name: 'More' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export as YAML' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('feature-flags.yaml');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toBe(await editor(page).inputValue());
    await page.goto('/my-questions/new');
    await page.getByLabel('File to import').setInputFiles({
      ...{ name: 'feature-flags.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) },
    });
    await page.waitForURL(/\/my-questions\/[0-9a-f-]{36}$/);
    await editor(page).waitFor();
    expect(await editor(page).inputValue()).toBe(text);
  }, 60_000);

  it('can be read before there is anything in it but a head', async () => {
    const { page } = ben;
    const yaml = 'slug: small\ntitle: Design something small\noneLiner: Hardly anything.\ndifficulty: easy\n';
    const { id } = (await people.ben.post<{ id: string }>('/api/my-questions', { from: 'text', yaml })).body;
    for (const place of ['brief', 'study']) {
      await page.goto(`/questions/${id}/${place}`);
      await page.getByRole('heading', { name: /High-level design/ }).scrollIntoViewIfNeeded();
      await expectSound(page);
      await keepPictures(page, place);
    }
    await page.goto(`/my-questions/${id}`);
    await page.getByText('Nothing is wrong.').waitFor();
    await expectSound(page);
    await keepPictures(page, 'small');
    await page.getByRole('tab', { name: 'Interviewer reads' }).click();
    for (const part of [/Reference design/, /Estimation/, /Facts/, /Numbers/])
      await page.getByRole('button', { name: part }).click();
    await expectAccessible(page);
  }, 60_000);

  it('is listed with what others report, and deleted after being asked', async () => {
    const { page } = ana;
    const { body } = await people.ana.get<{ id: string }[]>('/api/my-questions');
    const [imported, first] = body;
    await people.ana.post(`/api/questions/${first?.id}/reports`, {
      section: 'API',
      text: 'A poll has no answer for 410.',
    });
    await page.goto('/my-questions');
    await page.getByText('1 report').waitFor();
    await expectSound(page);
    await keepPictures(page, 'list');
    await page.goto(`/my-questions/${first?.id}`);
    await page.getByRole('tab', { name: 'Reports (1)' }).click();
    await page.getByText('A poll has no answer for 410.').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByText('Interviews that were held on it keep the version').waitFor();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.waitForURL(/\/my-questions$/);
    await eventually(
      () => page.getByRole('list', { name: 'My questions' }).getByRole('listitem').count(),
      (count) => count === 1,
    );
    await page.goto(`/my-questions/${first?.id}`);
    await page.getByText('This question does not exist').waitFor();
    expect(imported?.id).not.toBe(first?.id);
    const expected = /status of 40[49]/;
    for (const { errors, foreignRequests } of [ana, ben])
      expect([...errors.filter((line) => !expected.test(line)), ...foreignRequests]).toEqual([]);
  }, 40_000);
});
