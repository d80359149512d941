import type { Page } from 'playwright-core';
import type { Sample } from './samples.js';

const MOVE_EVERY_MS = 1_000 / 60;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Notes {
  readonly moves: Sample[];
  /** When each frame began, as the browser says; a frame that was missed is not there. Ms since the epoch. */
  readonly framesMs: number[];
  /** When the page got to work for each of them: later, if it was still busy. Ms since the epoch. */
  readonly turnsMs: number[];
}

/** What was noted down in a page so far: where the pointer was, and its frames. */
export interface PointerNotes {
  read(): Promise<Notes>;
}

/** Notes down in the page where the pointer was when, and its frames. */
export async function notePointer(page: Page): Promise<PointerNotes> {
  await page.evaluate(() => {
    const noted = { moves: [] as { atMs: number; x: number }[], framesMs: [] as number[], turnsMs: [] as number[] };
    const now = (): number => performance.timeOrigin + performance.now();
    addEventListener('pointermove', ({ clientX }) => noted.moves.push({ atMs: now(), x: clientX }), true);
    const frame = (beganMs: number): void => {
      noted.framesMs.push(performance.timeOrigin + beganMs);
      noted.turnsMs.push(now());
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(globalThis, { noted });
  });
  return { read: () => page.evaluate(() => (globalThis as unknown as { noted: Notes }).noted) };
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
