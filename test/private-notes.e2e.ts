import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notesField } from '@fortyfive/documents';
import type { Browser, Page } from 'playwright-core';
import * as Y from 'yjs';
import { expectAccessible, expectReadable } from './support/axe.js';
import { launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { NotePage } from './support/note-page.js';
import { ask, eventually, type Person, startObservedInterview } from './support/person.js';
import { Received } from './support/received.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

const CANARY = 'hesitates-about-quorum';

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let at: Record<'ana' | 'ben' | 'cleo', Visitor>;
let running: Awaited<ReturnType<typeof startObservedInterview>>['running'];
let received: Record<'ben' | 'cleo', Received>;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  ({ people, running } = await startObservedInterview(server.url));
  at = {
    ana: await visitAs(browser, people.ana),
    ben: await visitAs(browser, people.ben),
    cleo: await visitAs(browser, people.cleo),
  };
  received = { ben: new Received(at.ben.page), cleo: new Received(at.cleo.page) };
  for (const { page } of Object.values(at)) {
    await page.goto(`/rooms/${running.roomId}`);
    await new RoomPage(page).openNotes();
  }
}, 60_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

function privateNote(page: Page, step: string): NotePage {
  return new NotePage(page, page.getByRole('textbox', { name: new RegExp(`^Private notes on step \\d, ${step}`) }));
}

async function command(name: 'room:advance-step' | 'room:end'): Promise<void> {
  const { body } = await people.ana.get<{ state: { version: number } }>(`/api/rooms/${running.roomId}`);
  const reply = await ask(running.host, name, { roomId: running.roomId, version: body.state.version });
  if (!reply.ok) throw new Error(reply.error.code);
}

/** Whether it stands in the private notes according to the log. */
async function isInLog(text: string): Promise<boolean> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where kind = 'interviewer-notes' and interview_id = $1`,
    [running.interviewId],
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return doc.getXmlFragment(notesField('requirements')).toString().includes(text);
}

describe("the interviewer's notes", () => {
  it('[NOTES-17] have a tab with the same editor, saved and counted in the header', async () => {
    const { page } = at.ana;
    const room = new RoomPage(page);
    await room.tab('Private').click();
    const note = privateNote(page, 'Requirements');
    await note.text.click();
    await note.paste({ 'text/plain': `**${CANARY}** and more` });
    await eventually(() => isInLog(CANARY), Boolean);
    await room.saveState('Saved').waitFor();
    await note.text.locator('strong', { hasText: CANARY }).waitFor();
    await note.write('', '- [ ] ask again');
    await note.text.getByRole('checkbox', { name: 'Done: ask again' }).waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    await expectReadable(page);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/private-wide-dark.png` });
    await page.emulateMedia({ colorScheme: 'light' });
    const shared = page.locator('[aria-label="Notes on step 1, Requirements"]');
    expect(await shared.textContent()).not.toContain(CANARY);
  }, 30_000);

  it('[NOTES-17] bring the section of the step into view', async () => {
    const { page } = at.ana;
    await page.setViewportSize({ width: 1440, height: 480 });
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    for (let step = 0; step < 3; step++) await command('room:advance-step');
    const note = privateNote(page, 'High-level design');
    await eventually(
      () =>
        note.text.evaluate((text) => {
          const scroller = text.closest('.overflow-y-auto')!.getBoundingClientRect();
          return text.getBoundingClientRect().top - scroller.top < scroller.height / 2;
        }),
      Boolean,
    );
  });

  it('[NOTES-3] bring it into view when they come to be seen, too', async () => {
    const { page } = at.ana;
    const room = new RoomPage(page);
    await room.tab('Brief').click();
    for (let step = 0; step < 2; step++) await command('room:advance-step');
    await page.getByText('Step 6 of 6').first().waitFor();
    await room.tab('Private').click();
    await eventually(
      () => privateNote(page, 'Bottlenecks').text.evaluate((text) => text.getBoundingClientRect().bottom < innerHeight),
      Boolean,
    );
  });

  it('[NOTES-17] show that they are not saved while the server cannot be reached', async () => {
    const { page, context } = at.ana;
    const room = new RoomPage(page);
    await context.setOffline(true);
    await room.saveState('Offline').waitFor();
    await privateNote(page, 'Requirements').write(' offline');
    await context.setOffline(false);
    await room.saveState('Saved').waitFor({ timeout: 15_000 });
    await eventually(() => isInLog('offline'), Boolean);
  }, 30_000);

  it('[NOTES-17] can be written on a phone', async () => {
    const { page } = at.ana;
    await page.setViewportSize(PHONE);
    await page.getByRole('tab', { name: 'Step', exact: true }).click();
    await page.getByRole('tab', { name: 'Private' }).click();
    await privateNote(page, 'Requirements').write(' from the phone');
    await eventually(() => isInLog('from the phone'), Boolean);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/private-phone-light.png` });
  }, 30_000);

  it('[NOTES-17] leave nobody else a tab, a connection or a byte, in the room and in the review', async () => {
    for (const { page } of [at.ben, at.cleo]) {
      expect(await page.getByRole('tab', { name: 'Private' }).count()).toBe(0);
      await page.reload();
      await new RoomPage(page).note('Requirements').waitFor();
    }
    await new NotePage(at.ben.page, new RoomPage(at.ben.page).note('Requirements')).write('said aloud');
    await at.cleo.page.getByText('said aloud').waitFor();
    await command('room:end');
    await at.ana.page.setViewportSize({ width: 1440, height: 900 });
    for (const { page } of Object.values(at)) {
      await page.goto(`/interviews/${running.interviewId}`);
      await new RoomPage(page).note('Requirements').getByText('said aloud').waitFor();
    }
    for (const { page } of [at.ben, at.cleo]) expect(await page.getByRole('tab', { name: 'Private' }).count()).toBe(0);
    for (const one of Object.values(received)) {
      expect(one.sockets.filter((url) => url.includes('interviewer-notes'))).toEqual([]);
      expect(one.frames).toBeGreaterThan(10);
      expect(await one.holds('said aloud')).toBe(true);
      expect(await one.holds(CANARY)).toBe(false);
    }
  }, 40_000);

  it('[NOTES-17] can be read again by the interviewer in the review', async () => {
    const { page } = at.ana;
    await page.getByRole('tab', { name: 'Private' }).click();
    const note = privateNote(page, 'Requirements');
    await note.text.getByText(CANARY).waitFor();
    expect(await note.text.getAttribute('contenteditable')).toBe('false');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export your private notes as Markdown' }).click();
    expect((await download).suggestedFilename()).toContain('-private-');
    await expectAccessible(page);
  }, 30_000);
});
