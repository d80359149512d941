// npm run bench:edit [-- --json]: how long an edit in one browser takes to be pixels in another, through a real server,
// its database and two real Chromium contexts on this machine. Commit before broadcast is part of the way.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import prepareBrowserTests from '../support/browser-setup.mjs';
import stopTestPostgres from '../support/global-teardown.mjs';
import { launchBrowser, visit } from '../support/browser.js';
import { launch } from '../support/launch.js';
import { Person, startInterview } from '../support/person.js';
import { RoomPage } from '../support/room-page.js';

const BOARD_EDITS = 60;
const NOTES_EDITS = 60;
const PAUSE_MS = 250;

interface Spread {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly samples: number;
}

function spread(samplesMs: readonly number[]): Spread {
  const sorted = [...samplesMs].sort((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? NaN) * 10) / 10;
  return { p50Ms: at(0.5), p95Ms: at(0.95), samples: sorted.length };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function enter(browser: Browser, person: Person, roomId: string): Promise<RoomPage> {
  const { context, page } = await visit(browser, person.url);
  const [name = '', value = ''] = person.cookie.split('=');
  await context.addCookies([{ name, value, url: person.url }]);
  await page.goto(`/rooms/${roomId}`);
  const room = new RoomPage(page);
  await room.untilBoardIsReady();
  return room;
}

/** Notes down in the page when a key went down; the two pages share this machine's clock. */
function noteKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    addEventListener(
      'keydown',
      () => Object.assign(globalThis, { keyAtMs: performance.timeOrigin + performance.now() }),
      true,
    );
  });
}

const keyAt = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { keyAtMs: number }).keyAtMs);

/** Resolves in the frame in which a spot of the board has become drawn, or blank. */
function untilPixels(page: Page, spot: { x: number; y: number }, isDrawn: boolean): Promise<number> {
  return page.evaluate(
    ({ x, y, isDrawn: wanted }) =>
      new Promise<number>((resolve) => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas.static');
        const context = canvas?.getContext('2d');
        const scale = devicePixelRatio;
        const look = (): void => {
          const { data } = context?.getImageData((x - 8) * scale, (y - 8) * scale, 16 * scale, 16 * scale) ?? {
            data: [],
          };
          let darkest = 255;
          for (let index = 0; index < data.length; index += 4) {
            if ((data[index + 3] ?? 0) > 0) darkest = Math.min(darkest, data[index] ?? 255);
          }
          if (darkest < 128 === wanted) resolve(performance.timeOrigin + performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    { ...spot, isDrawn },
  );
}

/** Takes a shape back and brings it again: one key, one element less or more in the other browser. */
async function measureBoard(a: RoomPage, b: RoomPage): Promise<number[]> {
  await a.drawRectangle(420, 180, 160, 90);
  const edge = { x: 500, y: 180 };
  await untilPixels(b.page, edge, true);
  await noteKeys(a.page);
  const samplesMs: number[] = [];
  for (let edit = 0; edit < BOARD_EDITS; edit++) {
    await pause(PAUSE_MS);
    const isRedo = edit % 2 === 1;
    const seen = untilPixels(b.page, edge, isRedo);
    await a.page.keyboard.press(isRedo ? 'Control+Shift+z' : 'Control+z');
    samplesMs.push((await seen) - (await keyAt(a.page)));
  }
  return samplesMs;
}

async function measureNotes(a: RoomPage, b: RoomPage): Promise<number[]> {
  await a.note('Requirements').click();
  await noteKeys(a.page);
  const samplesMs: number[] = [];
  for (let edit = 0; edit < NOTES_EDITS; edit++) {
    await pause(PAUSE_MS);
    const seen = b.note('Requirements').evaluate(
      (element, length) =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            const typed = (element.textContent ?? '').match(/x/g)?.length ?? 0;
            if (typed >= length) resolve(performance.timeOrigin + performance.now());
            else requestAnimationFrame(look);
          };
          look();
        }),
      edit + 1,
    );
    await a.page.keyboard.press('x');
    samplesMs.push((await seen) - (await keyAt(a.page)));
  }
  return samplesMs;
}

async function bench(): Promise<void> {
  await prepareBrowserTests();
  const folder = mkdtempSync(path.join(tmpdir(), 'fortyfive-bench-'));
  const server = launch({ DATA_DIR: folder });
  const browser = await launchBrowser();
  try {
    const url = (await server.ready()).replace('localhost', '127.0.0.1');
    const [ana, ben] = [await Person.guest(url, 'Xaver'), await Person.guest(url, 'Yolanda')];
    const { roomId } = await startInterview(ana, ben);
    const [a, b] = [await enter(browser, ana, roomId), await enter(browser, ben, roomId)];
    const result = { board: spread(await measureBoard(a, b)), notes: spread(await measureNotes(a, b)) };
    for (const person of [ana, ben]) person.leave();
    report(result);
  } finally {
    await browser.close();
    await server.signal('SIGTERM');
    await stopTestPostgres();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(result: Record<string, Spread>): void {
  if (process.argv.includes('--json')) return console.log(JSON.stringify(result));
  for (const [name, { p50Ms, p95Ms, samples }] of Object.entries(result)) {
    console.log(`${name.padEnd(6)} edit in A to pixels in B: p50 ${p50Ms} ms, p95 ${p95Ms} ms (${samples} edits)`);
  }
}

await bench();
