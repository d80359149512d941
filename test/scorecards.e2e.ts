import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MyScorecardView, ScorecardsView } from '@fortyfive/contract';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, expectReadable } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { ask, eventually, Person, startInterview, startObservedInterview } from './support/person.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

const HOUR_MS = 3_600_000;
/** No other text on a page has these words. */
const WORDS = { ana: 'Drew the write path first.', ben: 'Told me where I stood.', cleo: 'Asked about reads twice.' };

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let at: Record<'ana' | 'ben' | 'cleo', Visitor>;
let running: Awaited<ReturnType<typeof startObservedInterview>>['running'];
let review: string;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  ({ people, running } = await startObservedInterview(server.url));
  for (const rung of [1, 2]) {
    const hint = { roomId: running.roomId, stepId: 'requirements', rung } as const;
    expect(await ask(running.host, 'room:give-hint', hint)).toMatchObject({ ok: true });
  }
  review = `/interviews/${running.interviewId}`;
  at = {
    ana: await visitAs(browser, people.ana),
    ben: await visitAs(browser, people.ben),
    cleo: await visitAs(browser, people.cleo),
  };
  await at.ben.page.setViewportSize(PHONE);
}, 60_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

const seal = (page: Page) => page.getByRole('region', { name: 'Sealing' });
const criterion = (page: Page, title: string) => page.getByRole('region', { name: new RegExp(`^${title}`) });
const part = (page: Page, title: string) =>
  page.getByRole('navigation', { name: 'Parts of your scorecard' }).getByRole('button', { name: title });

async function openCriterion(page: Page, title: string) {
  const trigger = page.getByRole('button', { name: new RegExp(`^${title}`) });
  if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
  return criterion(page, title);
}

async function rate(page: Page, title: string, comment: string): Promise<void> {
  const region = await openCriterion(page, title);
  await region.getByRole('radio', { name: /^Yes/ }).click();
  await region.getByLabel('Comment').fill(comment);
}

async function handIn(page: Page, missing: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Hand in the scorecard' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(missing).waitFor();
  await dialog.getByRole('button', { name: 'Hand in', exact: true }).click();
  // The last card to be handed in opens the debrief.
  await page
    .getByText(/^Handed in ·/)
    .or(page.getByRole('heading', { name: 'To take away' }))
    .first()
    .waitFor();
}

async function endInterview({ roomId, host }: { roomId: string; host: typeof running.host }): Promise<void> {
  const entered = await ask(host, 'room:enter', { roomId });
  if (!entered.ok) throw new Error(entered.error.code);
  expect(await ask(host, 'room:end', { roomId, version: entered.value.state.version })).toMatchObject({ ok: true });
}

/** With PICTURES set to a folder, leaves pictures of a page: wide and on a phone, light and dark. */
async function keepPictures(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  const size = page.viewportSize() ?? DESKTOP;
  for (const [device, viewport] of [
    ['wide', DESKTOP],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}/${name}-${device}-${colorScheme}.png`, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(size);
}

// One story, told in order: each part begins where the one before it ended.
describe('scorecards of all three', () => {
  it('[SCORECARD-WEB-13] lets an observer score from the start on, for themselves alone, and keeps the draft', async () => {
    const { page } = at.cleo;
    await page.goto(`/rooms/${running.roomId}`);
    await page.getByRole('tab', { name: 'Scorecard' }).click();
    const requirements = await openCriterion(page, 'Requirements');
    await requirements.getByText('2 hints: −1 level. Rate what you saw', { exact: false }).waitFor();
    await rate(page, 'Requirements', WORDS.cleo);
    await page.getByText('Rated without evidence: no moment', { exact: false }).waitFor();
    await page.getByRole('button', { name: /^Plus for Requirements/ }).click();
    await page.getByLabel('A few words to the plus for Requirements').fill('Reads against writes');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Requirements Evidence \+1 · 2 hints/ }).waitFor();
    expect(await page.getByText('Rated without evidence', { exact: false }).count()).toBe(0);
    // Anchors of the question would tell what a strong answer holds.
    expect(await requirements.getByRole('radio', { name: 'Strong yes' }).getAttribute('aria-describedby')).toBeNull();
    await page.getByLabel('Takeaway 1').fill('Ask for the read rate.');
    await page.getByRole('tabpanel').getByText('Saved', { exact: true }).waitFor();
    await expectAccessible(page);
    await keepPictures(page, 'observer-in-the-room');
    expect(await page.getByRole('tab', { name: 'Brief' }).count()).toBe(0);
  }, 60_000);

  it('lets nobody write out of turn, nor what is not theirs', async () => {
    const path = `/api/interviews/${running.interviewId}/scorecard`;
    const early = await people.ben.put<{ code: string }>(path, { takeaways: { first: 'Too early.' } });
    expect([early.status, early.body.code]).toEqual([409, 'interview_not_over']);
    const foreign = await people.cleo.put<{ code: string }>(path, { partnerRatings: { fair: 'no' } });
    expect([foreign.status, foreign.body.code]).toEqual([400, 'not_your_part']);
    await endInterview(running);
    await at.cleo.page.waitForURL(`**${review}`);
    await (await openCriterion(at.cleo.page, 'Requirements')).getByText(WORDS.cleo).waitFor();
  }, 30_000);

  it('[SCORECARD-WEB-11] says what is sealed, until when, and what one loses by being late', async () => {
    const { page } = at.ben;
    await page.goto(review);
    await seal(page)
      .getByText(/as soon as .Ana. and you have handed in, at the latest .+ \(in 23 h\)/)
      .waitFor();
    await seal(page)
      .getByText(/later than that, you will not see the others'/)
      .waitFor();
    expect(await seal(page).getByText('not handed in yet').count()).toBe(2);
  }, 30_000);

  it('[SCORECARD-WEB-10] leads the candidate through their own card on a phone, and a reload in the middle loses nothing', async () => {
    const { page } = at.ben;
    await rate(page, 'Requirements', 'Forgot the reads.');
    await page.getByText('The same criteria that you were rated by', { exact: false }).waitFor();
    await expectAccessible(page);
    await keepPictures(page, 'candidate-rates');
    await page.getByRole('button', { name: 'Next' }).click();
    const time = page.getByRole('group', { name: 'Did you keep to the time?' });
    await time.getByRole('radio', { name: 'Partly' }).click();
    await page.getByLabel('A few words: Did you keep to the time?').fill('Not in the deep dive.');
    // At once, before it is saved: leaving the page sends it.
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await part(page, 'Ratings 1 of 9').waitFor();
    expect(await criterion(page, 'Estimation').count()).toBe(1);
    await part(page, 'Look back 1 of 8').click();
    expect(await time.getByRole('radio', { name: 'Partly' }).isChecked()).toBe(true);
    expect(await page.getByLabel('A few words: Did you keep to the time?').inputValue()).toBe('Not in the deep dive.');
    await expectAccessible(page);
    await keepPictures(page, 'candidate-looks-back');
  }, 60_000);

  it('asks the candidate about the interviewer, and says truly who sees it', async () => {
    const { page } = at.ben;
    await page.getByRole('button', { name: 'Next' }).click();
    // Whoever goes on reads on at the heading.
    await eventually(
      () => page.evaluate(() => document.activeElement?.textContent),
      (text) => text === 'About your interviewer',
    );
    await page.getByText('Ana reads them once the scorecards are open', { exact: false }).waitFor();
    await page.getByText('These three are shown to nobody.', { exact: false }).waitFor();
    await page.getByLabel('What did they do well as your interviewer?').fill(WORDS.ben);
    await page.getByRole('group', { name: /^Fair/ }).getByRole('radio', { name: 'Strong yes' }).click();
    await expectAccessible(page);
    await keepPictures(page, 'candidate-about-the-interviewer');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Takeaway 1').fill('Count the reads first.');
    await page.getByText('7 of 8 questions about yourself are not answered yet').waitFor();
    await page.getByText('5 of 7 questions about your interviewer are not answered yet').waitFor();
    await expectAccessible(page);
    await keepPictures(page, 'candidate-hands-in');
  }, 60_000);

  it('[SCORECARD-WEB-12] keeps the interviewer’s card sealed, and tells the candidate that it is there', async () => {
    const { page } = at.ana;
    await page.goto(review);
    await rate(page, 'API', WORDS.ana);
    await handIn(page, /8 of 9 criteria are not rated yet/);
    await seal(page).getByText('Your scorecard is handed in and sealed').waitFor();
    await seal(page)
      .getByText(/as soon as .Ben. hands in/)
      .waitFor();
    // No reload: it is told.
    await at.ben.page.getByRole('log').getByText('has handed in').waitFor();
    await seal(at.ben.page)
      .getByText(/as soon as you hand in/)
      .waitFor();
    expect(await at.ben.page.getByText(WORDS.ana).count()).toBe(0);
    await expectAccessible(page);
    await keepPictures(page, 'interviewer-sealed');
  }, 60_000);

  it('[SCORECARD-WEB-12] opens for both the moment the candidate hands in, without a reload', async () => {
    await handIn(at.ben.page, /7 of 8 questions about yourself/);
    for (const { page } of [at.ana, at.ben]) {
      await page.getByRole('log').getByText('The scorecards have been opened.').waitFor();
      await seal(page).getByText('The scorecards are open').waitFor();
      await seal(page)
        .getByText(/Interviewer and candidate had both handed in\./)
        .waitFor();
    }
    await at.ben.page.getByText(WORDS.ana).waitFor();
    await at.ana.page.getByText(WORDS.ben).waitFor();
    await at.ana.page.getByText('Count the reads first.').waitFor();
    expect(await at.ana.page.getByText('shown to nobody but you', { exact: false }).count()).toBe(0);
    const { body } = await people.ana.get<ScorecardsView>(`/api${review}/scorecards`);
    expect(JSON.stringify(body.others)).not.toContain('partnerRatings');
    for (const [name, { page }] of [
      ['interviewer', at.ana],
      ['candidate', at.ben],
    ] as const) {
      await expectAccessible(page);
      await keepPictures(page, `${name}-open`);
    }
    await at.ana.page.emulateMedia({ colorScheme: 'dark' });
    await expectReadable(at.ana.page);
  }, 60_000);

  it('[SCORECARD-WEB-6] lets the observer see it once their own is handed in', async () => {
    const { page } = at.cleo;
    await seal(page).getByText('The scorecards are open to those who have handed in').waitFor();
    expect(await page.getByText(WORDS.ana).count()).toBe(0);
    await keepPictures(page, 'observer-open-to-others');
    await handIn(page, /8 of 9 criteria are not rated yet/);
    for (const words of [WORDS.ana, 'Count the reads first.']) await page.getByText(words).waitFor();
    expect(await page.getByText(WORDS.ben).count()).toBe(0); // That was said to Ana.
    await seal(page).getByText('The scorecards are open', { exact: true }).waitFor();
    // The others have it as well, with what was noted at the time.
    await at.ana.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    for (const words of [WORDS.cleo, 'Reads against writes']) await at.ana.page.getByText(words).waitFor();
  }, 30_000);
});

describe('who waits too long', () => {
  it('[SCORECARD-WEB-11] sees nothing before the interview after a swap has ended, and is told so', async () => {
    const interview = await startInterview(people.ana, people.ben);
    await endInterview(interview);
    const { page } = at.ben;
    await page.goto(`/interviews/${interview.interviewId}`);
    await seal(page).getByText('The scorecards are sealed').waitFor();
    const next = await people.ana.post(`/api/rooms/${interview.roomId}/interviews`, { question: null });
    expect(next.status).toBeLessThan(300);
    // Told, without a reload.
    await seal(page)
      .getByText(/stay sealed until the next interview has ended/)
      .waitFor();
    await expectAccessible(page);
    await keepPictures(page, 'waiting-for-the-swap');
    // NEXT-3: also for who comes later.
    await page.reload();
    await page.getByRole('link', { name: 'Go to the room' }).waitFor();
    expect(await page.getByRole('button', { name: 'Swap roles and go again' }).count()).toBe(0);
  }, 30_000);

  it('[SCORECARD-WEB-11] can hand in for the others when the time is up while they write, and sees nothing of theirs', async () => {
    const interview = await startInterview(people.ana, people.ben);
    await endInterview(interview);
    const card = `/api/interviews/${interview.interviewId}/scorecard`;
    await people.ana.post<MyScorecardView>(`${card}/submit`, { takeaways: { first: WORDS.ana } });
    const { page } = at.ben;
    await page.goto(`/interviews/${interview.interviewId}`);
    await seal(page)
      .getByText(/as soon as you hand in, at the latest .+ \(in 23 h\)/)
      .waitFor();
    await part(page, 'Hand in').click();
    await page.getByLabel('Takeaway 1').fill(WORDS.ben.slice(0, 4));
    server.time.advance(25 * HOUR_MS);
    // As when one comes back to the window.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await seal(page).getByText('The scorecards are open, but not to you').waitFor();
    await seal(page)
      .getByText(/^You had not handed in by/)
      .waitFor();
    await keepPictures(page, 'too-late');
    await page.keyboard.type(WORDS.ben.slice(4));
    await handIn(page, /9 of 9 criteria are not rated yet/);
    await seal(page)
      .getByText(/^You handed in after .+ you do not see theirs\.$/)
      .waitFor();
    expect(await page.getByText(WORDS.ana).count()).toBe(0);
    await at.ana.page.goto(`/interviews/${interview.interviewId}`);
    await seal(at.ana.page)
      .getByText(/The time to hand in was up\./)
      .waitFor();
    await at.ana.page.getByText(WORDS.ben).waitFor();
  }, 30_000);

  it('leaves no page with an error', () => {
    for (const { errors, foreignRequests } of Object.values(at)) expect([errors, foreignRequests]).toEqual([[], []]);
  });
});
