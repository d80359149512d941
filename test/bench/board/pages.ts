import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { RoomPage } from '../../support/room-page.js';
import { makeRoom, openBrowser } from './room.js';
import { quantile, rounded } from './samples.js';

const ROOM_LOADS = 5;
/** How long nothing may be fetched for a page to count as complete. */
const QUIET_MS = 1_500;
/** In the text of every build of the board's and of the notes' editor. */
const EDITOR_MARKS = ['excalidraw', 'ProseMirror'];
const OTHER_PAGES = ['/', '/start', '/sign-in', '/interviews'];

export interface PageFigures {
  readonly roomJsKb: number;
  /** The middle of several loads with an empty cache. */
  readonly interactiveMs: number;
  readonly foreignRequests: number;
  /** The largest of the other pages. */
  readonly otherJsKb: number;
  readonly othersWithEditors: number;
}

/** Gathers the scripts that a page gets. */
function watchScripts(page: Page): Map<string, Promise<Buffer>> {
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const isScript = /javascript/.test(response.headers()['content-type'] ?? '');
    if (isScript && response.ok()) scripts.set(response.url(), response.body());
  });
  return scripts;
}

async function untilComplete(page: Page, scripts: ReadonlyMap<string, unknown>): Promise<void> {
  for (let known = -1; known !== scripts.size;) {
    known = scripts.size;
    await page.waitForTimeout(QUIET_MS);
  }
}

async function gzippedKb(scripts: ReadonlyMap<string, Promise<Buffer>>): Promise<number> {
  const bodies = await Promise.all(scripts.values());
  return rounded(bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1_000);
}

async function hasEditor(scripts: ReadonlyMap<string, Promise<Buffer>>): Promise<boolean> {
  const bodies = await Promise.all(scripts.values());
  // Names of chunks that could be loaded are in the text of others; a whole editor is larger than any of those.
  return bodies.some((body) => body.length > 100_000 && EDITOR_MARKS.some((mark) => body.includes(`${mark}-`)));
}

/** Loads pages with an empty cache, as on a first visit. */
export async function measurePages(browser: Browser, url: string): Promise<PageFigures> {
  const { ana, roomId } = await makeRoom(url);
  const interactiveMs: number[] = [];
  let roomJsKb = 0;
  let foreignRequests = 0;
  for (let load = 0; load < ROOM_LOADS; load++) {
    const { page, context, foreignRequests: foreign } = await openBrowser(browser, ana);
    const scripts = watchScripts(page);
    const startedMs = performance.now();
    await page.goto(`/rooms/${roomId}`, { waitUntil: 'commit' });
    const room = new RoomPage(page);
    await Promise.all([room.untilBoardIsReady(), room.note('Requirements').waitFor()]);
    interactiveMs.push(performance.now() - startedMs);
    await untilComplete(page, scripts);
    roomJsKb = await gzippedKb(scripts);
    foreignRequests += foreign.length;
    await context.close();
  }
  const others = [];
  for (const path of OTHER_PAGES) {
    const { page, context, foreignRequests: foreign } = await openBrowser(browser, ana);
    const scripts = watchScripts(page);
    await page.goto(path);
    await untilComplete(page, scripts);
    others.push({ kb: await gzippedKb(scripts), hasEditor: await hasEditor(scripts) });
    foreignRequests += foreign.length;
    await context.close();
  }
  return {
    roomJsKb,
    interactiveMs: Math.round(quantile(interactiveMs, 0.5)),
    foreignRequests,
    otherJsKb: Math.max(...others.map(({ kb }) => kb)),
    othersWithEditors: others.filter((one) => one.hasEditor).length,
  };
}
