import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, CDPSession, Locator } from 'playwright-core';
import * as Y from 'yjs';
import { expectAccessible, expectReadable } from './support/axe.js';
import { BoardWitness } from './support/board-presence.js';
import { DESKTOP, launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';
import { drawBoard } from './support/written-documents.js';

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let at: Record<'ana' | 'ben' | 'cleo', Visitor>;
let phone: RoomPage;
let fingers: CDPSession;
let witness: BoardWitness;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  const guest = (name: string) => Person.guest(server.url, name);
  people = { ana: await guest('Ana'), ben: await guest('Ben'), cleo: await guest('Cleo') };
  const { roomId, interviewId, invite } = await startInterview(people.ana, people.ben);
  await people.cleo.accept(invite.token);
  await drawBoard(people.ana, interviewId);
  at = {
    ana: await visitAs(browser, people.ana),
    ben: await visitAs(browser, people.ben),
    cleo: await visitAs(browser, people.cleo),
  };
  for (const who of ['ana', 'ben', 'cleo'] as const) {
    await at[who].page.setViewportSize(who === 'ana' ? DESKTOP : PHONE);
    await at[who].page.goto(`/rooms/${roomId}`);
    await new RoomPage(at[who].page).board.locator('canvas.interactive').waitFor();
  }
  phone = new RoomPage(at.ben.page);
  await phone.untilBoardIsReady();
  fingers = await at.ben.context.newCDPSession(at.ben.page);
  await fingers.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  witness = new BoardWitness(people.cleo, interviewId);
}, 90_000);

afterAll(async () => {
  witness?.leave();
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Puts fingers on the board, moves each to where it goes, and lifts them. */
async function touch(paths: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
  const canvas = await phone.canvasBox();
  const points = (part: number) =>
    paths.map(([from, to], id) => ({
      id,
      x: Math.round(canvas.x + from.x + (to.x - from.x) * part),
      y: Math.round(canvas.y + from.y + (to.y - from.y) * part),
    }));
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
  for (let step = 1; step <= 8; step++) {
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(step / 8) });
    await at.ben.page.waitForTimeout(20);
  }
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

interface Drawn {
  readonly id: string;
  readonly m: { readonly type: string; readonly customData?: { readonly comment?: string } };
  readonly t?: { readonly text?: string };
  readonly g: { readonly x: number; readonly y: number };
}

/** What is on the board according to the log. */
async function drawn(): Promise<Drawn[]> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where kind = 'board' order by seq`,
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return Object.entries(doc.getMap('elements').toJSON()).map(([id, groups]) => ({
    id,
    ...(groups as Omit<Drawn, 'id'>),
  }));
}

const shapes = async (): Promise<number> => (await drawn()).length;

function bens() {
  const viewport = witness.of(people.ben)?.viewport;
  if (!viewport) throw new Error('Ben shows nothing.');
  return viewport;
}

/** Controls of ours that a thumb would miss, and whatever sticks out to the side. */
function flaws(board: Locator): Promise<string[]> {
  return board.evaluate((element) => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const own = [...element.querySelectorAll('button')].filter(
      (one) => !one.closest('.excalidraw') && one.checkVisibility(),
    );
    const found = own.flatMap((one) => {
      const { left, right, width, height } = one.getBoundingClientRect();
      const name = one.textContent || one.getAttribute('aria-label');
      const isFlawed = width < 44 || height < 44 || left < 0 || right > clientWidth;
      return isFlawed ? [`${name}: ${width} × ${height} at ${left}`] : [];
    });
    return scrollWidth > clientWidth ? [...found, `the page: ${scrollWidth}`] : found;
  });
}

async function expectSound(name: string): Promise<void> {
  const { page } = at.ben;
  expect(await flaws(page.locator('section[aria-label="Board"]'))).toEqual([]); // Also behind a dialog.
  await expectAccessible(page);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectReadable(page);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}-${colorScheme}.png` });
  }
}

describe('the board on a phone', () => {
  it('[PHONE-1] is for looking at: it shows all that is drawn, and no tool', async () => {
    await eventually(() => witness.of(people.ben)?.viewport ?? null, Boolean);
    const { x, y, width, height } = bens();
    expect(x).toBeLessThan(0);
    expect(x + width).toBeGreaterThan(480); // Both boxes and the arrow: 0 to 480.
    expect(y).toBeLessThan(0);
    expect(y + height).toBeGreaterThan(80);
    expect(await phone.board.locator('[data-testid="toolbar-rectangle"]').count()).toBe(0);
    await expectSound('look');
  }, 60_000);

  it('[PHONE-1] is moved with one finger and zoomed with two, and nothing is drawn by that', async () => {
    const before = { view: bens(), count: await shapes() };
    await touch([
      [
        { x: 200, y: 300 },
        { x: 100, y: 250 },
      ],
    ]);
    await eventually(bens, ({ x, y }) => x > before.view.x && y > before.view.y);
    const moved = bens();
    await touch([
      [
        { x: 180, y: 300 },
        { x: 80, y: 300 },
      ],
      [
        { x: 220, y: 300 },
        { x: 320, y: 300 },
      ],
    ]);
    await eventually(bens, ({ width }) => width < moved.width * 0.7);
    await phone.button('Show all').click();
    await eventually(bens, ({ x, width }) => x < 0 && x + width > 480);
    expect(await shapes()).toBe(before.count);
  }, 60_000);

  it('[PHONE-2] takes a note where it is tapped, with its writer’s name, and everybody sees it', async () => {
    await phone.button('Add a note').click();
    await phone.board.getByText('Tap where the note belongs.').waitFor();
    await expectSound('comment-place');
    const area = await phone.board.locator('[data-comment-place]').boundingBox();
    if (!area) throw new Error('There is no place to tap.');
    await at.ben.page.mouse.click(area.x + 150, area.y + 400);
    const dialog = at.ben.page.getByRole('dialog', { name: 'Add a note' });
    expect(await dialog.getByRole('button', { name: 'Put it on the board' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Your note').fill('What if the cache is cold?');
    await expectSound('comment-words');
    const view = bens();
    await dialog.getByRole('button', { name: 'Put it on the board' }).click();
    await dialog.waitFor({ state: 'detached' });
    const found = await eventually(drawn, (all) => all.some(({ m }) => m.customData?.comment), 10_000);
    const note = found.find(({ m }) => m.customData?.comment);
    expect(note?.m.customData?.comment).toBe('Ben');
    expect(found.some(({ t }) => t?.text?.includes('cache is cold?') && t.text.includes('– Ben'))).toBe(true);
    // Where it was tapped.
    const scale = view.width / PHONE.width;
    expect(Math.abs((note?.g.x ?? 0) - (view.x + 150 * scale))).toBeLessThan(4);
    expect(Math.abs((note?.g.y ?? 0) - (view.y + 400 * scale))).toBeLessThan(4);
    await expectSound('comment-done');
    expect(await phone.board.locator('[data-testid="toolbar-rectangle"]').count()).toBe(0);
  }, 60_000);

  it('[PHONE-2] takes a note without a finger, and lets one think again', async () => {
    const before = await shapes();
    await phone.button('Add a note').press('Enter');
    await phone.button('Cancel').press('Enter');
    await phone.board.getByText('Tap where the note belongs.').waitFor({ state: 'detached' });
    await phone.button('Add a note').press('Enter');
    await phone.button('In the middle').press('Enter');
    const dialog = at.ben.page.getByRole('dialog', { name: 'Add a note' });
    await dialog.getByLabel('Your note').fill('By keyboard');
    await dialog.getByRole('button', { name: 'Put it on the board' }).press('Enter');
    await eventually(shapes, (count) => count === before + 2, 10_000);
  }, 60_000);

  it('[PHONE-1] offers drawing, and takes the tools away again', async () => {
    await phone.button('Draw').click();
    await phone.board.locator('[data-testid="toolbar-rectangle"]').waitFor({ state: 'attached' });
    await expectSound('draw');
    const before = await shapes();
    await phone.board.locator('label:has([data-testid="toolbar-rectangle"])').click();
    await touch([
      [
        { x: 120, y: 200 },
        { x: 220, y: 260 },
      ],
    ]);
    await eventually(shapes, (count) => count === before + 1, 10_000);
    await phone.button('Done').click();
    await phone.board.locator('[data-testid="toolbar-rectangle"]').waitFor({ state: 'detached' });
    await touch([
      [
        { x: 120, y: 200 },
        { x: 180, y: 240 },
      ],
    ]);
    await phone.saveState('Saved').waitFor();
    expect(await shapes()).toBe(before + 1);
  }, 60_000);

  it('[TOGETHER-2] follows a person at a desk', async () => {
    await phone.button(/^Follow Ana/).click();
    await phone.board.getByRole('status').filter({ hasText: 'Following Ana' }).waitFor();
    await eventually(
      () => [bens(), witness.of(people.ana)?.viewport] as const,
      ([mine, hers]) => hers !== null && hers !== undefined && mine.x <= hers.x + 2 && mine.width >= hers.width - 4,
    );
    await expectSound('following');
    await touch([
      [
        { x: 200, y: 300 },
        { x: 160, y: 300 },
      ],
    ]);
    await phone.board.getByRole('status').filter({ hasText: 'Following Ana' }).waitFor({ state: 'detached' });
  }, 60_000);

  it('[PHONE-5] has an outline for thumbs', async () => {
    const { page } = at.ben;
    await phone.tab('Outline').click();
    const outline = page.getByRole('region', { name: 'Outline', exact: true });
    expect(await flaws(outline)).toEqual([]);
    await outline.getByRole('button', { name: 'Add a component' }).click();
    await outline.getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await flaws(outline)).toEqual([]);
    await outline.getByRole('button', { name: 'Cancel' }).click();
    await phone.tab('Picture').click();
  }, 60_000);

  it('[PHONE-3] offers an observer neither notes nor drawing', async () => {
    const { page } = at.cleo;
    const room = new RoomPage(page);
    await room.button('Show all').waitFor();
    expect(await room.button(/Draw|Add a note|Bring everyone/).count()).toBe(0);
    await expectAccessible(page);
    expect([...at.cleo.errors, ...at.ben.errors, ...at.ana.errors, ...at.ben.foreignRequests]).toEqual([]);
  }, 60_000);
});
