import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible } from './support/axe.js';
import { loggedDesign, loggedElements } from './support/board-log.js';
import { launchBrowser, type Visitor } from './support/browser.js';
import { eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

let server: RunningApp;
let browser: Browser;
let people: Person[];
let ana: Visitor;
let room: RoomPage;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  people = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
  const [host, guest] = people as [Person, Person];
  const { roomId } = await startInterview(host, guest);
  ana = await visitAs(browser, host);
  await ana.page.goto(`/rooms/${roomId}`);
  room = new RoomPage(ana.page);
  await room.untilBoardIsReady();
}, 60_000);

afterAll(async () => {
  for (const person of people ?? []) person.leave();
  await browser?.close();
  await server?.close();
});

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await ana.page.keyboard.press(key);
}

async function type(text: string): Promise<void> {
  await ana.page.keyboard.type(text);
}

/** What has been said last to somebody who does not see the board. */
function hears(words: string): Promise<void> {
  return room.board.locator('[aria-live=polite]').filter({ hasText: words }).waitFor({ state: 'attached' });
}

function design(expected: readonly string[]): Promise<string[]> {
  return eventually(
    () => loggedDesign(server),
    (lines) => JSON.stringify(lines) === JSON.stringify(expected),
    10_000,
  );
}

async function focusedElement(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.className ?? '');
}

// One drawing, told in order, and never a pointer.
describe('a design, drawn by keyboard alone', () => {
  it('[PALETTE-4] finds the first component by "/" and names it', async () => {
    await room.board.locator('.excalidraw').focus();
    await press('/');
    await room.board.getByRole('combobox', { name: 'Add a component' }).waitFor();
    await expectAccessible(ana.page);
    await type('browser');
    await press('Enter');
    await room.board.locator('textarea').waitFor();
    // The name of the kind is selected: what is typed takes its place.
    await type('Web app');
    await press('Enter');
    await design(['client: Web app']);
    await hears('Client Web app.');
    await expectAccessible(ana.page);
  }, 60_000);

  it('[PALETTE-7] goes on to load balancer, service and database, connected and named', async () => {
    for (const [kind, name] of [
      ['lb', 'Edge'],
      ['service', 'Links'],
      ['postgres', 'Links store'],
    ] as const) {
      await press('Control+ArrowRight');
      await room.board.getByRole('combobox').waitFor();
      await type(kind);
      await press('Enter');
      await room.board.locator('textarea').waitFor();
      await type(name);
      await press('Enter');
    }
    await design([
      ...['client: Web app', 'load-balancer: Edge', 'service: Links', 'sql-database: Links store'],
      ...['Edge → Links', 'Links → Links store', 'Web app → Edge'],
    ]);
    await hears('SQL database Links store, fed by Links.');
  }, 60_000);

  it('[PALETTE-9] says what is selected when the selection moves on', async () => {
    await press('Alt+ArrowLeft');
    await hears('Service Links, leads to Links store, fed by Edge.');
    await press('Alt+ArrowLeft');
    await hears('Load balancer Edge, leads to Links, fed by Web app.');
  }, 30_000);

  it('[PALETTE-7] names an arrow', async () => {
    await press('Alt+Enter');
    await hears('Arrow from Edge to Links.');
    await press('Enter');
    await room.board.locator('textarea').waitFor();
    await type('HTTPS');
    await press('Enter');
    await eventually(
      () => loggedDesign(server),
      (lines) => lines.includes('Edge → Links (HTTPS)'),
      10_000,
    );
    await press('Alt+ArrowRight');
    await hears('Service Links');
  }, 30_000);

  it('[PALETTE-7] adds below, connects to the neighbour there, and to any by name', async () => {
    await press('Control+ArrowDown');
    await type('red');
    await press('Enter');
    await type('Hot links');
    await press('Enter');
    await press('Alt+ArrowUp');
    await hears('Service Links, leads to Links store and Hot links');
    // A component stands on the left already: it is connected, and no menu opens.
    await press('Control+ArrowLeft');
    await hears('Links now leads to Edge.');
    expect(await room.board.getByRole('combobox').count()).toBe(0);
    await press('c');
    await room.board.getByRole('combobox', { name: 'Connect Links to' }).waitFor();
    await type('web');
    await expectAccessible(ana.page);
    await press('Enter');
    await hears('Links now leads to Web app.');
    const lines = await eventually(
      () => loggedDesign(server),
      (all) => all.includes('Links → Web app'),
      10_000,
    );
    expect(lines).toEqual(expect.arrayContaining(['Links → Edge', 'Links → Hot links']));
  }, 60_000);

  it('[PALETTE-2] moves a component with icon, name and arrows', async () => {
    const before = await loggedElements(server);
    const service = before.find(({ customData }) => customData?.kind === 'service');
    await press('Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp');
    const after = await eventually(
      () => loggedElements(server),
      (all) => all.find(({ id }) => id === service?.id)?.y === (service?.y ?? 0) - 15,
      10_000,
    );
    const parts = before.filter(({ groupIds }) => groupIds[0] === service?.groupIds[0]);
    expect(parts.map(({ type }) => type).sort()).toEqual(['line', 'rectangle', 'text']);
    for (const part of parts) {
      expect(after.find(({ id }) => id === part.id)?.y).toBeCloseTo(part.y - 15, 3);
    }
    const hanging = before.find(
      ({ type, startBinding }) => type === 'arrow' && startBinding?.elementId === service?.id,
    );
    expect(after.find(({ id }) => id === hanging?.id)?.y).not.toBe(hanging?.y);
  }, 30_000);

  it('[PALETTE-5] renames with Enter', async () => {
    await press('Enter');
    await room.board.locator('textarea').waitFor();
    await type('Short links');
    await press('Escape');
    await eventually(
      () => loggedDesign(server),
      (lines) => lines.includes('service: Short links'),
      10_000,
    );
  }, 30_000);

  it('[PALETTE-2] removes a component with its icon, its name and its arrows, and undoes that', async () => {
    await press('Delete');
    await design([
      ...['cache: Hot links', 'client: Web app', 'load-balancer: Edge', 'sql-database: Links store', 'Web app → Edge'],
    ]);
    await hears('Short links removed.');
    const left = await loggedElements(server);
    expect(left.filter(({ customData }) => customData?.part === 'icon')).toHaveLength(4);
    await press('Control+z');
    await eventually(
      () => loggedDesign(server),
      (lines) => lines.includes('service: Short links') && lines.includes('Edge → Short links (HTTPS)'),
      10_000,
    );
  }, 30_000);

  it('[PALETTE-7] never asks to clear the board', async () => {
    const before = await loggedDesign(server);
    await press('Control+Delete');
    await press('Control+Backspace');
    expect(await ana.page.getByRole('dialog').count()).toBe(0);
    expect(await loggedDesign(server)).toEqual(before);
  }, 30_000);

  it('[PALETTE-4] gives the keys back to the board on Escape, and lets Tab go on', async () => {
    await press('/');
    await room.board.getByRole('combobox').waitFor();
    await press('Escape');
    await room.board.getByRole('combobox').waitFor({ state: 'detached' });
    expect(await focusedElement(ana.page)).toContain('excalidraw');
    await press('/');
    await room.board.getByRole('combobox').waitFor();
    await press('Tab');
    await room.board.getByRole('combobox').waitFor({ state: 'detached' });
    await room.board.locator('.excalidraw').focus();
    await press('Tab');
    expect(await focusedElement(ana.page)).not.toMatch(/^excalidraw( |$)/);
  }, 30_000);

  it('[PALETTE-6] places a component from the palette, and shows the keys', async () => {
    const palette = room.board.getByRole('navigation', { name: 'Components' });
    await palette.getByRole('button', { name: 'Queue' }).focus();
    await press('Enter');
    await room.board.locator('textarea').waitFor();
    await type('Clicks');
    await press('Tab');
    await eventually(
      () => loggedDesign(server),
      (lines) => lines.includes('queue: Clicks'),
      10_000,
    );
    await palette.getByRole('button', { name: 'Keys of the board' }).focus();
    await press('Enter');
    await room.board.getByRole('region', { name: 'Keys of the board' }).waitFor();
    await expectAccessible(ana.page);
    await press('Escape');
    await room.board.getByRole('region', { name: 'Keys of the board' }).waitFor({ state: 'detached' });
    expect(ana.errors).toEqual([]);
  }, 30_000);
});
