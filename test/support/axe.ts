import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Axe finds nothing on the page as it stands. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNothingFound(page, {});
}

/** Axe finds no text that is hard to read: the one thing that another theme changes. */
export function expectReadable(page: Page): Promise<void> {
  return expectNothingFound(page, { runOnly: ['color-contrast'] });
}

async function expectNothingFound(page: Page, options: axe.RunOptions): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' }); // The page has come; behind a dialog its heading counts as hidden.
  await untilColoursRest(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const found = await page.evaluate(listViolations, options);
  expect({ page: page.url().replace(/^.*?:\d+/, ''), found }).toEqual({ page: expect.any(String), found: [] });
}

/**
 * A colour on its way from one theme to the other is neither, and may be hard to read for a moment. What inherits its
 * colour sets out only when its parent has arrived, so that once is not enough.
 */
export async function untilColoursRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (;;) {
      await frame();
      await frame();
      const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      if (changes.length === 0) return;
      await Promise.allSettled(changes.map(({ finished }) => finished));
    }
  });
}

/**
 * Runs in the page. Every rule looks at every element; what is fine is not described, though, and nothing but words is
 * brought here. Describing all that passed, and sending it, took three times as long as the look itself.
 */
async function listViolations(options: axe.RunOptions): Promise<string[]> {
  const { violations } = await window.axe.run(document, { ...options, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
