import type { Page } from 'playwright-core';
import type { Sample } from './samples.js';

const MOVE_EVERY_MS = 1_000 / 60;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What was noted down in a page so far: where the pointer was, and when each frame began (ms since the epoch). */
export interface PointerNotes {
  read(): Promise<{ moves: Sample[]; framesMs: number[] }>;
}

/** Notes down in the page where the pointer was when, and when each frame began. */
export async function notePointer(page: Page): Promise<PointerNotes> {
  await page.evaluate(() => {
    const noted = { moves: [] as { atMs: number; x: number }[], framesMs: [] as number[] };
    const now = (): number => performance.timeOrigin + performance.now();
    addEventListener('pointermove', ({ clientX }) => noted.moves.push({ atMs: now(), x: clientX }), true);
    const frame = (): void => {
      noted.framesMs.push(now());
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(globalThis, { noted });
  });
  return {
    read: () =>
      page.evaluate(() => (globalThis as unknown as { noted: { moves: Sample[]; framesMs: number[] } }).noted),
  };
}

/** Moves the pointer to the right as a hand would: sixty times a second. */
export async function movePointer(
  page: Page,
  from: { x: number; y: number },
  byPx: number,
  forMs: number,
): Promise<void> {
  const startedMs = performance.now();
  for (let count = 1; ; count++) {
    const passedMs = performance.now() - startedMs;
    const way = Math.min(1, passedMs / forMs);
    await page.mouse.move(from.x + byPx * way, from.y);
    if (way === 1) return;
    await pause(Math.max(0, startedMs + count * MOVE_EVERY_MS - performance.now()));
  }
}
