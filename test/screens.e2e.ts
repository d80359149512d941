import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CRITERION_IDS, MINUTE_MS, RUBRIC_VERSION, rubricOf } from '@fortyfive/interview';
import type { Browser, Locator, Page } from 'playwright-core';
import { expectAccessible, expectReadable, untilColoursRest } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { ask, eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs, visitAsNobody } from './support/visit-as.js';
import { drawBoard, writeNote } from './support/written-documents.js';

/** What two laptops of 1440 × 900 px show at 200 %. */
const ZOOMED = { width: 720, height: 450 };

const QUESTION = 'Design a URL shortener';
/** Anchors are withheld from who is in another interview with this question, as in {@link running}. */
const SAME_QUESTION_RUNNING = 409;
const CRITERIA = rubricOf(RUBRIC_VERSION).criteria;

type Who = 'nobody' | 'dora' | 'ana' | 'ben' | 'cleo';

let server: RunningApp;
let browser: Browser;
let at: Record<Who, Visitor>;
let people: Record<Exclude<Who, 'nobody'>, Person>;
let invite: string;
let paths: Record<'lobby' | 'room' | 'handedIn' | 'notHandedIn', string>;
let running: Awaited<ReturnType<typeof startInterview>>;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  const guest = (name: string) => Person.guest(server.url, name);
  people = { dora: await guest('Dora'), ana: await guest('Ana'), ben: await guest('בן'), cleo: await guest('Cleo 🦊') };
  const { ana, ben, cleo } = people;
  const handedIn = await endedInterview();
  for (const author of [ana, ben, cleo])
    await author.post(`/api/interviews/${handedIn}/scorecard/submit`, { ratings: someRatings() });
  const notHandedIn = await endedInterview();
  running = await startInterview(ana, ben);
  await cleo.accept(running.invite.token);
  await fill(running.interviewId);
  const lobby = await ana.openRoom();
  await ben.accept(lobby.invite.token);
  await cleo.accept(lobby.invite.token);
  invite = `/join/${lobby.invite.token}`;
  paths = {
    lobby: `/rooms/${lobby.roomId}`,
    room: `/rooms/${running.roomId}`,
    handedIn: `/interviews/${handedIn}`,
    notHandedIn: `/interviews/${notHandedIn}`,
  };
  at = {
    nobody: await visitAsNobody(browser, server.url),
    dora: await visitAs(browser, people.dora),
    ana: await visitAs(browser, ana),
    ben: await visitAs(browser, ben),
    cleo: await visitAs(browser, cleo),
  };
}, 60_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

async function fill(interviewId: string): Promise<void> {
  await drawBoard(people.ben, interviewId);
  await writeNote(
    people.ben,
    interviewId,
    'requirements',
    'Shorten, redirect, count the clicks. Readers outnumber writers 100 to 1.',
  );
}

/** All three were there; the first step took a minute longer than planned. */
async function endedInterview(): Promise<string> {
  const { interviewId, roomId, host, invite: room } = await startInterview(people.ana, people.ben);
  await people.cleo.accept(room.token);
  await fill(interviewId);
  for (const minutes of [6, 4, 5, 9, 15]) {
    server.time.advance(minutes * MINUTE_MS);
    await ask(host, 'room:advance-step', { roomId, version: await versionOf(people.ana, roomId) });
  }
  await ask(host, 'room:end', { roomId, version: await versionOf(people.ana, roomId) });
  return interviewId;
}

async function versionOf(person: Person, roomId: string): Promise<number> {
  return (await person.get<{ state: { version: number } }>(`/api/rooms/${roomId}`)).body.state.version;
}

function someRatings() {
  const words = 'Asked who reads and who writes before drawing anything.';
  return Object.fromEntries(CRITERION_IDS.slice(1).map((id) => [id, { rating: 'yes', comment: words }]));
}

async function onClock(name: 'room:pause' | 'room:end'): Promise<void> {
  const { roomId, host } = running;
  await ask(host, name, { roomId, version: await versionOf(people.ana, roomId) });
}

interface Screen {
  readonly name: string;
  readonly who: Who;
  readonly path: () => string;
  readonly title: string;
  /** Leads from the page to what is to be looked at, and waits until it is there. */
  readonly show: (page: Page, isPhone: boolean) => Promise<unknown>;
  /** The status of the answer that makes this screen what it is; browsers note those as errors. */
  readonly refusal?: number;
}

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first().waitFor();
const text = (words: string | RegExp) => (page: Page) => page.getByText(words).first().waitFor();

/** In a wide room everything is in the panel; on a phone it is behind the tab bar, and within the step's tab. */
function panel(phoneTab: string, tab?: string) {
  return async (page: Page, isPhone: boolean): Promise<void> => {
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const room = new RoomPage(page);
    await room.untilBoardIsReady();
    if (isPhone) await page.getByRole('tab', { name: phoneTab, exact: true }).click();
    if (tab) await room.tab(tab).click();
  };
}

async function showEndDialog(page: Page, isPhone: boolean): Promise<void> {
  if (await page.getByRole('dialog').isVisible()) return;
  if (isPhone) await new RoomPage(page).tab('Step').click();
  await page.getByRole('button', { name: 'End the interview' }).click();
  await page.getByRole('dialog').waitFor();
}

async function showPeople(page: Page, isPhone: boolean): Promise<void> {
  if (isPhone) {
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
    await new RoomPage(page).tab('People').click();
  } else if (!(await page.getByRole('dialog').isVisible())) {
    await page.getByRole('button', { name: /^People/ }).click();
  }
  await page.getByText('בן').last().waitFor();
}

async function openTopics(page: Page): Promise<void> {
  if (!(await page.getByRole('listbox', { name: 'Topic' }).isVisible()))
    await page.getByRole('button', { name: 'Topic' }).click();
  await page.getByRole('listbox', { name: 'Topic' }).getByRole('option').first().waitFor();
}

async function openDraw(page: Page): Promise<void> {
  if (await page.getByRole('dialog').isVisible()) return;
  await page.getByRole('button', { name: 'Draw one at random' }).click();
  await page.getByRole('button', { name: 'Draw a question' }).click();
  await page.getByRole('button', { name: 'Draw another' }).waitFor();
}

async function openBrief(page: Page): Promise<void> {
  const read = page.getByRole('button', { name: 'Read the brief' });
  if (await read.isVisible()) await read.click();
  await page.getByRole('button', { name: /^Facts/ }).waitFor();
}

/** The page notices as it would after the laptop has slept. */
async function overtime(page: Page): Promise<void> {
  const over = page.getByRole('timer', { name: 'Time over' });
  if (await over.isVisible()) return;
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  server.time.advance(6 * MINUTE_MS);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await over.waitFor();
}

async function paused(page: Page): Promise<void> {
  const note = page.getByText('Paused').first();
  if (!(await note.isVisible())) await onClock('room:pause');
  await note.waitFor();
}

const replay = (page: Page) => page.getByRole('slider', { name: 'Time in the interview' }).waitFor();
const observing = async (page: Page) => {
  await page.getByRole('region', { name: 'Board' }).locator('canvas.interactive').waitFor();
  await text('Readers outnumber')(page);
};

const SCREENS: readonly Screen[] = [
  { name: 'landing', who: 'nobody', path: () => '/', title: 'Fortyfive', show: heading(/Practise/) },
  { name: 'sign-in', who: 'nobody', path: () => '/sign-in', title: 'Sign in', show: heading('Sign in') },
  {
    name: 'sign-up',
    who: 'nobody',
    path: () => '/sign-in?tab=sign-up',
    title: 'Make an account',
    show: text('At least 10'),
  },
  { name: 'start', who: 'nobody', path: () => '/start', title: 'Start an interview', show: text(QUESTION) },
  { name: 'join', who: 'nobody', path: () => invite, title: 'You are invited', show: text('Observer: you watch') },
  {
    name: 'broken-invite',
    who: 'nobody',
    path: () => '/join/nothing',
    title: 'This invite cannot be opened',
    show: text('This invite link does not work'),
    refusal: 404,
  },
  {
    name: 'not-found',
    who: 'nobody',
    path: () => '/no/such/page',
    title: 'Page not found',
    show: heading('Page not found'),
  },
  {
    name: 'questions',
    who: 'nobody',
    path: () => '/questions?q=shorten',
    title: 'Questions',
    show: text('1 question'),
  },
  {
    name: 'questions-filters',
    who: 'ana',
    path: () => '/questions?difficulty=easy,hard&company=meta&q=nothing+at+all',
    title: 'Questions',
    show: openTopics,
  },
  { name: 'questions-draw', who: 'ana', path: () => '/questions', title: 'Questions', show: openDraw },
  { name: 'question', who: 'ana', path: () => '/questions/url-shortener', title: QUESTION, show: text('You saw this') },
  {
    name: 'no-such-question',
    who: 'ana',
    path: () => '/questions/no-such',
    title: 'Question not found',
    show: text('This question does not exist'),
    refusal: 404,
  },
  { name: 'path', who: 'nobody', path: () => '/path', title: 'Path', show: text('Begin with') },
  { name: 'path-plan', who: 'nobody', path: () => '/path?view=plan90', title: 'Path', show: text('Week 13') },
  { name: 'companies', who: 'nobody', path: () => '/companies', title: 'Companies', show: text('How far to trust') },
  { name: 'company', who: 'nobody', path: () => '/companies/meta', title: 'Meta', show: text('Mock interview') },
  { name: 'reference', who: 'nobody', path: () => '/reference', title: 'Quick reference', show: text('Peak rate') },
  { name: 'checklist', who: 'nobody', path: () => '/checklist', title: 'Checklist', show: text('The day before') },
  { name: 'home-empty', who: 'dora', path: () => '/', title: 'Home', show: text('No interview has ended yet') },
  {
    name: 'interviews-empty',
    who: 'dora',
    path: () => '/interviews',
    title: 'My interviews',
    show: text('No interviews yet'),
  },
  {
    name: 'guest-to-account',
    who: 'dora',
    path: () => '/sign-in',
    title: 'Make an account',
    show: text('You are here as a guest'),
  },
  {
    name: 'no-such-room',
    who: 'dora',
    path: () => paths.lobby,
    title: 'This room cannot be opened',
    show: text('There is nothing here that you can open'),
  },
  {
    name: 'no-such-interview',
    who: 'dora',
    path: () => paths.handedIn,
    title: 'Interview not found',
    show: text('There is nothing here that you can open'),
    refusal: 404,
  },
  { name: 'home', who: 'ana', path: () => '/', title: 'Home', show: text('Not finished yet') },
  { name: 'interviews', who: 'ana', path: () => '/interviews', title: 'My interviews', show: text(QUESTION) },
  {
    name: 'lobby-sealed-brief',
    who: 'ana',
    path: () => paths.lobby,
    title: QUESTION,
    show: text('Once you have read it'),
  },
  { name: 'lobby-brief', who: 'ana', path: () => paths.lobby, title: QUESTION, show: openBrief },
  { name: 'lobby-candidate', who: 'ben', path: () => paths.lobby, title: QUESTION, show: heading('What to expect') },
  { name: 'lobby-observer', who: 'cleo', path: () => paths.lobby, title: QUESTION, show: heading('What to expect') },
  { name: 'room-notes', who: 'ana', path: () => paths.room, title: QUESTION, show: panel('Notes', 'Notes') },
  { name: 'room-brief', who: 'ana', path: () => paths.room, title: QUESTION, show: panel('Step', 'Brief') },
  { name: 'room-scorecard', who: 'ana', path: () => paths.room, title: QUESTION, show: panel('Step', 'Scorecard') },
  { name: 'room-people', who: 'ana', path: () => paths.room, title: QUESTION, show: showPeople },
  { name: 'room-end', who: 'ana', path: () => paths.room, title: QUESTION, show: showEndDialog },
  { name: 'room-candidate', who: 'ben', path: () => paths.room, title: QUESTION, show: panel('Board') },
  { name: 'room-observer', who: 'cleo', path: () => paths.room, title: QUESTION, show: observing },
  { name: 'room-overtime', who: 'ana', path: () => paths.room, title: QUESTION, show: overtime },
  { name: 'room-paused', who: 'ben', path: () => paths.room, title: QUESTION, show: paused },
  {
    name: 'review-handed-in',
    who: 'ben',
    path: () => paths.handedIn,
    title: `Review: ${QUESTION}`,
    show: replay,
    refusal: SAME_QUESTION_RUNNING,
  },
  {
    name: 'review-not-handed-in',
    who: 'ben',
    path: () => paths.notHandedIn,
    title: `Review: ${QUESTION}`,
    show: replay,
    refusal: SAME_QUESTION_RUNNING,
  },
  { name: 'review-editor', who: 'ana', path: () => paths.notHandedIn, title: `Review: ${QUESTION}`, show: replay },
  { name: 'review-interviewer', who: 'ana', path: () => paths.handedIn, title: `Review: ${QUESTION}`, show: replay },
  {
    name: 'review-observer',
    who: 'cleo',
    path: () => paths.handedIn,
    title: `Review: ${QUESTION}`,
    show: replay,
    refusal: SAME_QUESTION_RUNNING,
  },
];

async function open(page: Page, path: string): Promise<void> {
  if (page.url() !== server.url + path) await page.goto(path);
}

/** What somebody would have to scroll sideways for, or cannot reach at all. The board has its own ways to move. */
function whatSticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = [...document.querySelectorAll('a, button, input, textarea, h1, h2, h3, p, td, th')].filter(
      (element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const isOut = width > 1 && (left < -1 || right > clientWidth + 1);
        return isOut && element.checkVisibility() && !element.closest('.excalidraw, [inert]');
      },
    );
    const names = found.map((element) => `${element.tagName} ${element.textContent.slice(0, 60)}`);
    return scrollWidth > clientWidth ? [`the page: ${scrollWidth} px`, ...names] : names;
  });
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  await untilColoursRest(page);
  await page.screenshot({ path: `${folder}/${name}.png` });
}

const LIGHT = ['light'] as const;
const LIGHT_AND_DARK = ['light', 'dark'] as const;

/** A phone in the dark is for the eye alone: what is judged there in `expectSoundIn` would be judged twice. */
const themesIn = (size: string) => (size === 'wide' || process.env.PICTURES ? LIGHT_AND_DARK : LIGHT);

/** Another theme has other colours at the same places: they are looked at once, where most of a page is to be seen. */
async function expectSoundIn(page: Page, size: string, colorScheme: 'light' | 'dark'): Promise<void> {
  if (colorScheme === 'dark') return size === 'wide' ? expectReadable(page) : undefined;
  expect({ size, stuckOut: await whatSticksOut(page) }).toEqual({ size, stuckOut: [] });
  await expectAccessible(page);
}

/** In both sizes and both themes. */
async function expectSound({ name, title, show }: Pick<Screen, 'name' | 'title' | 'show'>, page: Page): Promise<void> {
  for (const [size, viewport] of Object.entries({ wide: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await show(page, viewport === PHONE);
    await page
      .getByRole('status')
      .filter({ hasText: /^(Loading|Entering)/ })
      .first()
      .waitFor({ state: 'detached' });
    expect(await page.title()).toBe(title === 'Fortyfive' ? title : `${title} · Fortyfive`);
    for (const colorScheme of themesIn(size)) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
      await keepPicture(page, `${name}-${size}-${colorScheme}`);
      await expectSoundIn(page, size, colorScheme);
    }
  }
}

/** What went wrong in a browser since this was last asked. */
function troubleOf({ foreignRequests, errors }: Visitor): string[] {
  return [...foreignRequests.splice(0), ...errors.splice(0)];
}

describe('every screen, wide and on a phone, in light and dark', () => {
  it.each(SCREENS)(
    '$name',
    async (screen) => {
      const visitor = at[screen.who];
      await open(visitor.page, screen.path());
      await expectSound(screen, visitor.page);
      const trouble = troubleOf(visitor).filter(
        (line) => !screen.refusal || !line.includes(`status of ${screen.refusal}`),
      );
      expect(trouble).toEqual([]);
    },
    60_000,
  );
});

/** Presses Tab until it is there; wherever the focus stops on the way, one can see it. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focusThatCannotBeSeen)).toBeNull();
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never comes to ${target}.`);
}

/** Runs in the page. */
function focusThatCannotBeSeen(): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused.closest('.excalidraw')) return null;
  const rings = [focused, focused.closest('label'), ...focused.querySelectorAll('*')].filter(
    (element) => element !== null,
  );
  const isSeen = rings.some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  return isSeen ? null : focused.outerHTML.slice(0, 200);
}

describe('with the keyboard alone', () => {
  it('leads from the landing page to a room of one’s own', async () => {
    const { context, page } = await visitAsNobody(browser, server.url);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page.getByRole('link', { name: 'Start an interview' }));
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: QUESTION }).waitFor();
    await tabTo(page.getByLabel('Your name'));
    await page.keyboard.type('Eli');
    await tabTo(page.getByRole('radio', { name: 'Interviewer' }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page.getByLabel('Find a question'));
    await page.keyboard.type('url shortener');
    await eventually(
      () => page.getByRole('radio', { name: /^Design/ }).count(),
      (count) => count === 1,
    );
    await tabTo(page.getByRole('radio', { name: 'Surprise me' }));
    await page.keyboard.press('ArrowUp');
    expect(await page.getByRole('radio', { name: QUESTION }).isChecked()).toBe(true);
    await tabTo(page.getByRole('button', { name: 'Create the room' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/rooms\//);
    await page.getByRole('listitem').filter({ hasText: 'Candidate' }).getByText('Eli').waitFor();
    await tabTo(page.getByRole('button', { name: 'I am ready' }));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'I need a moment' }).waitFor();
    await context.close();
  }, 40_000);

  it('fills in the scorecard and hands it in', async () => {
    const { page } = at.ana;
    await page.setViewportSize(DESKTOP);
    await page.goto(paths.notHandedIn);
    for (const { title } of CRITERIA) {
      const criterion = page.getByRole('button', { name: new RegExp(`^${title}`) });
      await tabTo(criterion);
      await page.keyboard.press('Enter');
      const region = page.getByRole('region', { name: new RegExp(`^${title}`) });
      await tabTo(region.getByRole('radio').first());
      await page.keyboard.press('ArrowDown');
      await tabTo(region.getByLabel('Comment'));
      await page.keyboard.type(`in ${title}.`);
      // Beginning again in the middle neither loses a letter nor moves the caret.
      await page.keyboard.press('Home');
      await page.keyboard.type('Seen ');
    }
    await tabTo(page.getByRole('button', { name: 'Hand in the scorecard' }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('All 9 criteria are rated.').waitFor();
    await eventually(
      () => page.getByRole('dialog').evaluate((dialog) => dialog.contains(document.activeElement)),
      Boolean,
    );
    expect(await page.getByRole('tooltip').count()).toBe(0);
    await tabTo(page.getByRole('dialog').getByRole('button', { name: 'Hand in' }));
    await page.keyboard.press('Enter');
    await page.getByText(/^Handed in/).waitFor();
    for (const { title } of CRITERIA) await page.getByText(`Seen in ${title}.`).waitFor();
  }, 60_000);

  it('opens the board’s help, which lists nothing that the board does not have', async () => {
    const { page } = at.ana;
    await page.setViewportSize(DESKTOP);
    await page.goto(paths.room);
    await new RoomPage(page).untilBoardIsReady();
    await page.getByRole('button', { name: 'Menu' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Help' }).first().press('Enter');
    const help = page.getByRole('dialog');
    await help.getByText('Laser pointer').waitFor();
    expect(
      await help
        .getByText(/Insert image|Toggle light|update link/i)
        .filter({ visible: true })
        .allInnerTexts(),
    ).toEqual([]);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
  }, 30_000);

  it('gives the focus back to where a dialog was opened', async () => {
    const { page } = at.ana;
    await page.setViewportSize(DESKTOP);
    await page.goto(paths.room);
    await page.getByRole('timer').waitFor();
    const people = page.getByRole('button', { name: /^People/ });
    await people.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await eventually(() => people.evaluate((element) => element === document.activeElement), Boolean);
  }, 30_000);
});

describe('what people bring with them', () => {
  it('keeps the chosen theme over a reload, whatever the system says', async () => {
    const { context, page } = await visitAsNobody(browser, server.url);
    await page.goto('/');
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.locator('html[data-theme=dark]').waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Like the system' }).click();
    await page.locator('html[data-theme=light]').waitFor();
    await context.close();
  }, 30_000);

  it('has room for names of 60 characters, in one word, in emoji and from right to left', async () => {
    const names = { ana: 'W'.repeat(60), ben: 'ש'.repeat(60), cleo: '🦊'.repeat(60) };
    const [ana, ben, cleo] = await Promise.all(Object.values(names).map((name) => Person.guest(server.url, name)));
    if (!ana || !ben || !cleo) throw new Error('Somebody is missing.');
    const visitor = await visitAs(browser, ana);
    const { page } = visitor;
    const lobby = await ana.openRoom();
    for (const person of [ben, cleo]) await person.accept(lobby.invite.token);
    const { roomId, interviewId, host, invite: room } = await startInterview(ana, ben);
    await cleo.accept(room.token);
    await writeNote(ben, interviewId, 'api', 'x'.repeat(300));
    const stops: readonly (readonly [path: string, show: (page: Page) => Promise<unknown>])[] = [
      ['/', heading(/^Hello/)],
      ['/interviews', text(names.ben)],
      [`/rooms/${lobby.roomId}`, text(names.cleo)],
      [`/rooms/${roomId}`, (shown) => shown.getByText(/^x+$/).waitFor({ state: 'attached' })],
      [`/interviews/${interviewId}`, heading(QUESTION)],
    ];
    for (const [path, show] of stops) {
      if (path.startsWith('/interviews/'))
        await ask(host, 'room:end', { roomId, version: await versionOf(ana, roomId) });
      await page.goto(path);
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport);
        await show(page);
        await keepPicture(page, `long-names-${path.split('/')[1] || 'home'}-${viewport.width}`);
        expect({ path, stuckOut: await whatSticksOut(page) }).toEqual({ path, stuckOut: [] });
      }
    }
    expect(troubleOf(visitor)).toEqual([]);
    await visitor.context.close();
    for (const person of [ana, ben, cleo]) person.leave();
  }, 60_000);

  it('shows the whole name at a caret, also at the end of a line', async () => {
    const [interviewer, candidate] = [at.ana.page, at.ben.page];
    for (const page of [interviewer, candidate]) {
      await page.setViewportSize(DESKTOP);
      await page.goto(paths.room);
    }
    await new RoomPage(interviewer).openNotes();
    await new RoomPage(candidate).note('Bottlenecks').click();
    await candidate.keyboard.type('Everything up to the far end of the');
    const name = interviewer.locator('#room-panel bdi').filter({ hasText: 'בן' });
    await name.waitFor();
    const [inner, outer] = await Promise.all([
      name.boundingBox(),
      new RoomPage(interviewer).note('Bottlenecks').boundingBox(),
    ]);
    if (!inner || !outer) throw new Error('There is no caret.');
    expect(inner.x).toBeGreaterThanOrEqual(outer.x);
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + 1);
  }, 40_000);

  it('can be used at 200 %', async () => {
    const { page } = at.ana;
    const stops: readonly (readonly [path: string, button: string])[] = [
      ['/', 'Return to the room'],
      ['/start', 'Create the room'],
      [paths.lobby, 'I am ready'],
      [paths.handedIn, 'Account of Ana'],
      [paths.room, 'Leave the room'],
    ];
    await page.setViewportSize(ZOOMED);
    for (const [path, name] of stops) {
      await page.goto(path);
      const next = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
      await next.click({ trial: true });
      await keepPicture(page, `zoomed-${path.split('/')[1] || 'home'}`);
      expect({ path, stuckOut: await whatSticksOut(page) }).toEqual({ path, stuckOut: [] });
    }
    const room = new RoomPage(page);
    await room.untilBoardIsReady();
    expect((await room.canvasBox()).height).toBeGreaterThan(ZOOMED.height / 2);
    await room.tab('Notes').click();
    await room.note('Requirements').click();
  }, 60_000);
});
