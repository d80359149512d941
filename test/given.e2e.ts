import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BriefView, ClientEventName, InputOf, ServerEvents } from '@fortyfive/contract';
import { MINUTE_MS } from '@fortyfive/interview';
import type { Browser, Locator, Page } from 'playwright-core';
import { expectAccessible, expectReadable } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { NotePage } from './support/note-page.js';
import { ask, eventually, type Person, startObservedInterview } from './support/person.js';
import { Received } from './support/received.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let at: Record<'ben' | 'cleo', Visitor>;
let rooms: Record<'ben' | 'cleo', RoomPage>;
let received: Record<'ben' | 'cleo', Received>;
let running: Awaited<ReturnType<typeof startObservedInterview>>['running'];
let secret: BriefView['problem'];
/** What Ana's socket hears of the room. */
const heard: ServerEvents['room:event'][] = [];

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  ({ people, running } = await startObservedInterview(server.url));
  running.host.on('room:event', (fact) => heard.push(fact));
  secret = (await people.ana.get<BriefView>(`/api/interviews/${running.interviewId}/brief`)).body.problem;
  at = { ben: await visitAs(browser, people.ben), cleo: await visitAs(browser, people.cleo) };
  rooms = { ben: new RoomPage(at.ben.page), cleo: new RoomPage(at.cleo.page) };
  received = { ben: new Received(at.ben.page), cleo: new Received(at.cleo.page) };
  for (const { page } of Object.values(at)) await page.goto(`/rooms/${running.roomId}`);
  await rooms.ben.untilBoardIsReady();
  await rooms.cleo.note('Requirements').waitFor(); // Who only watches has nothing to save.
}, 60_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

/** Ana asks for something, from wherever she sits. */
async function anaAsks<Name extends ClientEventName>(name: Name, input: Omit<InputOf<Name>, 'roomId'>): Promise<void> {
  const reply = await ask(running.host, name, { roomId: running.roomId, ...input } as InputOf<Name>);
  if (!reply.ok) throw new Error(reply.error.code);
}

async function version(): Promise<number> {
  return (await people.ana.get<{ state: { version: number } }>(`/api/rooms/${running.roomId}`)).body.state.version;
}

const fact = (id: string) => required(secret.requirements.facts.find((one) => one.id === id));
const hint = (rung: number) => required(secret.steps.requirements.hints[rung - 1]);
const curveball = (id: string) => required(secret.curveballs.find((one) => one.id === id));

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The question has no such thing.');
  return value;
}

const givenIn = (page: Page, step: string): Locator => page.getByRole('list', { name: `Given in ${step}` });
const requirements = (room: RoomPage) => new NotePage(room.page, room.note('Requirements'));
const stepCard = (page: Page): Locator => page.getByRole('region', { name: 'The present step' });

/** Whether one would hit it in its middle. */
const isInSight = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

/** What live regions hold at the moment. */
const said = (page: Page): Promise<string[]> => page.getByRole('status').allInnerTexts();

async function logCount(): Promise<number> {
  const { rows } = await server.pool.query<{ count: string }>(
    `select count(*) from log_entries where kind in ('board', 'notes')`,
  );
  return Number(rows[0]?.count);
}

async function keepPictures(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    if (process.env.PICTURES) {
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${process.env.PICTURES}/${name}-${colorScheme}.png` });
    }
    if (colorScheme === 'dark') await expectReadable(page);
    else await expectAccessible(page);
  }
}

// One story: each part begins where the one before it ended.
describe('what the desk lets out', () => {
  it('[GIVEN-2] [GIVEN-4] [NOTES-25] stands in the notes of its step, and disturbs nobody who writes', async () => {
    const { page } = at.ben;
    const note = requirements(rooms.ben);
    await note.write('Who reads');
    await rooms.ben.saveState('Saved').waitFor();
    const [before, entries] = [await note.text.boundingBox(), await logCount()];
    const { asked, answer } = fact('volume');
    await anaAsks('room:give-fact', { factId: 'volume' });
    for (const one of Object.values(at)) {
      const given = givenIn(one.page, 'Requirements').getByRole('listitem');
      await given.getByText(answer).waitFor();
      expect(await given.innerText()).toContain(asked);
      expect(await given.getByText('New', { exact: true }).count()).toBe(1);
      expect(await said(one.page)).toContain(`Answered: ${asked} ${answer}`);
    }
    await page.keyboard.type(', and who writes?');
    expect(await note.words()).toBe('Who reads, and who writes?');
    expect(await note.text.boundingBox()).toEqual(before);
    await rooms.ben.saveState('Saved').waitFor();
    // Board and notes hold what was drawn and written, and nothing else.
    expect(await logCount()).toBeGreaterThan(entries);
    expect(await rooms.cleo.note('Requirements').innerText()).not.toContain(answer);
    // Once it has been in sight for a while it is no longer new.
    await givenIn(page, 'Requirements').getByText('New', { exact: true }).waitFor({ state: 'detached' });
  }, 40_000);

  it('[GIVEN-2] [GIVEN-3] [ROOM-WEB-17] shows hints with their place and price, and sums both up beside the step', async () => {
    server.time.advance(MINUTE_MS);
    for (const { page } of Object.values(at)) await page.setViewportSize({ width: 1440, height: 420 });
    await requirements(rooms.ben).text.click();
    for (const rung of [1, 2]) await anaAsks('room:give-hint', { stepId: 'requirements', rung });
    // It comes into view, but not for who writes (NOTES-25).
    const last = (page: Page) => givenIn(page, 'Requirements').getByRole('listitem').last();
    await eventually(() => isInSight(last(at.cleo.page)), Boolean);
    expect(await isInSight(last(at.ben.page))).toBe(false);
    for (const { page } of Object.values(at)) {
      await page.setViewportSize(DESKTOP);
      const given = givenIn(page, 'Requirements').getByRole('listitem');
      await given.filter({ hasText: 'Hint 2, costs half a level' }).getByText(hint(2), { exact: true }).waitFor();
      expect(await given.filter({ hasText: 'Hint 1, costs half a level' }).innerText()).toContain(hint(1));
      await stepCard(page).getByText('1 answer, 2 hints costing 1 level').waitFor();
      expect(await stepCard(page).innerText()).toMatch(/Requirements\s+\d:\d\d left\s+Agree what is to be built/);
    }
    await keepPictures(at.ben.page, 'given-candidate-wide');
  }, 40_000);

  it('[ROOM-WEB-16] lets the candidate ask for help by keyboard, tell the interviewer, and go on writing', async () => {
    const { page } = at.ben;
    await requirements(rooms.ben).write(' So');
    await page.keyboard.press('Alt+Shift+H');
    const ways = page.getByRole('group', { name: 'What would help you?' });
    expect(await ways.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Ask for a moment\n/),
      expect.stringMatching(/^Ask what is meant\n/),
      expect.stringMatching(/^Compare two approaches\n/),
      expect.stringMatching(/^Ask for a hint\n.*A hint costs half a level of its rating\.$/),
    ]);
    await keepPictures(page, 'given-ways-out-wide');
    await page.keyboard.press('Escape');
    await page.keyboard.type(' far');
    await page.keyboard.press('Alt+Shift+H');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText('You asked for a hint', { exact: true }).waitFor();
    await page.keyboard.type(', so good');
    expect(await requirements(rooms.ben).words()).toBe('Who reads, and who writes? So far, so good');
    await eventually(
      () => heard.map(({ event }) => event),
      (events) => events.some((event) => event.type === 'help-asked' && event.way === 'hint'),
    );
    await keepPictures(page, 'given-asked-wide');
    // Whoever watches sees it, and cannot do anything about it.
    await at.cleo.page.getByText('The candidate asked for a hint', { exact: true }).waitFor();
    expect(await rooms.cleo.button(/stuck|fine again|something else/).count()).toBe(0);
    await anaAsks('room:settle-help', {});
    await rooms.ben.button('I’m stuck').waitFor();
    expect(await said(page)).toContain('That is settled.');
    await at.cleo.page.getByText('The candidate asked for a hint', { exact: true }).waitFor({ state: 'detached' });
  }, 40_000);

  it('[ROOM-WEB-16] puts a comparison into the notes of the step, to be taken back like anything written', async () => {
    const { page } = at.ben;
    const before = await requirements(rooms.ben).words();
    await rooms.ben.tab('Outline').click();
    await rooms.ben.button('Hide the panel').click();
    await page.keyboard.press('Alt+Shift+H'); // From wherever one is; the panel comes back.
    await rooms.ben.button(/^Compare two approaches/).click();
    await page.getByText('You asked to compare two approaches', { exact: true }).waitFor();
    await rooms.ben.button('Add a table to the notes').click();
    const note = requirements(rooms.ben);
    await note.text.getByRole('columnheader', { name: 'Another way' }).waitFor();
    await page.keyboard.type('One table');
    await rooms.cleo.note('Requirements').getByRole('cell', { name: 'One table' }).waitFor();
    const undo = () => page.keyboard.press('Control+z');
    await eventually(
      () => undo().then(() => requirements(rooms.ben).words()),
      (words) => words === before,
    );
    await page.waitForTimeout(600); // A press counts only when its button has stood for a moment (ROOM-WEB-8).
    await rooms.ben.button('I’m fine again').click();
    await rooms.ben.button('I’m stuck').waitFor();
    expect(heard.filter(({ event }) => event.type === 'help-settled')).toHaveLength(2);
  }, 40_000);

  it('[GIVEN-5] shows a curveball to everybody above board and notes until they have read it', async () => {
    server.time.advance(MINUTE_MS);
    await anaAsks('room:advance-step', { version: await version() });
    await anaAsks('room:fire-curveball', { curveballId: 'viral-link' });
    const { announcement } = curveball('viral-link');
    const strip = (page: Page) => page.getByRole('status').filter({ hasText: `Curveball: ${announcement}` });
    for (const { page } of Object.values(at)) {
      await strip(page).waitFor();
      await givenIn(page, 'Estimation').getByText(announcement, { exact: true }).waitFor();
    }
    await keepPictures(at.cleo.page, 'given-observer-wide');
    await rooms.ben.button(/^Hide the curveball/).press('Enter');
    await strip(at.ben.page).waitFor({ state: 'detached' });
    await at.ben.page.reload();
    await rooms.ben.untilBoardIsReady();
    await givenIn(at.ben.page, 'Estimation').getByText(announcement, { exact: true }).waitFor();
    expect(await strip(at.ben.page).count()).toBe(0);
    expect(await at.ben.page.getByText('New', { exact: true }).count()).toBe(0); // It was there when the page came.
    expect(await strip(at.cleo.page).count()).toBe(1);
  }, 40_000);

  it('[GIVEN-6] [GIVEN-7] can be seen alone, and is exported with the notes', async () => {
    const { page } = at.ben;
    await rooms.ben.button('Show only what was given (4)').click();
    expect(await page.getByRole('textbox', { name: /^Notes on step/ }).count()).toBe(0);
    await givenIn(page, 'Requirements').getByText(fact('volume').answer).waitFor();
    await rooms.ben.button('Show only what was given (4)').click();
    await requirements(rooms.ben).text.waitFor();
    const download = page.waitForEvent('download');
    await rooms.ben.button('Export the notes as Markdown').click();
    const markdown = await readFile(await (await download).path(), 'utf8');
    expect(markdown).toMatch(
      new RegExp(
        `So far, so good[^]*### Given\\n\\n- 0:\\d\\d \\*\\*${fact('volume').asked.replace('?', '\\?')}\\*\\*`,
      ),
    );
    expect(markdown).toMatch(/- 1:\d\d \*\*Hint 2, costs half a level\*\*[^]*## 2\. Estimation[^]*\*\*Curveball\*\*/);
  }, 30_000);

  it('[GIVEN-3] [ROOM-WEB-16] is there on a phone', async () => {
    const { page } = at.ben;
    await page.setViewportSize(PHONE);
    await anaAsks('room:give-fact', { factId: 'latency' });
    await anaAsks('room:fire-curveball', { curveballId: 'region-lost' });
    await page.getByRole('tab', { name: /something new/ }).click();
    await givenIn(page, 'Estimation').getByText(fact('latency').answer).waitFor();
    await keepPictures(page, 'given-notes-phone');
    await page.getByRole('tab', { name: 'Step', exact: true }).click();
    await stepCard(page).getByText('1 answer').waitFor();
    await rooms.ben.button('I’m stuck').click();
    await keepPictures(page, 'given-step-phone');
    await rooms.ben.button(/^Ask for a moment/).click();
    await page.getByText('You asked for a moment', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await page.setViewportSize(DESKTOP);
  }, 40_000);

  it('[GIVEN-1] [GIVEN-4] stands in the interviewer’s notes, too, and is no news there', async () => {
    const { context, page } = await visitAs(browser, people.ana);
    await page.goto(`/rooms/${running.roomId}`);
    const room = new RoomPage(page);
    await room.tab('Notes').click();
    await givenIn(page, 'Requirements').getByText(fact('volume').answer).waitFor();
    await anaAsks('room:give-fact', { factId: 'expiry' });
    await givenIn(page, 'Estimation').getByText(fact('expiry').answer).waitFor();
    expect(await page.getByText('New', { exact: true }).count()).toBe(0);
    expect(await room.button('I’m stuck').count()).toBe(0);
    await context.close();
  }, 30_000);

  it('[GIVEN-1] leaves nothing else of the question in any byte that came to candidate and observer', async () => {
    const { requirements: asked, steps, curveballs } = secret;
    const given = ['volume', 'latency', 'expiry'];
    const facts = asked.facts.filter(({ id }) => !given.includes(id)).flatMap((one) => [one.asked, one.answer]);
    const hints = Object.entries(steps).flatMap(([stepId, step]) =>
      step.hints.slice(stepId === 'requirements' ? 2 : 0),
    );
    const guides = Object.values(steps).flatMap(({ prompt, probes, redFlags, anchors }) => [
      ...[prompt, ...probes, ...redFlags],
      ...Object.values(anchors),
    ]);
    const fired = curveballs.flatMap(({ id, announcement, strongResponse }) => [
      ...(['viral-link', 'region-lost'].includes(id) ? [] : [announcement]),
      ...strongResponse,
    ]);
    const secrets = [...facts, ...hints, ...guides, ...fired].filter((text) => text.length > 10);
    expect(secrets.length).toBeGreaterThan(80);
    for (const one of Object.values(received)) {
      expect(one.frames).toBeGreaterThan(10);
      for (const letOut of [fact('volume').answer, hint(2), curveball('viral-link').announcement]) {
        expect(await one.holds(letOut)).toBe(true);
      }
      const leaked: string[] = [];
      for (const text of secrets) if (await one.holds(JSON.stringify(text).slice(1, -1))) leaked.push(text);
      expect(leaked).toEqual([]);
    }
    for (const { errors } of Object.values(at)) expect(errors).toEqual([]);
  }, 30_000);

  it('[GIVEN-1] is in the review at the moment at which it was given', async () => {
    await anaAsks('room:end', { version: await version() });
    const { page } = at.cleo;
    await page.waitForURL(`**/interviews/${running.interviewId}`);
    await givenIn(page, 'Estimation').getByText(fact('latency').answer).waitFor();
    const items = (step: string) => givenIn(page, step).getByRole('listitem');
    await page.getByRole('button', { name: /^2\. Estimation, from/ }).click();
    await givenIn(page, 'Estimation').waitFor({ state: 'detached' });
    expect(await items('Requirements').count()).toBe(3);
    await page.getByRole('button', { name: /^1\. Requirements, from/ }).click();
    await givenIn(page, 'Requirements').waitFor({ state: 'detached' });
    const slider = page.getByRole('slider', { name: 'Time in the interview' });
    await slider.focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('PageUp');
    await items('Requirements').first().waitFor();
    expect(await items('Requirements').count()).toBe(1);
    await page.keyboard.press('End');
    await items('Estimation').nth(3).waitFor();
    await keepPictures(page, 'given-review-wide');
  }, 40_000);
});
