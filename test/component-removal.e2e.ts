import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loggedDesign, loggedElements } from './support/board-log.js';
import { launchBrowser, type Visitor } from './support/browser.js';
import { eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

let server: RunningApp;
let browser: Browser;
let people: Person[];
let visitor: Visitor;
let page: Page;
let room: RoomPage;
/** Where the two components are, on the page. */
let links: { x: number; y: number };
let clicks: { x: number; y: number };

const DESIGN = ['queue: Clicks', 'service: Links', 'Links → Clicks'];

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  people = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
  const [host, guest] = people as [Person, Person];
  const { roomId } = await startInterview(host, guest);
  visitor = await visitAs(browser, host);
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = visitor.page;
  await page.goto(`/rooms/${roomId}`);
  room = new RoomPage(page);
  await room.untilBoardIsReady();
  const canvas = await room.canvasBox();
  links = { x: canvas.x + 400, y: canvas.y + 400 };
  clicks = { x: canvas.x + 700, y: canvas.y + 400 };
  await place('Service', 'Links', links);
  await place('Queue', 'Clicks', clicks);
  await select(links);
  await page.keyboard.press('c');
  await room.board.getByRole('combobox').waitFor();
  await page.keyboard.press('Enter');
  await designIs(DESIGN);
}, 60_000);

afterAll(async () => {
  for (const person of people ?? []) person.leave();
  await browser?.close();
  await server?.close();
});

beforeEach(() => select(clicks));

afterEach(() => expect([...visitor.errors, ...visitor.foreignRequests]).toEqual([]));

async function place(kind: string, name: string, at: { x: number; y: number }): Promise<void> {
  await room.board
    .getByRole('navigation', { name: 'Components' })
    .getByRole('button', { name: kind, exact: true })
    .click();
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await page.mouse.click(at.x, at.y);
  await room.board.locator('textarea').waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

async function select({ x, y }: { x: number; y: number }): Promise<void> {
  await room.board.locator('.excalidraw').focus();
  await page.keyboard.press('Escape');
  await page.mouse.click(x, y + 200);
  await page.mouse.click(x, y);
  // Twice at once would be a double click, which names it.
  await page.waitForTimeout(500);
}

function designIs(expected: readonly string[]): Promise<string[]> {
  return eventually(
    () => loggedDesign(server),
    (lines) => JSON.stringify(lines) === JSON.stringify(expected),
    10_000,
  );
}

describe('a component that is taken off the board', () => {
  it('[PALETTE-2] takes its arrows along when it is deleted by the context menu, and comes back with them in one step', async () => {
    await page.mouse.click(clicks.x, clicks.y, { button: 'right' });
    await room.board.locator('.context-menu [data-testid="deleteSelectedElements"]').click();
    await designIs(['service: Links']);
    expect(await room.board.locator('.context-menu').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await designIs(DESIGN);
  }, 60_000);

  it('[PALETTE-2] takes its arrows along when it is cut, and comes back with them in one step', async () => {
    await page.keyboard.press('Control+x');
    await designIs(['service: Links']);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Clicks');
    await page.keyboard.press('Control+z');
    await designIs(DESIGN);
  }, 60_000);

  it('[PALETTE-2] takes its arrows along when it is erased, and comes back with them in one step', async () => {
    await page.keyboard.press('e');
    await page.mouse.move(clicks.x, clicks.y - 80);
    await page.mouse.down();
    await page.mouse.move(clicks.x, clicks.y, { steps: 5 });
    await page.mouse.up();
    await designIs(['service: Links']);
    await page.keyboard.press('v');
    await page.keyboard.press('Control+z');
    await designIs(DESIGN);
  }, 60_000);
});

describe('a component', () => {
  it('[PALETTE-2] cannot be taken apart', async () => {
    const [component] = (await loggedElements(server)).filter(
      ({ type, customData }) => type === 'rectangle' && customData?.kind === 'queue',
    );
    await page.mouse.click(clicks.x, clicks.y, { button: 'right' });
    const menu = room.board.locator('.context-menu');
    await menu.waitFor();
    for (const item of ['ungroup', 'unbindText']) {
      expect(await menu.locator(`[data-testid="${item}"]`).isVisible()).toBe(false);
    }
    await page.keyboard.press('Escape');
    await select(clicks);
    await page.keyboard.press('Control+Shift+G');
    await page.waitForTimeout(500);
    const parts = (await loggedElements(server)).filter(({ groupIds }) => groupIds[0] === component?.groupIds[0]);
    expect(parts.map(({ type }) => type).sort()).toEqual(['line', 'rectangle', 'text']);
  }, 60_000);
});
