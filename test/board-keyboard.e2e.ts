import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import * as Y from 'yjs';
import { expectAccessible } from './support/axe.js';
import { launchBrowser, visit } from './support/browser.js';
import { eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';

let server: RunningApp;
let browser: Browser;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Drawn {
  readonly types: string[];
  readonly texts: string[];
}

/** What people have drawn according to the log. */
async function drawn(): Promise<Drawn> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where kind = 'board' and actor_id is not null order by seq`,
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  const elements = Object.values(doc.getMap('elements').toJSON()) as { m: { type: string }; t?: { text?: string } }[];
  return { types: elements.map(({ m }) => m.type).sort(), texts: elements.flatMap(({ t }) => t?.text ?? []).sort() };
}

describe('the board', () => {
  it('[BOARD-12] can be drawn on by keyboard: add, name, connect, delete', async () => {
    const [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
    const { roomId } = await startInterview(ana, ben);
    const { context, page } = await visit(browser, server.url);
    const [name = '', value = ''] = ana.cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    await page.goto(`/rooms/${roomId}`);
    const room = new RoomPage(page);
    await room.untilBoardIsReady();

    await room.board.getByTestId('main-menu-trigger').focus();
    await page.keyboard.press('Enter');
    await room.button('Add a box').waitFor();
    await expectAccessible(page);
    await room.button('Add a box').focus();
    await page.keyboard.press('Enter');
    await eventually(drawn, ({ texts }) => texts.join() === 'Box', 10_000);

    await page.keyboard.press('Enter');
    await room.board.locator('textarea').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Client');
    await page.keyboard.press('Escape');
    await eventually(drawn, ({ texts }) => texts.join() === 'Client', 10_000);

    await page.keyboard.press('Control+ArrowRight');
    const connected = ['arrow', 'rectangle', 'rectangle', 'text'];
    await eventually(drawn, ({ types }) => types.join() === connected.join(), 10_000);

    await page.keyboard.press('Delete');
    await eventually(drawn, ({ types }) => !types.join().includes('rectangle,rectangle'), 10_000);
    expect((await drawn()).texts).toEqual(['Client']);
    await context.close();
    for (const person of [ana, ben]) person.leave();
  }, 90_000);
});
