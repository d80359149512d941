import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RoomView, ScorecardsView } from '@fortyfive/contract';
import { MINUTE_MS, type InterviewState } from '@fortyfive/interview';
import type { Problem } from '@fortyfive/questions';
import type { Browser, Locator, Page } from 'playwright-core';
import { expectAccessible, expectReadable } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { ask, eventually, type Person, startObservedInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let ana: Visitor;
let page: Page;
let room: RoomPage;
let desk: Locator;
let problem: Problem;
let running: Awaited<ReturnType<typeof startObservedInterview>>['running'];

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  ({ people, running } = await startObservedInterview(server.url));
  ana = await visitAs(browser, people.ana);
  ({ page } = ana);
  room = new RoomPage(page);
  desk = page.getByRole('tabpanel', { name: /^Desk/ });
  const { rows } = await server.pool.query<{ content: Problem }>(
    "select content from question_versions where content ->> 'slug' = 'url-shortener'",
  );
  problem = (rows[0] as { content: Problem }).content;
  await page.goto(`/rooms/${running.roomId}`);
  await room.untilBoardIsReady();
}, 60_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

const state = async (): Promise<InterviewState> =>
  (await people.ben.get<RoomView>(`/api/rooms/${running.roomId}`)).body.state;

const card = async () =>
  (await people.ana.get<ScorecardsView>(`/api/interviews/${running.interviewId}/scorecards`)).body.mine;

const section = (name: string | RegExp): Locator => desk.getByRole('button', { name, expanded: false });
const evidence = (): Locator => desk.getByRole('region', { name: 'Evidence', exact: true });
const words = (): Locator => desk.getByRole('textbox', { name: /^A few words/ });

/** With PICTURES set to a folder: the page as it is, at both sizes, light and dark. */
async function keepPictures(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [size, viewport] of Object.entries({ wide: DESKTOP, phone: PHONE })) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      if (size === 'phone') await page.getByRole('tab', { name: 'Step', exact: true }).click();
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${folder}/${name}-${size}-${colorScheme}.png` });
    }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
}

async function letPass(ms: number): Promise<void> {
  await page.waitForTimeout(800); // A page that is just asking the server for its time does not ask again.
  server.time.advance(ms);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

// One story, told in order.
describe('the desk', () => {
  it('[DESK-1] is what the interviewer has in front, with the present step and nothing of the others', async () => {
    expect(await room.tab('Desk').getAttribute('aria-selected')).toBe('true');
    const { prompt, probes } = problem.steps.requirements;
    await desk.getByText(prompt).waitFor();
    for (const probe of probes.slice(0, 2)) await desk.getByText(probe).waitFor();
    expect(await desk.getByText(probes[2] as string).count()).toBe(0);
    await desk.getByRole('button', { name: 'Show 1 more' }).click();
    await desk.getByText(probes[2] as string).waitFor();
    expect(await desk.innerText()).toMatch(/[45]:\d\d left/);
    await desk.getByText('Say the problem in one line, then let them ask.', { exact: false }).waitFor();
    const text = await desk.innerText();
    for (const secret of [problem.requirements.facts[0]?.answer, ...problem.steps.requirements.hints])
      expect(text).not.toContain(secret);
    for (const { announcement } of problem.curveballs) expect(text).not.toContain(announcement);
    expect(text).not.toContain(problem.steps.estimation.prompt);
  }, 30_000);

  it('[DESK-10] takes a first-time interviewer round, and not a second time', async () => {
    const tour = desk.getByRole('region', { name: 'Say the problem in one line' });
    await tour.waitFor();
    await expectAccessible(page);
    await keepPictures('1-tour');
    await tour.getByRole('button', { name: 'Next' }).click();
    await desk.getByRole('region', { name: 'Let them ask' }).getByText('2 of 5').waitFor();
    await page.keyboard.press('Escape');
    expect(await desk.getByText(/^\d of 5$/).count()).toBe(0);
    await page.reload();
    await desk.getByText(problem.steps.requirements.prompt).waitFor();
    expect(await desk.getByText(/^\d of 5$/).count()).toBe(0);
    await section('Keys and tour').click();
    await desk.getByRole('button', { name: 'Show the tour again' }).click();
    for (let stop = 1; stop < 5; stop++) {
      await desk.getByText(`${stop} of 5`).waitFor();
      await desk.getByRole('button', { name: 'Next' }).click();
    }
    await desk.getByRole('button', { name: 'Finish' }).click();
  }, 40_000);

  it('[DESK-4] [DESK-9] gives a fact by keyboard alone: look for it, and Enter', async () => {
    await page.keyboard.press('Alt+Shift+KeyF');
    await page.keyboard.type('links month');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const volume = problem.requirements.facts.find(({ id }) => id === 'volume');
    await desk.getByRole('button', { name: `Given: ${volume?.asked}` }).waitFor();
    expect((await state()).facts).toMatchObject([{ factId: 'volume', answer: volume?.answer }]);
    await page.keyboard.press('Enter');
    const filter = desk.getByRole('searchbox', { name: 'Filter the facts' });
    await filter.fill('zebra');
    await desk.getByText('The question says nothing about that.', { exact: false }).waitFor();
    await filter.press('Escape');
    await filter.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await desk.getByText(`2 of ${problem.requirements.facts.length} given`).waitFor();
    expect((await state()).facts.map(({ factId }) => factId)).toEqual(['volume', 'out-accounts']);
    await keepPictures('2-facts');
  }, 30_000);

  it('[DESK-5] gives one rung after another, and shows no more than the next', async () => {
    const [first, second, third] = problem.steps.requirements.hints as [string, string, string];
    await page.keyboard.press('Alt+Shift+KeyH');
    await desk.getByText(first).waitFor();
    expect(await desk.getByText(second).count()).toBe(0);
    await desk.getByRole('button', { name: /^Hint 1 of \d costs half a level/ }).waitFor();
    await page.keyboard.press('Enter');
    await desk.getByText(second).waitFor();
    await page.waitForTimeout(700);
    await desk.getByRole('button', { name: 'Give hint 2' }).dblclick();
    await desk.getByText(third).waitFor();
    await page.waitForTimeout(300);
    expect((await state()).hints.map(({ rung }) => rung)).toEqual([1, 2]);
  }, 30_000);

  it('[DESK-6] fires a curveball once, and then says what a strong answer holds', async () => {
    await section('Curveballs').click();
    const [curveball] = problem.curveballs;
    const strong = curveball?.strongResponse[0] as string;
    expect(await desk.getByText(strong).count()).toBe(0);
    await desk.getByRole('button', { name: `Fire: ${curveball?.announcement}` }).dblclick();
    await desk.getByText(strong).waitFor();
    expect((await state()).curveballs.map(({ curveballId }) => curveballId)).toEqual([curveball?.id]);
    for (const name of ['Red flags', 'What each level looks like']) await section(name).click();
    await desk.getByText(problem.steps.requirements.redFlags[0] as string).waitFor();
    await desk.getByText(problem.steps.requirements.anchors['strong-yes']).waitFor();
    await expectAccessible(page);
    await keepPictures('3-open');
  }, 30_000);

  it('[SCORECARD-WEB-14] notes + and − with one key, and leads back to where one was', async () => {
    await page.keyboard.press('Alt+Shift+KeyD');
    await room.tab('Notes').click();
    const note = room.note('Requirements');
    await note.click();
    await page.keyboard.type('Asked for ');
    await page.keyboard.press('Alt+Shift+KeyU');
    await words().waitFor();
    await page.keyboard.type('asked for the volume');
    await page.keyboard.press('Enter');
    await page.keyboard.type('the volume.');
    await note.getByText('Asked for the volume.').waitFor();
    await room.tab('Desk').click();
    await desk.getByRole('button', { name: 'Minus for Communication' }).click();
    await page.keyboard.press('Enter');
    await evidence().getByText('asked for the volume').waitFor();
    const noted = Object.values((await eventually(card, (mine) => countOf(mine) === 2))?.evidence ?? {});
    expect(noted.map(({ criterionId, sign, words: text }) => [criterionId, sign, text]).sort()).toEqual([
      ['communication', '-', ''],
      ['requirements', '+', 'asked for the volume'],
    ]);
    const sinceStartMs = server.time.nowMs() - ((await state()).clock?.startedAtMs ?? 0);
    for (const { offsetMs } of noted) expect(offsetMs).toBeLessThanOrEqual(sinceStartMs);
  }, 30_000);

  it('[SCORECARD-WEB-14] lets the notes be put right, taken back, and put back', async () => {
    await evidence()
      .getByRole('button', { name: /^Edit the minus for Communication/ })
      .click();
    const form = evidence().getByRole('group', { name: 'Edit the evidence' });
    await form.getByRole('textbox', { name: 'Words' }).fill('talked past the question');
    await form.getByRole('combobox', { name: 'Criterion' }).selectOption('trade-offs');
    await expectAccessible(page);
    await form.getByRole('button', { name: 'Done' }).click();
    await evidence().getByText('talked past the question').waitFor();
    await evidence()
      .getByRole('button', { name: /^Take back the plus for Requirements/ })
      .click();
    await eventually(card, (mine) => countOf(mine) === 1);
    await page.getByRole('log').getByRole('button', { name: 'Undo' }).click();
    const mine = await eventually(card, (held) => countOf(held) === 2);
    expect(
      Object.values(mine?.evidence ?? {})
        .map(({ criterionId }) => criterionId)
        .sort(),
    ).toEqual(['requirements', 'trade-offs']);
  }, 30_000);

  it('[DESK-8] says what the candidate asks for, wherever one is, and what to do about it', async () => {
    const { guest, roomId } = running;
    await ask(guest, 'room:ask-help', { roomId, way: 'compare' });
    const call = desk.getByRole('region', { name: 'Call for help' });
    await call.getByText('Ben wants to compare two approaches.').waitFor();
    await page.getByRole('status').filter({ hasText: 'Ben wants to compare' }).waitFor({ state: 'attached' });
    await keepPictures('4-help');
    await call.getByRole('button', { name: 'Done' }).click();
    await call.waitFor({ state: 'detached' });
    await room.tab('Notes').click();
    await ask(guest, 'room:ask-help', { roomId, way: 'hint' });
    await page.getByText('Ben asks for a hint.').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show the desk' }).click();
    await call.getByRole('button', { name: 'Give hint 3' }).click();
    await call.waitFor({ state: 'detached' });
    const { hints, helpRequests } = await state();
    expect([hints.length, helpRequests.map(({ settledAtMs }) => settledAtMs !== null)]).toEqual([3, [true, true]]);
  }, 30_000);

  it('[SCORECARD-WEB-15] offers the step that has ended, with its anchors, and presses nobody', async () => {
    await letPass(2 * MINUTE_MS);
    await room.button('Next step').click();
    const offer = desk.getByRole('region', { name: 'Requirements is over. How was it?' });
    await offer.getByText(problem.steps.requirements.anchors.yes).waitFor();
    await keepPictures('5-rating');
    await offer.getByRole('radio', { name: 'Yes', exact: true }).click();
    await offer.getByRole('button', { name: 'Done' }).click();
    await eventually(card, (mine) => mine?.ratings.requirements?.rating === 'yes');
    await desk.getByText(problem.steps.estimation.prompt).waitFor();
    await page.waitForTimeout(700);
    await room.button('Next step').click();
    const next = desk.getByRole('region', { name: 'Estimation is over. How was it?' });
    await next.getByRole('radio', { name: 'Strong no', exact: true }).click();
    await next.getByText('Rated without evidence or a comment.', { exact: false }).waitFor();
    await next.getByRole('textbox', { name: 'Comment' }).fill('Off by a thousand.');
    await next.getByText('Rated without evidence:', { exact: false }).waitFor();
    await expectAccessible(page);
    await next.getByRole('button', { name: 'Done' }).click();
    await page.waitForTimeout(700);
    await room.button('Next step').click();
    await desk.getByRole('region', { name: 'API is over. How was it?' }).getByRole('button', { name: 'Later' }).click();
    expect(await desk.getByText('is over. How was it?').count()).toBe(0);
  }, 40_000);

  it('[DESK-1] has everything on a phone, without scrolling sideways, and can be read in the dark', async () => {
    await page.setViewportSize(PHONE);
    await page.getByRole('tab', { name: 'Step', exact: true }).click();
    await room.tab('Desk').click();
    await desk.getByText(problem.steps['high-level-design'].prompt).waitFor();
    await desk.getByRole('button', { name: 'Plus for High-level design' }).click();
    await words().fill('drew the read path first');
    await words().press('Enter');
    await evidence().getByText('drew the read path first').waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    await expectReadable(page);
  }, 30_000);

  it('is nobody else’s, and no page had an error', async () => {
    const ben = await visitAs(browser, people.ben);
    await ben.page.goto(`/rooms/${running.roomId}`);
    await new RoomPage(ben.page).untilBoardIsReady();
    expect(await ben.page.getByRole('tab', { name: 'Desk' }).count()).toBe(0);
    for (const { errors, foreignRequests } of [ana, ben])
      expect({ errors, foreignRequests }).toEqual({ errors: [], foreignRequests: [] });
  }, 30_000);
});

function countOf(mine: ScorecardsView['mine']): number {
  return Object.keys(mine?.evidence ?? {}).length;
}
