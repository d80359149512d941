import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LatestImprovementsView } from '@fortyfive/contract';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, expectReadable } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { debriefInterview, EVIDENCE_AT_MS } from './support/debriefed-interview.js';
import { eventually, type Person } from './support/person.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

/** A4 between its margins. */
const PAPER = { width: 718, height: 1_047 };

let server: RunningApp;
let browser: Browser;
let story: Awaited<ReturnType<typeof debriefInterview>>;
let review: string;
let ben: Visitor;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  story = await debriefInterview(server);
  review = `/interviews/${story.interviewId}`;
  ben = await visitAs(browser, story.people.ben);
}, 90_000);

afterAll(async () => {
  for (const person of Object.values(story?.people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const criterion = (page: Page, name: string) =>
  section(page, 'Criterion by criterion')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

async function openDebrief(page: Page): Promise<void> {
  await page.goto(review);
  await section(page, 'To take away').waitFor();
  await page.getByText('In the strong answer, and not on the board').waitFor();
}

async function visitDebriefAs(person: Person): Promise<Visitor> {
  const visitor = await visitAs(browser, person);
  await openDebrief(visitor.page);
  return visitor;
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

// One story, told in order.
describe('reading the debrief', () => {
  it('[DEBRIEF-1] shows nothing of it before the scorecards are open', async () => {
    await ben.page.goto(review);
    await section(ben.page, 'Board and notes').waitFor();
    await section(ben.page, 'Time per step').waitFor();
    expect(await section(ben.page, 'To take away').count()).toBe(0);
    expect(await ben.page.getByText('Ask how long a link lives').count()).toBe(0);
    await story.handInBen();
  }, 30_000);

  it('[DEBRIEF-2] [DEBRIEF-12] begins with when and why they were opened, and with what to take away', async () => {
    const { page } = ben;
    await openDebrief(page);
    await section(page, 'Sealing')
      .getByText(/^Opened · .*Interviewer and candidate had both handed in\.$/)
      .waitFor();
    const cards = section(page, 'To take away').getByRole('heading', { level: 3 });
    expect(await cards.allInnerTexts()).toEqual(['Ana, interviewer', 'You, candidate', 'Cleo, observer']);
    await section(page, 'To take away').getByText('Name what the queue costs.').waitFor();
    const first = await page.getByRole('heading', { level: 2 }).first().innerText();
    expect(first).toBe('To take away');
  }, 30_000);

  it('[DEBRIEF-3] [DEBRIEF-4] [DEBRIEF-5] sets three views of a criterion side by side, with price and gap', async () => {
    const { page } = ben;
    const estimation = criterion(page, 'Estimation');
    const words = await estimation.innerText();
    expect(words).toContain('You rated yourself one level higher than Ana did.');
    expect(words).toContain('A hint in this step costs half a level.');
    expect(words).toMatch(/Yes\s+3 − 0\.5 = 2\.5/);
    expect(words).toMatch(/Strong yes\s+4 − 0\.5 = 3\.5/);
    expect(words).toMatch(/2\.5 of 4 on average\s+2\.5 − 0\.5 = 2/);
    expect(await estimation.getByText('Forgot the peak.', { exact: true }).isVisible()).toBe(false);
    await estimation.getByRole('button', { name: /Show each of 2/ }).click();
    await estimation.getByText('Forgot the peak.', { exact: true }).waitFor();
    expect(await criterion(page, 'Trade-offs').innerText()).toContain('You and Ana agree.');
    expect(await criterion(page, 'High-level design').innerText()).toContain('two levels higher');
    expect(await criterion(page, 'Bottlenecks').innerText()).not.toContain(' = ');
  }, 30_000);

  it('[DEBRIEF-7] [DEBRIEF-8] tells of time, hints, help, facts and curveballs', async () => {
    const { page } = ben;
    await section(page, 'Time per step').getByText('Deep dive took 9:00 longer than planned.').waitFor();
    await section(page, 'Time per step').getByText('Bottlenecks was never reached.').waitFor();
    const help = await section(page, 'Hints and help').innerText();
    expect(help).toMatch(/One hint, half a level in all\./);
    expect(help).toMatch(/asked for a hint \(for 0:30\)/);
    const facts = section(page, 'Facts');
    await facts.getByText('2 of 11 facts were asked for, 4 key ones were not.').waitFor();
    await facts.getByText('By default five years.', { exact: false }).waitFor();
    const curveball = await section(page, 'Curveballs').innerText();
    expect(curveball).toContain('A link was shown during a world cup final.');
    expect(curveball).toContain('Sees that it is one key');
  }, 30_000);

  it('[DEBRIEF-9] [DEBRIEF-10] says what a strong answer had besides', async () => {
    const strong = section(ben.page, 'What a strong answer also has');
    expect(await strong.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(
      expect.arrayContaining(['Bottlenecks', 'High-level design', 'Trade-offs']),
    );
    await strong.getByText('Strong no, as Ana rated it').waitFor();
    await strong.getByText('Cache', { exact: true }).waitFor();
    await strong.getByText('Service: 1 of 2 (Shortener)').waitFor();
    await strong.getByText('Queue: Clicks').waitFor();
  }, 30_000);

  it('[DEBRIEF-6] leads from evidence to its moment, by keyboard, and as an address', async () => {
    const { page } = ben;
    const slider = page.getByRole('slider', { name: 'Time in the interview' });
    const link = criterion(page, 'Estimation').getByRole('link', { name: '8:12 in the recording' });
    await link.focus();
    await page.keyboard.press('Enter');
    const at = () => slider.getAttribute('aria-valuenow');
    await eventually(at, (value) => value === String(EVIDENCE_AT_MS));
    expect(new URL(page.url()).search).toBe(`?t=${EVIDENCE_AT_MS}`);
    await eventually(() => slider.evaluate((thumb) => thumb === document.activeElement), Boolean);
    const box = await slider.boundingBox();
    expect(box && box.y > 0 && box.y < DESKTOP.height).toBe(true);
    // Once more after looking elsewhere: the address is the same, and it leads there again.
    await page.keyboard.press('Home');
    await link.click();
    await eventually(at, (value) => value === String(EVIDENCE_AT_MS));
    await page.goto(`${review}?t=60000`);
    await eventually(at, (value) => value === '60000', 15_000);
    await page.goto(`${review}?t=nonsense`);
    await slider.waitFor();
    expect(Number(await at())).toBeGreaterThan(40 * 60_000);
  }, 60_000);

  it('[IMPROVE-1] [IMPROVE-2] [IMPROVE-3] keeps the top three, with what is suggested taken over by a press', async () => {
    const { page } = ben;
    const three = section(page, 'Your top three to improve');
    const suggestions = three.getByRole('region', { name: 'Suggestions' });
    await suggestions.getByText('Bottlenecks was rated 1 of 4.').waitFor();
    await suggestions.getByText('Bottlenecks was never reached.').waitFor();
    await suggestions.getByRole('button', { name: /^Take over.*Find what breaks first/ }).click();
    expect(await three.getByLabel('What to improve, number 1').inputValue()).toMatch(/^Find what breaks first/);
    await three.getByLabel('What to improve, number 2').fill('Draw the read path first');
    await three.getByLabel('What you will do for number 2').fill('Say the ratio before I draw anything');
    const latest = async () => (await story.people.ben.get<LatestImprovementsView>('/api/improvements/latest')).body;
    await eventually(latest, ({ improvements }) => improvements.length === 2 && improvements[1]?.action !== '');
    await three.getByText('Saved', { exact: true }).waitFor();
    for (const [size, viewport] of Object.entries({ wide: DESKTOP, phone: PHONE })) {
      await page.setViewportSize(viewport);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await keepPicture(page, `debrief-candidate-${size}-light`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('html[data-theme=dark]').waitFor();
      await keepPicture(page, `debrief-candidate-${size}-dark`);
      if (size === 'wide') await expectReadable(page);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await page.setViewportSize(DESKTOP);
  }, 90_000);

  it('[DEBRIEF-13] is all there on paper, without what can only be pressed', async () => {
    const { page } = ben;
    await page.emulateMedia({ media: 'print' });
    await criterion(page, 'Estimation').getByText('Mean only, no peak.').waitFor();
    await section(page, 'Facts').getByText('May users choose their own code?').waitFor();
    await section(page, 'Your top three to improve').getByText('Draw the read path first').waitFor();
    for (const name of ['Swap roles and go again', /^Take over/, /^Show each/]) {
      expect(await page.getByRole('button', { name }).filter({ visible: true }).count()).toBe(0);
    }
    expect(await page.getByRole('slider').filter({ visible: true }).count()).toBe(0);
    await page.setViewportSize(PAPER);
    await keepPicture(page, 'debrief-on-paper');
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ media: 'screen' });
  }, 30_000);

  it('[IMPROVE-4] shows them before the next interview, to nobody else', async () => {
    const { page } = ben;
    const reminder = page.getByRole('region', { name: 'Keep in mind' });
    for (const path of ['/', '/start']) {
      await page.goto(path);
      await reminder.getByText('Draw the read path first').waitFor();
    }
    await keepPicture(page, 'keep-in-mind-start');
    expect((await story.people.ana.get<LatestImprovementsView>('/api/improvements/latest')).body).toEqual({
      interviewId: null,
      improvements: [],
    });
  }, 30_000);

  it('[DEBRIEF-4] reads the same to interviewer and observer, from where they stand', async () => {
    const ana = await visitDebriefAs(story.people.ana);
    expect(await criterion(ana.page, 'Estimation').innerText()).toContain(
      'Ben rated themselves one level higher than you did.',
    );
    await ana.page.getByText('You let me think.').waitFor();
    await keepPicture(ana.page, 'debrief-interviewer');
    const cleo = await visitDebriefAs(story.people.cleo);
    expect(await criterion(cleo.page, 'Estimation').innerText()).toContain(
      'Ben rated themselves one level higher than Ana did.',
    );
    expect(await cleo.page.getByText('You let me think.').count()).toBe(0);
    expect([...ana.errors, ...cleo.errors, ...ben.errors]).toEqual([]);
    for (const { context } of [ana, cleo]) await context.close();
  }, 60_000);

  it('[DEBRIEF-1] shows who has not handed in what is everybody’s, and nothing that others thought', async () => {
    const dan = await visitAs(browser, story.people.dan);
    await dan.page.goto(review);
    await section(dan.page, 'Facts').getByText('4 key ones were not', { exact: false }).waitFor();
    await section(dan.page, 'Your top three to improve').waitFor();
    const words = await dan.page.locator('body').innerText();
    expect(words).not.toContain('Name what the queue costs.');
    expect(words).not.toContain('as Ana rated it');
    expect(await section(dan.page, 'Criterion by criterion').count()).toBe(0);
    expect(await dan.page.getByRole('button', { name: 'Swap roles and go again' }).count()).toBe(0);
    await keepPicture(dan.page, 'debrief-not-handed-in');
    await dan.context.close();
  }, 60_000);

  it('[NEXT-1] [NEXT-2] [NEXT-3] leads on with swapped roles, and tells the partner at once', async () => {
    const ana = await visitDebriefAs(story.people.ana);
    const { page } = ben;
    await openDebrief(page);
    await page.getByRole('button', { name: 'Swap roles and go again' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('do not open before this second interview has ended', { exact: false }).waitFor();
    await dialog.getByRole('radio', { name: 'Surprise me' }).waitFor();
    expect(await dialog.getByRole('radio', { name: 'Surprise me' }).isChecked()).toBe(true);
    await expectAccessible(page);
    await keepPicture(page, 'swap-dialog-wide');
    await page.setViewportSize(PHONE);
    await keepPicture(page, 'swap-dialog-phone');
    await page.setViewportSize(DESKTOP);
    await dialog.getByRole('button', { name: 'Go to the lobby' }).click();
    await page.waitForURL(`**/rooms/${story.roomId}`);
    await page.getByRole('listitem').filter({ hasText: 'Interviewer' }).getByText('Ben').first().waitFor();
    await page.getByRole('region', { name: 'Keep in mind' }).getByText('Draw the read path first').waitFor();
    await expectAccessible(page);
    await keepPicture(page, 'lobby-wide');
    await ana.page.getByText('The next interview in this room has begun').waitFor();
    await keepPicture(ana.page, 'swap-notice');
    await ana.page.getByRole('link', { name: 'Go to the room' }).click();
    await ana.page.waitForURL(`**/rooms/${story.roomId}`);
    await ana.page.getByRole('listitem').filter({ hasText: 'Candidate' }).getByText('Ana').first().waitFor();
    expect([...ana.errors, ...ben.errors]).toEqual([]);
  }, 90_000);
});
