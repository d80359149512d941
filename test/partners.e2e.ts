import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { readPartnerReports } from '../apps/server/src/partners/partner.reports.js';
import { expectAccessible, expectReadable } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { ask, eventually, Person, startInterview } from './support/person.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

const LONG_NAME = `Ana ${'W'.repeat(56)}`;

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben', Person>;
let ana: Visitor;
let ben: Visitor;
let review: string;
let running: Awaited<ReturnType<typeof startInterview>>;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  people = { ana: await Person.guest(server.url, LONG_NAME), ben: await Person.guest(server.url, 'Ben') };
  const { roomId, interviewId, host } = await startInterview(people.ana, people.ben);
  await ask(host, 'room:end', { roomId, version: 5 });
  review = `/interviews/${interviewId}`;
  running = await startInterview(people.ana, people.ben);
  [ana, ben] = [await visitAs(browser, people.ana), await visitAs(browser, people.ben)];
}, 60_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

const optionsFor = (page: Page, name: string) => page.getByRole('button', { name: `Options for ${name}` });
const choose = (page: Page, name: string) => page.getByRole('menuitem', { name }).click();
const message = (page: Page, words: string | RegExp) => page.getByRole('log').getByText(words);

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** From the button of the menu. The menu takes the focus a moment after it has opened. */
async function openBlockDialogByKeys(page: Page): Promise<void> {
  const block = page.getByRole('menuitem', { name: 'Block…' });
  await page.keyboard.press('ArrowDown');
  await block.waitFor();
  const press = async () => {
    await page.keyboard.press('End');
    return hasFocus(block);
  };
  await eventually(press, Boolean);
  await page.keyboard.press('Enter');
}

/** With PICTURES set to a folder, what the page looks like. */
async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}

/** At both sizes and in both themes: nothing for axe to find, nothing beside the page. */
async function expectSound(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ phone: PHONE, wide: DESKTOP })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
      await page.waitForTimeout(200); // Colours change over 150 ms.
      await keepPicture(page, `${name}-${size}-${colorScheme}`);
      if (colorScheme === 'light') await expectAccessible(page);
      else if (size === 'wide') await expectReadable(page);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
}

describe('somebody one would rather not meet again', () => {
  it('[PARTNERS-WEB-2] [PARTNERS-WEB-3] is reported from the review, with a reason', async () => {
    const { page } = ben;
    await page.goto(review);
    await optionsFor(page, LONG_NAME).click();
    expect(await page.getByRole('button', { name: /^Options for/ }).count()).toBe(1);
    await choose(page, 'Report…');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The person you report is not told.').waitFor();
    await dialog.getByLabel('What happened? (optional)').fill('He shouted at me.');
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await dialog.getByText('Choose what fits best.').waitFor();
    await dialog.getByRole('radio', { name: 'Rude or disrespectful' }).check();
    await expectSound(page, 'report');
    await page.route('**/partner-reports', (route) => route.abort());
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await dialog.getByText('The server cannot be reached.').waitFor();
    await page.unroute('**/partner-reports');
    ben.errors.splice(0);
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await page.getByRole('dialog', { name: 'Your report is sent' }).waitFor();
    expect(await readPartnerReports(server.pool)).toMatchObject([
      { reason: 'rude', text: 'He shouted at me.', about: { name: LONG_NAME }, by: { name: 'Ben' } },
    ]);
  }, 60_000);

  it('[PARTNERS-WEB-1] [PARTNERS-WEB-2] is blocked from there, and reads that an invite does not work', async () => {
    const { page } = ben;
    await page.getByRole('dialog').getByRole('button', { name: 'Block…' }).click();
    const dialog = page.getByRole('dialog', { name: `Block ${LONG_NAME}?` });
    await dialog.getByText('You will not be put together again. They are not told.').waitFor();
    await expectSound(page, 'block');
    await dialog.getByRole('button', { name: 'Block', exact: true }).click();
    await message(page, `You have blocked ${LONG_NAME}.`).waitFor();
    await optionsFor(page, LONG_NAME).click();
    await page.getByRole('menuitem', { name: 'Unblock' }).waitFor();
    await page.keyboard.press('Escape');

    const { invite } = await people.ben.openRoom();
    await ana.page.goto(`/join/${invite.token}`);
    await ana.page.getByText('This invite link does not work, or no longer does.').waitFor();
    expect(await ana.page.getByRole('main').innerText()).not.toMatch(/block|Ben/i);
    ana.errors.splice(0); // The browser notes the 404.

    await page.getByRole('button', { name: 'Account of Ben' }).click();
    await choose(page, 'Blocked people');
    await page
      .getByRole('listitem')
      .filter({ hasText: LONG_NAME })
      .getByText(/^Blocked · Today/)
      .waitFor();
    await expectSound(page, 'blocked');
    const unblock = page.getByRole('button', { name: 'Unblock' });
    await unblock.focus();
    await page.keyboard.press('Enter');
    await page.getByText('No longer blocked').waitFor();
    const again = page.getByRole('button', { name: 'Block again' });
    expect(await hasFocus(again)).toBe(true);

    await ana.page.reload();
    await ana.page.getByRole('button', { name: 'Join the room' }).click();
    await ana.page.waitForURL(/\/rooms\//);
    await page.reload();
    await page.getByText('You have blocked nobody').waitFor();
    await expectSound(page, 'blocked-nobody');
  }, 60_000);

  it('[PARTNERS-WEB-1] is blocked from the room with the keyboard alone, and the interview goes on', async () => {
    const { page } = ana;
    await page.getByRole('listitem').filter({ hasText: 'Ben' }).waitFor();
    await expectSound(page, 'lobby');
    await page.goto(`/rooms/${running.roomId}`);
    await page.getByRole('button', { name: /^People/ }).press('Enter');
    const options = page.getByRole('dialog').getByRole('button', { name: 'Options for Ben' });
    await options.focus();
    await openBlockDialogByKeys(page);
    const dialog = page.getByRole('dialog', { name: 'Block Ben?' });
    await dialog.waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(() => hasFocus(options), Boolean);
    await openBlockDialogByKeys(page);
    await dialog.getByRole('button', { name: 'Block', exact: true }).press('Enter');
    await message(page, 'You have blocked Ben.').waitFor();
    await page.setViewportSize(PHONE);
    await page.getByRole('tab', { name: 'People' }).click();
    await optionsFor(page, 'Ben').click();
    await page.getByRole('menuitem', { name: 'Unblock' }).waitFor();
    await keepPicture(page, 'room-people-phone-light');
    await expectAccessible(page);
    expect((await people.ben.get<{ state: { phase: string } }>(`/api/rooms/${running.roomId}`)).body.state.phase).toBe(
      'running',
    );
    expect([...ana.errors, ...ben.errors]).toEqual([]);
  }, 60_000);
});
