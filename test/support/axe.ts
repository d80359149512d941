import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** Axe finds nothing on the page as it stands. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNothingFound(page, new AxeBuilder({ page }));
}

/** Axe finds no text that is hard to read: the one thing that another theme changes. */
export function expectReadable(page: Page): Promise<void> {
  return expectNothingFound(page, new AxeBuilder({ page }).withRules(['color-contrast']));
}

async function expectNothingFound(page: Page, axe: AxeBuilder): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' }); // The page has come; behind a dialog its heading counts as hidden.
  const { violations } = await axe.setLegacyMode().analyze(); // Our pages have no frames; the other mode opens a second page each time.
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect({ page: page.url().replace(/^.*?:\d+/, ''), found }).toEqual({ page: expect.any(String), found: [] });
}
