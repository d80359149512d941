import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AppError, ERRORS } from '@fortyfive/contract';
import { MINUTE_MS } from '@fortyfive/interview';
import { decodeRecording, encodeRecording } from '@fortyfive/replay';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible } from './support/axe.js';
import { launchBrowser, type Visitor } from './support/browser.js';
import { ask, Person, startInterview } from './support/person.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';
import { drawBoard, writeNote } from './support/written-documents.js';

const NOTE = 'Written in the second step';

let server: RunningApp;
let browser: Browser;
let ana: Person;
let visitor: Visitor;
let page: Page;
let interviewId: string;
/** What the server sends for this interview. */
let whole: Uint8Array;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  ana = await Person.guest(server.url, 'Ana');
  const ben = await Person.guest(server.url, 'Ben');
  const { roomId, host, ...interview } = await startInterview(ana, ben);
  interviewId = interview.interviewId;
  await drawBoard(ben, interviewId);
  server.time.advance(4 * MINUTE_MS);
  await ask(host, 'room:advance-step', { roomId, version: 5 });
  server.time.advance(MINUTE_MS);
  await writeNote(ben, interviewId, 'estimation', NOTE);
  await ask(host, 'room:end', { roomId, version: 6 });
  const response = await fetch(`${server.url}/api/interviews/${interviewId}/recording`, {
    headers: { cookie: ana.cookie },
  });
  whole = new Uint8Array(await response.arrayBuffer());
  for (const person of [ana, ben]) person.leave();
  visitor = await visitAs(browser, ana);
  page = visitor.page;
}, 60_000);

beforeEach(() => page.unrouteAll());

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The review, with these bytes in place of the recording. */
async function openWith(bytes: Uint8Array): Promise<void> {
  await page.route('**/recording', (route) =>
    route.fulfill({ contentType: 'application/octet-stream', body: Buffer.from(bytes) }),
  );
  await page.goto(`/interviews/${interviewId}`);
}

const expectSentence = (sentence: string) => page.getByRole('alert').filter({ hasText: sentence }).waitFor();
const tryAgain = () => page.getByRole('button', { name: 'Try again' });

/** Time per step and scorecard do not come from the recording. */
async function expectTheRest(): Promise<void> {
  await page.getByRole('heading', { name: 'Time per step' }).waitFor();
  await page.getByRole('heading', { name: /scorecard/i }).waitFor();
}

describe('[REPLAY-WEB-5] a damaged recording', () => {
  it('is said when it was cut off, and plays when another try brings all of it', async () => {
    await openWith(whole.subarray(0, whole.length - 40));
    await expectSentence('The recording of this interview is damaged: it ends too early. Load it again;');
    await expectTheRest();
    await expectAccessible(page);
    await page.unrouteAll();
    await tryAgain().click();
    await page.getByRole('slider', { name: 'Time in the interview' }).waitFor();
    await page.getByText(NOTE).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  }, 40_000);

  it('is said in the words of the server when that found it, and not asked for again', async () => {
    const error = new AppError('recording_damaged');
    let asked = 0;
    await page.route('**/recording', (route) => {
      asked++;
      return route.fulfill({ status: error.status, json: error.toBody() });
    });
    await page.goto(`/interviews/${interviewId}`);
    await expectSentence(ERRORS.recording_damaged.message);
    await expectTheRest();
    expect([asked, await tryAgain().count()]).toEqual([1, 0]);
  });

  it('is shown up to the part that cannot be read', async () => {
    const recording = decodeRecording(whole);
    const written = recording.entries.findIndex(({ kind }) => kind === 'notes');
    const entries = recording.entries.map((entry, index) =>
      index === written ? { ...entry, bytes: entry.bytes.subarray(0, 5) } : entry,
    );
    await openWith(encodeRecording({ entries, keyframes: [], finalHash: null }));
    await expectSentence('It cannot be read up to this moment.');
    await expectAccessible(page);
    await page.getByRole('button', { name: /^2\. Estimation, from 4:0/ }).click();
    await page.getByRole('region', { name: 'Notes', exact: true }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('slider', { name: 'Time in the interview' }).press('End');
    await expectSentence('It cannot be read up to this moment.');
    expect(visitor.errors.filter((line) => !line.includes('status of 409'))).toEqual([]);
  });
});
