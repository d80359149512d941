import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QuestionView, RoomView } from '@fortyfive/contract';
import { readDiagram, type Diagram } from '@fortyfive/documents';
import { nameOfComponent, parseProblem, type HighLevelDesign } from '@fortyfive/questions';
import type { Browser, Page } from 'playwright-core';
import * as Y from 'yjs';
import { expectAccessible } from './support/axe.js';
import { launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { OutlinePage } from './support/outline-page.js';
import { ask, eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs, visitAsNobody } from './support/visit-as.js';

const STUDY = '/questions/url-shortener/study';
const ASKED = 'Study this question?';

let server: RunningApp;
let browser: Browser;
let ana: Person;
let ben: Person;
let anas: Visitor;
let running: Awaited<ReturnType<typeof startInterview>>;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
  anas = await visitAs(browser, ana);
  await anas.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}, 90_000);

afterAll(async () => {
  for (const person of [ana, ben]) person?.leave();
  await browser?.close();
  await server?.close();
});

const section = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const link = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name });
const sightOf = async (person: Person) =>
  (await person.get<QuestionView>('/api/questions/url-shortener')).body.sight?.reason ?? null;

/** What the board means, as it stands in the log. */
async function drawnOn(interviewId: string): Promise<Diagram> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where interview_id = $1 and kind = 'board' order by seq`,
    [interviewId],
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return readDiagram(doc);
}

async function referenceDesign(): Promise<HighLevelDesign> {
  const text = await readFile(new URL('../bank/problems/url-shortener.yaml', import.meta.url), 'utf8');
  return parseProblem(text, 'url-shortener.yaml').highLevelDesign;
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

describe('studying a question', () => {
  it('sends who is signed out to sign in, and back', async () => {
    const nobody = await visitAsNobody(browser, server.url);
    await nobody.page.goto(STUDY);
    await nobody.page.waitForURL(/\/sign-in\?next=/);
    await nobody.context.close();
  }, 30_000);

  it('[STUDY-1] asks first, and neither shows nor fetches anything before the yes', async () => {
    const { page } = anas;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(STUDY);
    await page.getByRole('heading', { name: ASKED }).waitFor();
    await page.getByText('The partner queue will never give it to you as the candidate.').waitFor();
    expect(await page.getByRole('heading', { name: /Requirements/ }).count()).toBe(0);
    expect(asked.filter((path) => path.endsWith('/brief'))).toEqual([]);
    expect(await sightOf(ana)).toBeNull();
    expect((await ana.get('/api/questions/url-shortener/brief')).body).toMatchObject({ code: 'question_not_seen' });
    await expectAccessible(page);
    await keepPicture(page, 'study-ask');
    await page.getByRole('button', { name: 'Show me everything' }).click();
    await section(page, '1 · Requirements').waitFor();
    expect(await sightOf(ana)).toBe('study');
    await page.reload();
    await section(page, '1 · Requirements').waitFor();
  }, 40_000);

  it('[STUDY-3] leads to each section by keyboard and marks the one that is read', async () => {
    const { page } = anas;
    await link(page, 'Deep dive').focus();
    await page.keyboard.press('Enter');
    await eventually(
      () => link(page, 'Deep dive').getAttribute('aria-current'),
      (current) => current === 'true',
    );
    expect(new URL(page.url()).hash).toBe('#deep-dive');
    expect(await page.getByRole('link', { name: /RFC 9110/ }).getAttribute('href')).toContain('rfc-editor.org');
    await section(page, '5 · Deep dive').getByRole('heading', { name: 'Follow-ups, staff level' }).first().waitFor();
  }, 30_000);

  it('[STUDY-4] [STUDY-5] works every figure out again, and says what would be designed otherwise', async () => {
    const { page } = anas;
    const estimation = section(page, '2 · Estimation');
    const links = estimation.getByRole('textbox', { name: 'New links, url / month' });
    const kept = estimation.getByRole('listitem').filter({ hasText: 'Links kept after five years' });
    expect(await kept.innerText()).toContain('3 TB');
    await links.fill('1 G');
    await kept.getByText('Past its threshold: above 10 TB').waitFor();
    expect(await kept.innerText()).toMatch(/30 TB[\s\S]*Partition by code/);
    await estimation
      .getByRole('status')
      .getByText(/would change the design/)
      .waitFor();
    await expectAccessible(page);
    await links.fill('plenty');
    await estimation.getByText(/This is not a number/).waitFor();
    await estimation.getByRole('button', { name: 'Reset' }).click();
    await kept.getByText('Past its threshold').waitFor({ state: 'detached' });
    expect(await links.inputValue()).toBe('100 M');
  }, 40_000);

  it('[DESIGN-WEB-2] [DESIGN-WEB-3] shows a path hop by hop, and the whole design in words', async () => {
    const { page } = anas;
    await link(page, 'High-level design').click();
    const design = section(page, '4 · High-level design');
    await design.getByRole('button', { name: 'Read path' }).click();
    const hops = design.getByRole('list', { name: 'Read path' });
    expect(await hops.innerText()).toMatch(/Link cache back to Redirect service: look up code/);
    await design.getByRole('img', { name: /11 components and 14 connections, read path marked/ }).waitFor();
    expect(await design.getByText(/^Leads to/).count()).toBe(14);
    await keepPicture(page, 'study-design');
    await page.setViewportSize(PHONE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  }, 40_000);

  it('[DESIGN-WEB-4] gives the design away as files that stand for themselves', async () => {
    const { page } = anas;
    for (const [item, ending] of [
      ['Download drawing (.excalidraw)', 'excalidraw'],
      ['Download SVG', 'svg'],
    ] as const) {
      await page.getByRole('button', { name: 'Download', exact: true }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`url-shortener.${ending}`);
      const text = await readFile(await download.path(), 'utf8');
      if (ending === 'svg') expect(text).not.toMatch(/var\(--|class=/);
      else expect(JSON.parse(text)).toMatchObject({ type: 'excalidraw', version: 2 });
    }
  }, 30_000);

  it('[DESIGN-WEB-5] puts the design on a board, where the outline reads the same components and arrows', async () => {
    const { page } = anas;
    await page.getByRole('button', { name: 'Copy for a board' }).click();
    await page.getByText(/^Copied/).waitFor();
    running = await startInterview(ana, ben);
    await page.goto(`/rooms/${running.roomId}`);
    const room = new RoomPage(page);
    await room.untilBoardIsReady();
    const { x, y, width, height } = await room.canvasBox();
    await page.mouse.click(x + width / 2, y + height * 0.8);
    await page.keyboard.press('Control+V');
    await room.tab('Outline').click();
    const outline = new OutlinePage(page);
    await eventually(
      () => outline.read(),
      (read) => read.includes('heading "Link cache cache"'),
      10_000,
    );
    expect(await outline.read()).toContain('leads to replica Link replicas (asynchronous replication)');
    await room.saveState('Saved').waitFor();
    const { components, connections } = await drawnOn(running.interviewId);
    const names = new Map(components.map(({ id, name }) => [id, name]));
    const design = await referenceDesign();
    const named = design.components.map(({ id, kind }) => ({ kind, name: nameOfComponent(id) }));
    expect(components.map(({ kind, name }) => ({ kind, name }))).toEqual(expect.arrayContaining(named));
    expect(components).toHaveLength(named.length);
    const asDrawn = connections.map(({ from, to, label }) => `${names.get(from)} → ${names.get(to)}: ${label}`);
    const asMeant = design.connections.map(
      ({ from, to, label }) => `${nameOfComponent(from)} → ${nameOfComponent(to)}: ${label}`,
    );
    expect(asDrawn.sort()).toEqual(asMeant.sort());
    await page.keyboard.press('Escape');
    await keepPicture(page, 'study-pasted');
    await room.tab('Brief').click();
    await room.button(/^Reference design/).click();
    await page.getByRole('img', { name: /^Reference design of/ }).waitFor();
    expect(await room.button('Copy for a board').count()).toBe(0);
    await expectAccessible(page);
    await keepPicture(page, 'study-room-brief');
  }, 60_000);

  it('[STUDY-2] stays closed to the candidate while the interview runs, and opens to everybody once it has ended', async () => {
    const bens = await visitAs(browser, ben);
    const { page } = bens;
    await page.goto(STUDY);
    await page.getByRole('heading', { name: 'You are in an interview on this question' }).waitFor();
    expect(await page.getByRole('button', { name: 'Show me everything' }).count()).toBe(0);
    expect((await ben.put('/api/questions/url-shortener/sight', { reason: 'study' })).status).toBe(409);
    expect((await ben.get('/api/questions/url-shortener/brief')).status).toBe(409);
    const { interviewId, roomId, host } = running;
    await page.goto(`/interviews/${interviewId}/study`);
    await page.getByRole('heading', { name: 'Not open yet' }).waitFor();
    const entered = await ask(host, 'room:enter', { roomId });
    if (!entered.ok) throw new Error(entered.error.code);
    expect(await ask(host, 'room:end', { roomId, version: entered.value.state.version })).toMatchObject({ ok: true });
    await page.goto(`/interviews/${interviewId}`);
    await page.getByRole('link', { name: 'Study this question' }).click();
    await section(page, '1 · Requirements').waitFor();
    await page.getByRole('link', { name: 'Back to the review' }).waitFor();
    await bens.context.close();
  }, 60_000);

  it('[STUDY-1] asks who wants to prepare as the interviewer, too, and lets them go back', async () => {
    const cleo = await Person.guest(server.url, 'Cleo');
    const { page, context } = await visitAs(browser, cleo);
    await page.goto('/questions/chat-messaging/brief');
    await page.getByRole('heading', { name: 'Prepare as the interviewer?' }).waitFor();
    await page.getByRole('link', { name: 'Go back to the question' }).click();
    await page.waitForURL(/\/questions\/chat-messaging$/);
    expect((await cleo.get<QuestionView>('/api/questions/chat-messaging')).body.sight).toBeNull();
    await page.getByRole('link', { name: 'Prepare as interviewer' }).click();
    await page.getByRole('button', { name: 'Show me everything' }).click();
    await section(page, '6 · Bottlenecks').getByRole('heading', { name: 'How to judge it' }).waitFor();
    await expectAccessible(page);
    await keepPicture(page, 'prepare');
    await context.close();
  }, 40_000);

  it('[ROOM-WEB-15] tells who waits that the candidate has seen the question, even elsewhere and meanwhile', async () => {
    const [dan, eve] = [await Person.guest(server.url, 'Dan'), await Person.guest(server.url, 'Eve')];
    const { roomId, invite } = await dan.openRoom('interviewer', 'web-crawler');
    await eve.accept(invite.token);
    const { page, context } = await visitAs(browser, dan);
    const asked = page.waitForResponse((response) => response.url().endsWith(`/api/rooms/${roomId}`));
    await page.goto(`/rooms/${roomId}`);
    expect(((await (await asked).json()) as RoomView).seenByUserIds).toEqual([]);
    await page.getByText('Eve').first().waitFor();
    const seen = page.getByText('Has seen this question before');
    expect(await seen.count()).toBe(0);
    const aside = await eve.openRoom('interviewer', 'web-crawler');
    const { socket } = await eve.enter(aside.roomId);
    await ask(socket, 'room:open-brief', { roomId: aside.roomId });
    await seen.waitFor();
    eve.leave();
    await context.close();
  }, 40_000);

  it('[STUDY-6] takes a report about a section', async () => {
    const { page } = anas;
    await page.goto(STUDY);
    await page.getByRole('button', { name: 'Something wrong here? Estimation' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('About: Estimation').waitFor();
    await dialog.getByRole('textbox').fill('Short');
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await dialog.getByText('Say in a few words what is wrong.').waitFor();
    await dialog.getByRole('textbox').fill('A month is taken for 30 days, but the year for 365.');
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await page.getByRole('dialog', { name: 'Thank you' }).getByRole('button', { name: 'Close' }).last().click();
    const { rows } = await server.pool.query<{ section: string }>('select section from question_reports');
    expect(rows).toEqual([{ section: 'Estimation' }]);
    expect(anas.errors.filter((line) => !line.includes('400'))).toEqual([]);
  }, 30_000);
});
