import type { Browser, Page } from 'playwright-core';
import * as Y from 'yjs';
import { pickIndex, pickOne, seededRandom, type Random } from '../../support/seeded-random.js';
import { enterRoom, makeRoom, withBoard } from './room.js';
import { rounded } from './samples.js';

const MINUTE_MS = 60_000;
const WORDS = ['client', 'gateway', 'feed', 'cache', 'posts', 'queue', 'fan-out', 'search', 'store', 'index'];
/** What is drawn, in the share in which a design is: boxes with names, arrows, strokes by hand, and things moved about. */
const ACTS = ['box', 'box', 'box', 'arrow', 'arrow', 'stroke', 'move', 'move', 'move'] as const;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Point = readonly [x: number, y: number];

const pointIn = ({ x, y, width, height }: Area, random: Random): Point => [
  Math.round(x + random() * width),
  Math.round(y + random() * height),
];

/** Drags like a hand: not straight, and with a few dozen movements a second. */
async function sweep(page: Page, [fromX, fromY]: Point, [toX, toY]: Point, random: Random): Promise<void> {
  const steps = 20 + pickIndex(random, 30);
  await page.mouse.move(fromX, fromY);
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) {
    const way = step / steps;
    const bend = 20 * Math.sin(Math.PI * way);
    await page.mouse.move(fromX + (toX - fromX) * way + bend, fromY + (toY - fromY) * way - bend);
    await page.waitForTimeout(12);
  }
  await page.mouse.up();
}

async function act(page: Page, area: Area, random: Random, drawn: Point[]): Promise<void> {
  const [from, to] = [pointIn(area, random), pointIn(area, random)];
  switch (pickOne(random, ACTS)) {
    case 'box':
      await page.keyboard.press('r');
      await sweep(page, from, [from[0] + 120, from[1] + 60], random);
      await page.keyboard.press('Enter');
      await page.keyboard.type(pickOne(random, WORDS), { delay: 60 });
      await page.keyboard.press('Escape');
      drawn.push(from);
      break;
    case 'arrow':
      await page.keyboard.press('a');
      await sweep(page, drawn.length > 0 ? pickOne(random, drawn) : from, to, random);
      break;
    case 'stroke':
      await page.keyboard.press('p');
      await sweep(page, from, to, random);
      break;
    case 'move': {
      const [x, y] = drawn.length > 0 ? pickOne(random, drawn) : from;
      await page.keyboard.press('v');
      await sweep(page, [x + 1, y + 20], to, random);
      break;
    }
  }
  await page.keyboard.press('Escape');
  await page.waitForTimeout(200 + pickIndex(random, 800));
}

/** Draws by mouse and keyboard for so many minutes. @returns kB of the board, as a newcomer gets it */
export async function measureDrawing(browser: Browser, url: string, minutes: number): Promise<number> {
  const { ana, roomId, interviewId } = await makeRoom(url);
  const { page, room, context } = await enterRoom(browser, ana, roomId);
  const canvas = await room.canvasBox();
  const area = { x: canvas.x + 260, y: canvas.y + 120, width: canvas.width - 420, height: canvas.height - 240 };
  const random = seededRandom(5);
  const drawn: Point[] = [];
  const endMs = performance.now() + minutes * MINUTE_MS;
  while (performance.now() < endMs) await act(page, area, random, drawn);
  await room.saveState('Saved').waitFor();
  const bytes = await withBoard(ana, interviewId, (doc) => Y.encodeStateAsUpdate(doc).length);
  await context.close();
  return rounded(bytes / 1_000);
}
