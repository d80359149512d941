import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDiagram, describeNode } from '@fortyfive/documents';
import type { Browser } from 'playwright-core';
import * as Y from 'yjs';
import { expectAccessible } from './support/axe.js';
import { launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { OutlinePage } from './support/outline-page.js';
import { ask, eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

let server: RunningApp;
let browser: Browser;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The design as it stands in the log. */
async function logged(interviewId: string): Promise<{ components: string[]; connections: number }> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where interview_id = $1 and kind = 'board' order by seq`,
    [interviewId],
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  const { components, connections } = readDiagram(doc);
  return { components: components.map(describeNode).sort(), connections: connections.length };
}

async function enterRoom(person: Person, roomId: string) {
  const visitor = await visitAs(browser, person);
  await visitor.page.goto(`/rooms/${roomId}`);
  const room = new RoomPage(visitor.page);
  await room.board.locator('canvas.interactive').waitFor();
  await room.tab('Outline').click();
  return { ...visitor, room, outline: new OutlinePage(visitor.page) };
}

const holds = (text: string) => (read: string) => read.includes(text);
const within = 8_000;

describe('the outline of the board', () => {
  let people: Person[];
  let started: Awaited<ReturnType<typeof startInterview>>;
  let ana: Awaited<ReturnType<typeof enterRoom>>;
  let ben: Awaited<ReturnType<typeof enterRoom>>;

  beforeAll(async () => {
    people = await Promise.all(['Ana', 'Ben', 'Cleo'].map((name) => Person.guest(server.url, name)));
    const [interviewer, candidate, observer] = people as [Person, Person, Person];
    started = await startInterview(interviewer, candidate);
    await observer.accept(started.invite.token);
    ana = await enterRoom(interviewer, started.roomId);
    ben = await enterRoom(candidate, started.roomId);
  }, 60_000);

  afterAll(async () => {
    for (const visitor of [ana, ben]) await visitor?.context.close();
    for (const person of people ?? []) person.leave();
  });

  it('[DIAGRAM-WEB-2] builds a design by keyboard that the other sees in words, and that stands on the board', async () => {
    expect(await ben.outline.read()).toContain('Nothing is drawn yet');
    await ben.outline.add('client', 'App');
    await ben.outline.add('microserv', 'Shop');
    await ben.outline.add('redis', 'Sessions');
    await ben.outline.closeForm();
    await ben.outline.connect('client App', 'service Shop', 'orders');
    await ben.outline.connect('service Shop', 'cache Sessions', 'look up');
    await eventually(() => ana.outline.read(), holds('leads to cache Sessions (look up)'), within);
    const read = await ana.outline.read();
    expect(read).toMatch(
      /list "Components, .*"[\s\S]*heading "App client"[\s\S]*heading "Shop service"[\s\S]*heading "Sessions cache"/,
    );
    expect(read).toContain('called by client App (orders)');
    await eventually(
      () => logged(started.interviewId),
      (design) => design.components.join() === 'cache Sessions,client App,service Shop' && design.connections === 2,
      within,
    );
    expect([...ana.errors, ...ben.errors]).toEqual([]);
  }, 60_000);

  it('[DIAGRAM-WEB-1] follows what is drawn on the board', async () => {
    await ana.room.drawRectangle(500, 500, 160, 80);
    await ana.page.keyboard.press('Enter');
    await ana.room.board.locator('textarea').waitFor();
    await ana.page.keyboard.type('Gateway');
    await ana.page.keyboard.press('Escape');
    await eventually(() => ben.outline.read(), holds('heading "Gateway"'), within);
  }, 30_000);

  it('[DIAGRAM-WEB-4] tells aloud what the other did, once and with the name', async () => {
    await eventually(
      () => ben.outline.news.innerText(),
      (said) => /^Ana (added|made|renamed) .*\.$/.test(said),
      within,
    );
    await ben.outline.rename('Gateway', 'Edge gateway');
    await eventually(() => ana.outline.read(), holds('heading "Edge gateway"'), within);
    await eventually(
      () => ana.outline.news.innerText(),
      (said) => said === 'Ben renamed Gateway to Edge gateway.',
      within,
    );
  }, 30_000);

  it('[DIAGRAM-WEB-3] keeps the focus while lines come and go, and gives it to the next line when its own goes', async () => {
    const focused = () => ben.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await ben.outline.menuOf('service Shop').focus();
    await ana.outline.add('queue', 'Jobs');
    await ana.outline.closeForm();
    await eventually(() => ben.outline.read(), holds('heading "Jobs queue"'), within);
    expect(await focused()).toBe('Change service Shop');
    await ben.outline.menuOf('Edge gateway').focus();
    const place = (await ben.outline.lines()).findIndex((line) => line.startsWith('Edge gateway'));
    await ana.outline.choose('Edge gateway', 'Remove');
    await eventually(
      () => ben.outline.read(),
      (read) => !read.includes('heading "Edge gateway"'),
      within,
    );
    const lines = await ben.outline.lines();
    const next = lines[Math.min(place, lines.length - 1)]?.split(/\s/)[0] ?? '';
    expect(await focused()).toContain(next);
  }, 30_000);

  it('[DIAGRAM-WEB-2] changes and removes arrows and components for both', async () => {
    await ben.outline.choose('service Shop', /^Change the arrow to cache Sessions/);
    await ben.outline.region.getByRole('textbox', { name: 'Label' }).fill('per request');
    await ben.page.keyboard.press('Enter');
    await eventually(() => ana.outline.read(), holds('cache Sessions (per request)'), within);
    await ana.outline.choose('client App', /^Change the arrow to service Shop/);
    await ana.outline.region.getByRole('button', { name: 'Remove the arrow' }).click();
    await eventually(
      () => ben.outline.read(),
      (read) => !read.includes('called by client App'),
      within,
    );
    await ana.outline.choose('cache Sessions', 'Remove');
    await eventually(
      () => logged(started.interviewId),
      (design) => design.components.join() === 'client App,queue Jobs,service Shop' && design.connections === 0,
      within,
    );
  }, 30_000);

  it('[DIAGRAM-WEB-2] shows a component on the board', async () => {
    const before = await ben.page.screenshot({ clip: await ben.room.canvasBox() });
    await ben.outline.choose('queue Jobs', 'Show on the board');
    await eventually(
      async () => (await ben.page.screenshot({ clip: await ben.room.canvasBox() })).equals(before),
      (isSame) => !isSame,
      within,
    );
  }, 30_000);

  it('[DIAGRAM-WEB-6] shows what stands out; the candidate can switch it off, the interviewer sees it always', async () => {
    await ben.outline.connect('client App', 'service Shop', 'orders');
    await ben.outline.connect('service Shop', 'queue Jobs', 'job id');
    for (const { outline } of [ana, ben]) {
      await eventually(() => outline.checks.innerText(), holds('Nothing takes from queue Jobs.'), 12_000);
    }
    expect(await ana.outline.checks.getByRole('button', { name: /Switch/ }).count()).toBe(0);
    await ben.outline.checks.getByRole('button', { name: 'Switch checks off' }).click();
    expect(await ben.outline.checks.innerText()).not.toContain('queue Jobs');
    await ben.page.reload();
    await ben.room.tab('Outline').click();
    await eventually(() => ben.outline.checks.innerText(), holds('The checks are off.'), within);
    expect(await ana.outline.checks.innerText()).toContain('queue Jobs');
  }, 60_000);

  it('[DIAGRAM-WEB-2] lets an observer read it and the checks, and change nothing', async () => {
    const cleo = await enterRoom(people[2]!, started.roomId);
    await eventually(() => cleo.outline.read(), holds('heading "Shop service"'), within);
    await eventually(() => cleo.outline.checks.innerText(), holds('queue Jobs'), within);
    expect(await cleo.outline.region.getByRole('button').count()).toBe(0);
    await cleo.context.close();
  }, 30_000);

  it('is accessible, with its menu and its forms open', async () => {
    await expectAccessible(ben.page);
    await ben.outline.menuOf('service Shop').press('Enter');
    await ben.page.getByRole('menuitem', { name: 'Rename' }).waitFor();
    await expectAccessible(ben.page);
    await ben.page.keyboard.press('Escape');
    await ben.page.getByRole('button', { name: 'Add a component' }).press('Enter');
    await ben.page.keyboard.type('d');
    await expectAccessible(ben.page);
    await ben.page.keyboard.press('Escape');
    await ben.page.keyboard.press('Escape');
  }, 60_000);

  it('[DIAGRAM-WEB-2] is one tap away from the picture on a phone, and leads back to it', async () => {
    const phone: Visitor = await visitAs(browser, people[1]!);
    await phone.page.setViewportSize(PHONE);
    await phone.page.goto(`/rooms/${started.roomId}`);
    const outline = new OutlinePage(phone.page);
    const room = new RoomPage(phone.page);
    await room.board.locator('canvas.interactive').waitFor();
    await room.tab('Outline').click();
    await phone.page.screenshot({ path: '/tmp/pics/diagram/phone-before.png' });
    await outline.add('cdn', 'Photos').catch(async (e: unknown) => {
      await phone.page.screenshot({ path: '/tmp/pics/diagram/phone-fail.png' });
      throw e;
    });
    await eventually(() => ana.outline.read(), holds('heading "Photos CDN"'), within);
    await outline.closeForm();
    await expectAccessible(phone.page);
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await outline.choose('CDN Photos', 'Show on the board');
    await eventually(
      () => room.tab('Picture').getAttribute('aria-selected'),
      (is) => is === 'true',
      within,
    );
    await phone.context.close();
  }, 60_000);

  it('[DIAGRAM-WEB-7] says in the review what each step drew, and opens the board as the step left it', async () => {
    const { roomId, host, interviewId } = started;
    const version = async () => {
      const reply = await ask(host, 'room:enter', { roomId });
      if (!reply.ok) throw new Error(reply.error.code);
      return reply.value.state.version;
    };
    expect(await ask(host, 'room:advance-step', { roomId, version: await version() })).toMatchObject({ ok: true });
    await ana.outline.add('sql', 'Orders');
    await ana.outline.closeForm();
    await eventually(
      () => logged(interviewId),
      ({ components }) => components.join().includes('Orders'),
      within,
    );
    expect(await ask(host, 'room:end', { roomId, version: await version() })).toMatchObject({ ok: true });
    const review = await visitAs(browser, people[1]!);
    await review.page.goto(`/interviews/${interviewId}`);
    const steps = review.page.getByRole('region', { name: 'What was drawn, step by step' });
    await eventually(() => steps.innerText(), holds('Added SQL database Orders.'), 15_000);
    const text = await steps.innerText();
    expect(text.indexOf('Added queue Jobs.')).toBeLessThan(text.indexOf('Added SQL database Orders.'));
    expect(text).toContain('Connected service Shop to queue Jobs (job id).');
    await steps.getByRole('button', { name: /^Open the board at its end ?: step 1, Requirements/ }).click();
    const slider = review.page.getByRole('slider', { name: 'Time in the interview' });
    await eventually(
      () => slider.getAttribute('aria-valuetext'),
      (value) => /Estimation|Requirements/.test(value ?? ''),
      within,
    );
    await expectAccessible(review.page);
    await review.context.close();
  }, 60_000);
});
