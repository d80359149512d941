import type { Browser, Page } from 'playwright-core';
import type * as Y from 'yjs';
import { makeElement } from '../../support/board-traffic.js';
import { seededRandom } from '../../support/seeded-random.js';
import { movePointer, notePointer, type PointerNotes } from './pointer.js';
import { draw, enterRoom, makeRoom, withBoard } from './room.js';
import { ages, delays, quantile, rounded, type Sample } from './samples.js';

const ELEMENTS = 300;
/** Fast enough that a pixel is a few milliseconds, as when somebody moves a box out of the way. */
const DRAG_MS = 1_500;
const DRAG_PX = 480;
const ROUNDS = 12;
/** Boards of the load generator are wider than a screen shows. */
const SCALE = 0.5;
const SETTLE_MS = 1_500;
const START_PX = 20;

const RED = '#ff0000';
const BOX = { x: 40, y: 40, width: 200, height: 120 };

export interface DragFigures {
  /** From a movement of the pointer to its pixels at the other's, of those positions that were shown there. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** From every movement until the other's board was as far: with the wait for the next write. */
  readonly behindP95Ms: number;
  readonly fps: number;
  /** Between the frames of the page that draws; a missed one makes it twice as long. */
  readonly frameP95Ms: number;
  /** Between the moments at which that page got to work for them. */
  readonly turnP95Ms: number;
  readonly foreignRequests: number;
}

/** A red box with a label and two arrows on top of everything else, and 296 elements more. */
function drawBoard(doc: Y.Doc): void {
  const random = seededRandom(300);
  const like = (type: string, order: number): Record<string, unknown> => {
    for (;;) {
      const element = makeElement(order, random) as unknown as Record<string, unknown>;
      if (element.type === type) return element;
    }
  };
  doc.transact(() => {
    for (let order = 0; order < ELEMENTS - 4; order++) {
      const element = makeElement(order, random) as { id: string; x: number; y: number };
      draw(doc, { ...element, x: element.x * SCALE, y: element.y * SCALE } as { id: string });
    }
    const box = { ...like('rectangle', ELEMENTS), id: 'red', ...BOX, backgroundColor: RED, strokeColor: RED };
    const label = {
      ...like('text', ELEMENTS + 1),
      id: 'label',
      x: 100,
      y: 90,
      width: 80,
      height: 25,
      containerId: 'red',
    };
    const binding = { elementId: 'red', focus: 0, gap: 4 };
    const arrow = (id: string, order: number, toY: number) => {
      const points = [
        [0, 0],
        [300, toY],
      ];
      const place = { x: 244, y: 100, width: 300, height: Math.abs(toY), points };
      return { ...like('arrow', order), id, ...place, startBinding: binding, endBinding: null };
    };
    const all = [arrow('up', ELEMENTS - 2, -40), arrow('down', ELEMENTS - 1, 200), box, label];
    for (const element of all) draw(doc, { roughness: 0, ...element } as unknown as { id: string });
  });
}

/** The first red pixel from the left and from above on the canvas, px of the page. */
function findRed(page: Page): Promise<{ x: number; y: number; rowY: number }> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.static');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('There is no board.');
    const { left, top } = canvas.getBoundingClientRect();
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const isRed = (x: number, y: number): boolean => {
      const at = 4 * (y * width + x);
      return (data[at] ?? 0) > 200 && (data[at + 1] ?? 255) < 60 && (data[at + 2] ?? 255) < 60;
    };
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        // A few pixels of red in a row and below: the box, and not the edge of something.
        if (isRed(x, y) && isRed(x + 8, y + 4)) return { x: left + x, y: top + y, rowY: y + 4 };
    throw new Error('The red box is not in sight.');
  });
}

/** Notes down in each frame where the box begins. */
async function watchEdge(page: Page, rowY: number): Promise<() => Promise<Sample[]>> {
  await page.evaluate((y) => {
    const views: { atMs: number; x: number }[] = [];
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.static');
    const context = canvas?.getContext('2d');
    const left = canvas?.getBoundingClientRect().left ?? 0;
    const look = (): void => {
      const { data = [] } = context?.getImageData(0, y, canvas?.width ?? 1, 1) ?? {};
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at] ?? 0) > 200 && (data[at + 1] ?? 255) < 60 && (data[at + 2] ?? 255) < 60) {
          views.push({ atMs: performance.timeOrigin + performance.now(), x: left + at / 4 });
          break;
        }
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(globalThis, { views });
  }, rowY);
  return () => page.evaluate(() => (globalThis as unknown as { views: Sample[] }).views);
}

/** One drags, the other watches; both have the same view of the same board. */
export async function measureDrag(browser: Browser, url: string): Promise<DragFigures> {
  const { ana, ben, roomId, interviewId } = await makeRoom(url);
  await withBoard(ana, interviewId, drawBoard);
  const [one, other] = [await enterRoom(browser, ana, roomId), await enterRoom(browser, ben, roomId)];
  try {
    await one.page.waitForTimeout(SETTLE_MS);
    const { rowY } = await findRed(other.page);
    const readViews = await watchEdge(other.page, rowY);
    const pointer = await notePointer(one.page);
    const agesMs: number[] = [];
    const delaysMs: number[] = [];
    const framesMs: number[] = [];
    const turnsMs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const measured = await dragOnce(one.page, pointer, readViews);
      agesMs.push(...measured.agesMs);
      delaysMs.push(...measured.delaysMs);
      framesMs.push(...measured.framesMs);
      turnsMs.push(...measured.turnsMs);
      await one.page.keyboard.press('Control+z');
      await one.page.waitForTimeout(SETTLE_MS);
    }
    return {
      p50Ms: quantile(agesMs, 0.5),
      p95Ms: quantile(agesMs, 0.95),
      behindP95Ms: quantile(delaysMs, 0.95),
      fps: rounded((1_000 * framesMs.length) / framesMs.reduce((sum, ms) => sum + ms, 0)),
      frameP95Ms: quantile(framesMs, 0.95),
      turnP95Ms: quantile(turnsMs, 0.95),
      foreignRequests: one.foreignRequests.length + other.foreignRequests.length,
    };
  } finally {
    await one.context.close();
    await other.context.close();
  }
}

/** One drag to the right. @returns how long its movements took to be seen, and the frames of the page meanwhile */
async function dragOnce(page: Page, pointer: PointerNotes, readViews: () => Promise<Sample[]>) {
  const here = await findRed(page);
  const grab = { x: here.x + 10, y: here.y + 6 };
  await page.mouse.move(grab.x, grab.y);
  await page.mouse.down();
  const startedMs = performance.timeOrigin + performance.now();
  await movePointer(page, grab, DRAG_PX, DRAG_MS);
  const endedMs = performance.timeOrigin + performance.now();
  await page.mouse.up();
  await page.waitForTimeout(SETTLE_MS);
  const { moves, framesMs, turnsMs } = await pointer.read();
  const views = (await readViews()).filter(({ atMs }) => atMs >= startedMs);
  // Where everything has come to rest says how far the box's edge is from the pointer.
  const shiftPx = (views.at(-1)?.x ?? NaN) - (grab.x + DRAG_PX);
  // Excalidraw takes the first few pixels for a click.
  const wanted = moves.filter(({ atMs, x }) => atMs >= startedMs && atMs <= endedMs && x > grab.x + START_PX);
  const aims = wanted.map(({ atMs, x }) => ({ atMs, x: x + shiftPx }));
  const delaysMs = delays(aims, views);
  if (delaysMs.length < wanted.length) throw new Error(`${delaysMs.length} of ${wanted.length} movements arrived.`);
  const between = (timesMs: readonly number[]): number[] => {
    const during = timesMs.filter((atMs) => atMs >= startedMs && atMs <= endedMs);
    return during.slice(1).map((atMs, index) => atMs - (during[index] ?? atMs));
  };
  return {
    delaysMs,
    agesMs: ages(aims, views),
    framesMs: between(framesMs),
    turnsMs: between(turnsMs),
  };
}
