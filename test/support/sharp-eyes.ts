import type { Page } from 'playwright-core';

/** The pauses between two looks of Playwright at a page that does not show yet what it waits for; the last one repeats. */
const PAUSES_MS = [10, 20, 30, 50];

type Look = (progress: unknown, attempt: unknown) => Promise<unknown>;

/** What Playwright does not show of itself: the half of a frame that talks with Chromium. */
interface FrameInside {
  retryWithProgressAndBackoff: Look;
  retryWithProgressAndTimeouts(progress: unknown, pausesMs: number[], attempt: unknown): Promise<unknown>;
}

interface PageInside {
  readonly _connection: { toImpl(frame: unknown): FrameInside };
}

/**
 * Whoever waits for something to show, or to be clicked, is looked after at 0, 20, 70, 170 and 270 ms, and from then on
 * only every half second. Most of our pages need a little more than 270 ms, so that each of a thousand waits would take
 * half a second too long. There is no option for it. The conditions and the time limits stay what they are.
 */
export function lookMoreOften(page: Page): void {
  const frame = (page as unknown as PageInside)._connection.toImpl(page.mainFrame());
  const kind = Object.getPrototypeOf(frame) as FrameInside;
  if (![kind.retryWithProgressAndBackoff, kind.retryWithProgressAndTimeouts].every((it) => typeof it === 'function'))
    throw new Error('This Playwright waits in another way. See whether lookMoreOften is needed still.');
  kind.retryWithProgressAndBackoff = function (this: FrameInside, progress, attempt) {
    return this.retryWithProgressAndTimeouts(progress, PAUSES_MS, attempt);
  };
}
