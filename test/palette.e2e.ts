import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMPONENT_KINDS, KIND_NAMES, stepFrameArea } from '@fortyfive/documents';
import type { Browser, Locator } from 'playwright-core';
import { expectAccessible } from './support/axe.js';
import { loggedBoard, loggedDesign, loggedElements, type LoggedElement } from './support/board-log.js';
import { launchBrowser, PHONE, visit, type Visitor } from './support/browser.js';
import { eventually, Person, startInterview, startObservedInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let running: Awaited<ReturnType<typeof startObservedInterview>>['running'];
let [ana, ben, cleo]: Visitor[] = [];
let anaRoom: RoomPage;
let benRoom: RoomPage;
let cleoRoom: RoomPage;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  ({ people, running } = await startObservedInterview(server.url));
  [ana, anaRoom] = await enter(people.ana);
  [ben, benRoom] = await enter(people.ben);
  [cleo, cleoRoom] = await enter(people.cleo);
}, 90_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

async function enter(person: Person): Promise<[Visitor, RoomPage]> {
  const visitor = await visitAs(browser, person);
  await visitor.page.goto(`/rooms/${running.roomId}`);
  const room = new RoomPage(visitor.page);
  await room.board.locator('canvas.interactive').waitFor();
  await room.board.getByText('The board is being fetched.').waitFor({ state: 'detached' });
  return [visitor, room];
}

function entry(room: RoomPage, name: string): Locator {
  return room.board.getByRole('navigation', { name: 'Components' }).getByRole('button', { name, exact: true });
}

/** Where the middle of something is on the page. */
async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function designHas(...lines: string[]): Promise<string[]> {
  return eventually(
    () => loggedDesign(server),
    (all) => lines.every((line) => all.includes(line)),
    10_000,
  );
}

async function component(kind: string): Promise<LoggedElement> {
  const all = await loggedElements(server);
  const [found] = all.filter(({ customData, type }) => type === 'rectangle' && customData?.kind === kind);
  if (!found) throw new Error(`There is no ${kind} on the board.`);
  return found;
}

/** What a page has put on its canvas: any drawing changes it. */
function picture({ board }: RoomPage): Promise<string> {
  return board.locator('canvas.static').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

describe('the palette', () => {
  it('[PALETTE-6] offers all kinds by name', async () => {
    for (const kind of [...COMPONENT_KINDS, 'region', 'zone'] as const) {
      const name = KIND_NAMES[kind].charAt(0).toUpperCase() + KIND_NAMES[kind].slice(1);
      expect(await entry(anaRoom, name).count()).toBe(1);
    }
    await expectAccessible(ana!.page);
  }, 60_000);

  it('[PALETTE-1] [PALETTE-3] drags a component to where it is dropped, named at once, and the partner sees it', async () => {
    const { page } = ana!;
    const before = await picture(benRoom);
    const canvas = await anaRoom.canvasBox();
    const start = await middleOf(entry(anaRoom, 'Cache'));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(canvas.x + 400, canvas.y + 300, { steps: 4 });
    await page.mouse.move(canvas.x + 500, canvas.y + 320, { steps: 4 });
    await page.mouse.up();
    await anaRoom.board.locator('textarea').waitFor();
    await page.keyboard.type('Timelines');
    await page.keyboard.press('Enter');
    await designHas('cache: Timelines');
    const shape = await component('cache');
    const parts = (await loggedElements(server)).filter(({ groupIds }) => groupIds[0] === shape.groupIds[0]);
    expect(parts.length).toBeLessThanOrEqual(4);
    expect(parts.filter(({ customData }) => customData?.part === 'icon')).toHaveLength(1);
    expect(parts.find(({ type }) => type === 'text')?.containerId).toBe(shape.id);
    await eventually(
      () => picture(benRoom),
      (now) => now !== before,
      10_000,
    );
  }, 60_000);

  it('[PALETTE-6] picks a kind up with a click, and puts it down with the next one', async () => {
    const { page } = ben!;
    const canvas = await benRoom.canvasBox();
    await entry(benRoom, 'Worker').click();
    await page.mouse.move(canvas.x + 600, canvas.y + 500, { steps: 3 });
    expect(await entry(benRoom, 'Worker').getAttribute('aria-pressed')).toBe('true');
    await page.mouse.click(canvas.x + 600, canvas.y + 500);
    await benRoom.board.locator('textarea').waitFor();
    await page.keyboard.type('Fan-out');
    await page.keyboard.press('Enter');
    await designHas('worker: Fan-out');
    const [one, other] = [await component('cache'), await component('worker')];
    // Ben sees the board as Ana does, so both places are on one scale: 100 px to the right, 180 px down.
    const scale = (other.x - one.x) / 100;
    expect((other.y - one.y) / scale).toBeCloseTo(180, 0);
  }, 60_000);

  it('[PALETTE-6] lets go of it on Escape', async () => {
    const { page } = ana!;
    const before = await loggedDesign(server);
    const canvas = await anaRoom.canvasBox();
    await entry(anaRoom, 'Stream').click();
    await page.keyboard.press('Escape');
    await page.mouse.click(canvas.x + 300, canvas.y + 600);
    expect(await anaRoom.board.locator('textarea').count()).toBe(0);
    expect(await loggedDesign(server)).toEqual(before);
  }, 60_000);

  it('[PALETTE-4] opens by "/" where the pointer is, and [PALETTE-3] covers nothing', async () => {
    const { page } = ana!;
    const canvas = await anaRoom.canvasBox();
    // On top of the cache.
    await page.mouse.click(canvas.x + 500, canvas.y + 320);
    await page.keyboard.press('/');
    const field = anaRoom.board.getByRole('combobox', { name: 'Add a component' });
    await field.waitFor();
    const box = await field.boundingBox();
    expect(Math.abs((box?.x ?? 0) - canvas.x - 500)).toBeLessThan(12);
    expect(Math.abs((box?.y ?? 0) - canvas.y - 320)).toBeLessThan(12);
    await page.keyboard.type('kafka');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Events');
    await page.keyboard.press('Enter');
    await eventually(
      () => loggedDesign(server),
      (lines) => lines.some((line) => /^(stream|queue): Events$/.test(line)),
      10_000,
    );
    const all = (await loggedElements(server)).filter(({ type }) => type === 'rectangle');
    for (const one of all) {
      for (const other of all.filter(({ id }) => id !== one.id)) {
        const isApart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(isApart).toBe(true);
      }
    }
  }, 60_000);

  it('[PALETTE-2] selects a component as a whole: a double click names it, the partner may drag it all', async () => {
    const { page } = ben!;
    const canvas = await benRoom.canvasBox();
    const before = await component('cache');
    await page.mouse.dblclick(canvas.x + 500, canvas.y + 320);
    await benRoom.board.locator('textarea').waitFor();
    await page.keyboard.type('Home timelines of everybody');
    await page.keyboard.press('Enter');
    await designHas('cache: Home timelines of everybody');
    const parts = async () =>
      (await loggedElements(server)).filter(({ groupIds }) => groupIds[0] === before.groupIds[0]);
    // The name takes two lines now, and its icon is not below them.
    const [icon, label] = await eventually(
      async () => {
        const all = await parts();
        return [all.find(({ type }) => type === 'line'), all.find(({ type }) => type === 'text')] as const;
      },
      ([line, text]) => (line?.y ?? 0) + (line?.height ?? 0) <= (text?.y ?? 0) + 1,
      10_000,
    );
    await page.mouse.move(canvas.x + 500, canvas.y + 330);
    await page.mouse.down();
    await page.mouse.move(canvas.x + 500, canvas.y + 200, { steps: 6 });
    await page.mouse.up();
    await eventually(
      parts,
      (all) =>
        all.every((part) => part.y < (part.id === icon?.id ? icon.y : part.id === label?.id ? label.y : before.y) - 20),
      10_000,
    );
  }, 60_000);

  it('[PALETTE-8] puts a region around what is selected', async () => {
    const { page } = ana!;
    await anaRoom.board.locator('.excalidraw').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('/');
    await page.keyboard.type('region');
    await page.keyboard.press('Enter');
    await anaRoom.board.locator('input[type="text"], input:not([type])').first().waitFor();
    await page.keyboard.type('eu-west');
    await page.keyboard.press('Enter');
    const region = await eventually(
      async () => (await loggedElements(server)).find(({ type }) => type === 'frame'),
      (frame) => frame?.name === 'eu-west',
      10_000,
    );
    expect(region?.customData?.kind).toBe('region');
    const inside = (await loggedElements(server)).filter(({ frameId }) => frameId === region?.id);
    expect(inside.filter(({ type }) => type === 'rectangle')).toHaveLength(3);
  }, 60_000);

  it('[PALETTE-6] is put away, and stays so', async () => {
    await entry(anaRoom, 'Hide the components').click();
    await anaRoom.button('Show the components').waitFor();
    await ana!.page.reload();
    await anaRoom.button('Show the components').click();
    await entry(anaRoom, 'Client').waitFor();
  }, 60_000);

  it('[PALETTE-11] is not there for somebody who may only watch', async () => {
    expect(await cleoRoom.board.getByRole('navigation', { name: 'Components' }).count()).toBe(0);
    await cleoRoom.board.locator('.excalidraw').focus();
    await cleo!.page.keyboard.press('/');
    expect(await cleoRoom.board.getByRole('combobox').count()).toBe(0);
  }, 60_000);
});

describe('the frame of a step', () => {
  it('[PALETTE-10] is offered to everybody when the step begins, and nobody is taken there', async () => {
    const [before, beforeBen] = [await picture(anaRoom), await picture(benRoom)];
    await anaRoom.button('Next step').click();
    const offers = [anaRoom, benRoom, cleoRoom].map(({ board }) =>
      board.getByRole('group', { name: "The next step's frame" }),
    );
    for (const offer of offers) await offer.getByText('Step 2: Estimation').waitFor();
    await expectAccessible(ana!.page);
    expect(await picture(anaRoom)).toBe(before);
    await anaRoom.button(/^Go there/).click();
    await offers[0]!.waitFor({ state: 'detached' });
    await eventually(
      () => picture(anaRoom),
      (now) => now !== before,
      10_000,
    );
    expect(await picture(benRoom)).toBe(beforeBen);
    await benRoom.button('Stay here').click();
    await offers[1]!.waitFor({ state: 'detached' });
    expect(await picture(benRoom)).toBe(beforeBen);
    // Who only watches goes along by key.
    const beforeCleo = await picture(cleoRoom);
    await cleoRoom.board.locator('.excalidraw').focus();
    await cleo!.page.keyboard.press('j');
    await eventually(
      () => picture(cleoRoom),
      (now) => now !== beforeCleo,
      10_000,
    );
  }, 60_000);

  it('[PALETTE-10] cannot be deleted by accident', async () => {
    const { page } = ana!;
    const frames = async () => {
      const { rows } = await server.pool.query<{ count: string }>(
        `select count(*) from log_entries where kind = 'board'`,
      );
      return rows[0]?.count;
    };
    await anaRoom.board.locator('.excalidraw').focus();
    await page.keyboard.press('Escape');
    const before = await frames();
    // On the border of the present step's frame, which is in view; nothing is drawn there.
    const title = await middleOf(anaRoom.board.locator('[id$="-frame-name-step-estimation"]'));
    await page.mouse.click(title.x, title.y + 16);
    await page.keyboard.press('Delete');
    await page.waitForTimeout(300);
    expect(await frames()).toBe(before);
    expect(await anaRoom.board.locator('[id$="-frame-name-step-estimation"]').count()).toBe(1);
  }, 60_000);

  it('[PALETTE-10] can be neither unlocked nor deleted by means of the context menu', async () => {
    const { page } = ana!;
    const before = await loggedDesign(server);
    const menu = anaRoom.board.locator('.context-menu');
    const title = await middleOf(anaRoom.board.locator('[id$="-frame-name-step-estimation"]'));
    await page.mouse.click(title.x, title.y + 13, { button: 'right' });
    await page.waitForTimeout(300);
    expect(await menu.count()).toBe(0);
    await page.keyboard.press('Delete');
    await page.mouse.click(title.x + 200, title.y + 80, { button: 'right' });
    await menu.waitFor();
    // Not to be seen; and if it were pressed all the same, the frames would be put back.
    const unlock = menu.locator('[data-testid="unlockAllElements"]');
    expect(await unlock.isVisible()).toBe(false);
    await unlock.locator('button').evaluate((button: HTMLElement) => button.click());
    await page.waitForTimeout(300);
    await anaRoom.board.locator('.excalidraw').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.waitForTimeout(1_000);
    expect(await anaRoom.board.locator('[id$="-frame-name-step-estimation"]').count()).toBe(1);
    const frames = (await loggedBoard(server)).filter(({ customData }) => customData?.step);
    expect(frames.map(({ locked }) => locked)).toEqual(Array.from({ length: 6 }, () => true));
    expect(await loggedDesign(server)).toEqual([]);
    await page.keyboard.press('Control+z');
    await designHas(...before);
  }, 60_000);

  it('[PALETTE-10] is where a board without a drawing opens', async () => {
    const [dora, eve] = [await Person.guest(server.url, 'Dora'), await Person.guest(server.url, 'Eve')];
    const { roomId } = await startInterview(dora, eve);
    const visitor = await visitAs(browser, dora);
    await visitor.page.goto(`/rooms/${roomId}`);
    const room = new RoomPage(visitor.page);
    await room.untilBoardIsReady();
    const title = room.board.locator('[id$="-frame-name-step-requirements"]');
    await title.waitFor();
    const canvas = await room.canvasBox();
    const at = await title.boundingBox();
    expect(at!.x - canvas.x).toBeGreaterThan(40);
    expect(at!.x - canvas.x).toBeLessThan(200);
    expect(stepFrameArea('requirements').width).toBeGreaterThan(0);
    expect(await room.board.locator('[id$="-frame-name-step-bottlenecks"]').count()).toBe(0);
    for (const person of [dora, eve]) person.leave();
    await visitor.context.close();
  }, 60_000);
});

describe('on a phone', () => {
  it('[PALETTE-6] one button takes the place of the palette', async () => {
    const { context, page, errors } = await visit(browser, server.url, { viewport: PHONE });
    const [name = '', value = ''] = people.ben.cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    await page.goto(`/rooms/${running.roomId}`);
    const room = new RoomPage(page);
    await room.board.locator('canvas.interactive').waitFor();
    // Drawing is offered there, not the default.
    expect(await room.button('Add a component').count()).toBe(0);
    await room.button('Draw').click();
    await room.button('Add a component').click();
    expect(await room.board.getByRole('navigation', { name: 'Components' }).isVisible()).toBe(false);
    await room.board.getByRole('combobox', { name: 'Add a component' }).waitFor();
    await page.keyboard.press('Escape');
    expect(errors).toEqual([]);
    await context.close();
  }, 60_000);
});
