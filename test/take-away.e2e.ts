import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { stepFrameId, stepOfFrame } from '@fortyfive/documents';
import type { Browser, Locator } from 'playwright-core';
import sharp from 'sharp';
import * as Y from 'yjs';
import { expectAccessible, expectReadable } from './support/axe.js';
import { launchBrowser, type Visitor } from './support/browser.js';
import { loadInExcalidraw } from './support/excalidraw-loader.js';
import { ask, eventually, Person, startInterview } from './support/person.js';
import { pngOf } from './support/pictures.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

let server: RunningApp;
let browser: Browser;
let ana: Person;
let ben: Person;
let at: Visitor;
let room: RoomPage;
let running: Awaited<ReturnType<typeof startInterview>>;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
  running = await startInterview(ana, ben);
  at = await visitAs(browser, ana);
  room = new RoomPage(at.page);
  await at.page.goto(`/rooms/${running.roomId}`);
  await room.untilBoardIsReady();
}, 90_000);

afterAll(async () => {
  for (const person of [ana, ben]) person?.leave();
  await browser?.close();
  await server?.close();
});

const dialog = (): Locator => at.page.getByRole('dialog', { name: 'Take away' });

async function openDialog(): Promise<void> {
  await room.board.getByTestId('main-menu-trigger').focus();
  await at.page.keyboard.press('Enter');
  await room.button('Take away').press('Enter');
  await dialog().waitFor();
}

/** Presses a button of the dialog and reads the file that the browser has saved. */
async function saved(button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    at.page.waitForEvent('download'),
    dialog().getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function look(title: string): Promise<void> {
  await dialog().getByRole('radio', { name: title }).check();
}

/** The colour in the picture's upper left corner, where nothing is drawn: red, green, blue, opacity. */
async function cornerOf(png: Buffer): Promise<number[]> {
  const { data } = await sharp(png).ensureAlpha().extract({ left: 2, top: 2, width: 1, height: 1 }).raw().toBuffer({
    resolveWithObject: true,
  });
  return [...data];
}

async function keepPicture(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await at.page.screenshot({ path: `${folder}/${name}.png` });
}

/** Draws a box and names it. */
async function drawNamedBox(x: number, y: number, name: string): Promise<void> {
  await room.drawRectangle(x, y, 200, 100);
  await at.page.keyboard.press('Enter');
  await room.board.locator('textarea').waitFor();
  await at.page.keyboard.type(name);
  await at.page.keyboard.press('Escape');
}

/** Draws an arrow that hangs on what it begins and ends at. */
async function drawArrow(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  const canvas = await room.canvasBox();
  await room.board.locator('label:has([data-testid="toolbar-arrow"])').click();
  await at.page.mouse.move(canvas.x + from.x, canvas.y + from.y);
  await at.page.mouse.down();
  await at.page.mouse.move(canvas.x + (from.x + to.x) / 2, canvas.y + (from.y + to.y) / 2, { steps: 4 });
  await at.page.mouse.move(canvas.x + to.x, canvas.y + to.y, { steps: 4 });
  await at.page.mouse.up();
  await at.page.keyboard.press('Escape');
}

/** How many pictures the board has according to the log. */
async function imagesInLog(): Promise<number> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where kind = 'board' order by seq`,
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  const elements = Object.values(doc.getMap('elements').toJSON()) as { m?: { type?: string } }[];
  return elements.filter(({ m }) => m?.type === 'image').length;
}

/** Puts a red picture on the board. */
async function addPicture(): Promise<void> {
  const buffer = await pngOf(300, 200, { r: 200, g: 20, b: 20 });
  await room.board.getByTestId('main-menu-trigger').focus();
  await at.page.keyboard.press('Enter');
  const choosing = at.page.waitForEvent('filechooser');
  // The browser has to know that we choose, before it is asked to let somebody choose.
  await at.page.evaluate(() => undefined);
  await room.button('Add a picture').press('Enter');
  await (await choosing).setFiles({ name: 'red.png', mimeType: 'image/png', buffer });
  await eventually(imagesInLog, (count) => count === 1, 15_000);
}

interface Extent {
  readonly id: string;
  readonly x: number;
  readonly width: number;
}

const NAME = /^Design a URL shortener \d{4}-\d{2}-\d{2}\.(png|svg|excalidraw|mmd)$/;

describe('taking the board away', () => {
  it('[TAKE-AWAY-2] says so when there is nothing on the board', async () => {
    await openDialog();
    await dialog().getByText('There is nothing on the board yet').waitFor();
    expect(await dialog().getByRole('button', { name: /^Save/ }).count()).toBe(0);
    await expectAccessible(at.page);
    await at.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await room.board.getByTestId('main-menu-trigger').evaluate((one) => one === document.activeElement)).toBe(
      true,
    );
  }, 60_000);

  it('can be read and reached, in light and dark and on a phone', async () => {
    await drawNamedBox(360, 200, 'Cache of links');
    await drawNamedBox(680, 400, 'Database');
    await drawArrow({ x: 564, y: 250 }, { x: 700, y: 440 });
    await addPicture();
    await keepPicture('drawn');
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await at.page.setViewportSize({ width, height });
      await room.untilBoardIsReady();
      await openDialog();
      await expectAccessible(at.page);
      for (const colorScheme of ['dark', 'light'] as const) {
        await at.page.emulateMedia({ colorScheme });
        await expectReadable(at.page);
        await keepPicture(`take-away-${width}-${colorScheme}`);
      }
    }
  }, 60_000);

  it('[TAKE-AWAY-1] gives a PNG, light on paper unless asked otherwise', async () => {
    const png = await saved('Save the PNG');
    expect(png.name).toMatch(NAME);
    const { format, width = 0, height = 0 } = await sharp(png.bytes).metadata();
    expect(format).toBe('png');
    // As large as what is drawn with the frame that it is drawn in, twice as fine; the empty frames are not in the picture.
    const drawing = JSON.parse((await saved('Save the drawing')).bytes.toString('utf8')) as { elements: Extent[] };
    const shown = drawing.elements.filter(({ id }) => id === stepFrameId('requirements') || !stepOfFrame(id));
    const [left, right] = [shown.map(({ x }) => x), shown.map((one) => one.x + one.width)];
    const shownWidth = Math.max(...right) - Math.min(...left) + 48;
    const scale = 2;
    expect(Math.abs(width - shownWidth * scale)).toBeLessThan(0.02 * width);
    expect(height).toBeGreaterThan(300 * scale);
    const { channels } = await sharp(png.bytes).stats();
    expect(channels[0]?.min).toBeLessThan(64); // Lines and words on white paper.
    expect(channels[0]?.mean).toBeGreaterThan(200);
    expect(await cornerOf(png.bytes)).toEqual([255, 255, 255, 255]);
    await look('Nothing');
    expect((await cornerOf((await saved('Save the PNG')).bytes))[3]).toBe(0);
    await look('Paper');
    await look('Dark');
    const [red = 255] = await cornerOf((await saved('Save the PNG')).bytes);
    expect(red).toBeLessThan(40);
    await look('Light');
  }, 60_000);

  it('[TAKE-AWAY-3] gives an SVG that holds its texts and fonts and points to nothing outside', async () => {
    const svg = await saved('Save the SVG');
    expect(svg.name).toMatch(NAME);
    const text = svg.bytes.toString('utf8');
    expect(text).toContain('Cache of links');
    expect(text).toMatch(/@font-face \{ font-family: "\w+"; src: url\(data:font\/woff2;base64,[\w+/=]{10000,}\)/);
    const outside = [...text.matchAll(/(?:href|src)="(?!#|data:)[^"]*"|url\((?!#|["']?#|data:)[^)]*\)/g)].map(String);
    expect(outside).toEqual([]);
    expect(text).toMatch(/<image [^>]*href="data:image\/png;base64,[\w+/=]{100,}"/);
    expect(text).not.toContain('clip-path="url(#step-'); // As on the board, frames cut nothing off.
    // On a computer that is offline and has none of the fonts, the words are as wide as on the board.
    const { context, page } = await visitAs(browser, ana);
    await page.goto('/excalidraw-assets/fonts/list.json');
    await context.setOffline(true);
    const widths = await page.evaluate(async (source) => {
      document.body.innerHTML = source;
      const label = [...document.querySelectorAll('svg text')].find((one) => one.textContent === 'Database');
      const before = getComputedStyle(document.body).fontFamily;
      await document.fonts.ready;
      const family = label?.getAttribute('font-family')?.split(',')[0] ?? '';
      await document.fonts.load(`20px ${family}`, 'Database');
      const own = (label as SVGTextElement).getComputedTextLength();
      label?.setAttribute('font-family', before);
      return { own, foreign: (label as SVGTextElement).getComputedTextLength() };
    }, text);
    expect(Math.abs(widths.own - widths.foreign)).toBeGreaterThan(1);
    await context.close();
  }, 60_000);

  it('[TAKE-AWAY-4] gives a file that Excalidraw opens, with everything that is on the board', async () => {
    const file = await saved('Save the drawing');
    expect(file.name).toMatch(NAME);
    const restored = await loadInExcalidraw(browser, server.url, file.bytes.toString('utf8'));
    const present = restored.elements.filter(({ isDeleted, id }) => !isDeleted && !id.startsWith('step-'));
    expect(present.map(({ type }) => type).sort()).toEqual([
      'arrow',
      'image',
      'rectangle',
      'rectangle',
      'text',
      'text',
    ]);
    expect(present.flatMap(({ text }) => text ?? []).sort()).toEqual(['Cache of links', 'Database']);
    expect(Object.values(restored.files).map(({ dataURL }) => dataURL.slice(0, 15))).toEqual(['data:image/png;']);
    const ids = new Set(present.map(({ id }) => id));
    const containers = present.flatMap(({ containerId }) => containerId ?? []);
    expect(containers).toHaveLength(2);
    expect(containers.every((id) => ids.has(id))).toBe(true);
    expect(present.every(({ link }) => !link)).toBe(true);
    expect(restored.elements.filter(({ id }) => id.startsWith('step-'))).toHaveLength(6);
    await at.page.keyboard.press('Escape');
  }, 120_000);

  it('[TAKE-AWAY-6] gives the design as Mermaid, to keep and to paste', async () => {
    await openDialog();
    const { name, bytes } = await saved('Save the Mermaid');
    const text = bytes.toString('utf8');
    expect(name).toMatch(NAME);
    expect(text).toBe('flowchart LR\n  n1["Cache of links"]\n  n2["Database"]\n  n1 --> n2\n');
    await at.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog().getByRole('button', { name: 'Copy' }).click();
    await at.page.getByText('Mermaid copied').waitFor();
    expect(await at.page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await keepPicture('take-away-mermaid');
    await at.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  }, 60_000);

  it('[TAKE-AWAY-5] is also offered for the board of an interview that is over', async () => {
    const view = await ana.get<{ state: { version: number } }>(`/api/rooms/${running.roomId}`);
    await room.saveState('Saved').waitFor();
    await ask(running.host, 'room:end', { roomId: running.roomId, version: view.body.state.version });
    await at.page.goto(`/interviews/${running.interviewId}`);
    const slider = at.page.getByRole('slider');
    await slider.waitFor();
    await slider.focus();
    await at.page.keyboard.press('End');
    await room.board.getByTestId('main-menu-trigger').waitFor();
    const texts = async () => {
      await openDialog();
      const isThere = (await dialog().getByRole('button', { name: 'Save the SVG' }).count()) > 0;
      if (!isThere) await at.page.keyboard.press('Escape');
      return isThere;
    };
    await eventually(texts, Boolean, 15_000);
    const svg = await saved('Save the SVG');
    expect(svg.name).toMatch(NAME);
    expect(svg.bytes.toString('utf8')).toContain('Cache of links');
    await keepPicture('take-away-review');
    expect([...at.foreignRequests, ...at.errors]).toEqual([]);
  }, 90_000);
});
