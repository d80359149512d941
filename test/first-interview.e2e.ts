import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOSE_CODES, type BriefView, type InterviewPage } from '@fortyfive/contract';
import { boardElements, stepOfFrame } from '@fortyfive/documents';
import { MINUTE_MS, RUBRIC_VERSION, rubricOf } from '@fortyfive/interview';
import { decodeRecording, Replay } from '@fortyfive/replay';
import type { Browser } from 'playwright-core';
import * as Y from 'yjs';
import { expectAccessible } from './support/axe.js';
import { launchBrowser, visit, type Visitor } from './support/browser.js';
import { eventually } from './support/person.js';
import { RoomPage, watchText } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';

const CRITERIA = rubricOf(RUBRIC_VERSION).criteria;
const TEN_MINUTES_MS = 10 * MINUTE_MS;

let server: RunningApp;
let browser: Browser;
let ana: Visitor;
let ben: Visitor;
let cleo: Visitor;
let anaRoom: RoomPage;
let benRoom: RoomPage;
let roomUrl: string;
let inviteUrl: string;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  // Neither computer's clock is right, and they are wrong in opposite directions.
  ana = await visit(browser, server.url, { clockOffMs: TEN_MINUTES_MS });
  ben = await visit(browser, server.url, { clockOffMs: -TEN_MINUTES_MS });
  cleo = await visit(browser, server.url);
  for (const { context, page } of [ana, ben, cleo]) {
    context.setDefaultTimeout(15_000);
    page.on('dialog', (dialog) => void dialog.accept());
  }
  anaRoom = new RoomPage(ana.page);
  benRoom = new RoomPage(ben.page);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Lets time pass on the server; the pages notice as they would after a laptop has slept. */
async function letPass(ms: number): Promise<void> {
  // A page that is just asking the server for its time does not ask again.
  await new Promise((resolve) => setTimeout(resolve, 800));
  server.time.advance(ms);
  for (const { page } of [ana, ben, cleo])
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** What both see on the clock, once it is the same and of this form. */
async function bothClocks(form: RegExp): Promise<string> {
  const read = () => Promise.all([anaRoom.timer.innerText(), benRoom.timer.innerText()]);
  const [text] = await eventually(read, ([a, b]) => a === b && form.test(a.replace(/\s+/g, ' ')), 15_000);
  return text.replace(/\s+/g, ' ');
}

async function interviewIdOf(): Promise<string> {
  const page = (await ana.page.evaluate(() =>
    fetch('/api/interviews').then((response) => response.json()),
  )) as InterviewPage;
  const [first] = page.interviews;
  if (!first) throw new Error('Ana has no interview.');
  return first.interviewId;
}

/** What people have drawn according to the log: the number of elements. */
async function elementsInLog(): Promise<number> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where kind = 'board' order by seq`,
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return countDrawn(doc);
}

/** Without the frames that stand on every board from the beginning. */
function countDrawn(board: Y.Doc): number {
  return [...boardElements(board).keys()].filter((id) => !stepOfFrame(id)).length;
}

/** With PICTURES set to a folder, every stop leaves a picture of what Ana and Ben see. */
async function keepPictures(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  const file = name.replace(/\W+/g, '-').slice(0, 60);
  await ana.page.screenshot({ path: `${folder}/${file}-ana.png` });
  await ben.page.screenshot({ path: `${folder}/${file}-ben.png` });
}

let isBroken = false;

/** One stop of the story. After a stop that failed, the others say so at once instead of waiting for what cannot come. */
function stop(name: string, tell: () => Promise<void>, timeoutMs = 30_000): void {
  const telling = async (): Promise<void> => {
    if (isBroken) throw new Error('An earlier stop of the story failed.');
    isBroken = true;
    await tell().finally(() => keepPictures(name));
    isBroken = false;
  };
  it(name, telling, timeoutMs);
}

// One story, told in order: each stop begins where the one before it ended.
describe('a first interview, end to end', () => {
  stop(
    'lets Ana in with a name and gives her a room with a link',
    async () => {
      await ana.page.goto('/');
      await expectAccessible(ana.page);
      await ana.page.getByRole('link', { name: 'Start an interview' }).first().click();
      await ana.page.getByLabel('Your name').fill('Ana 🦊');
      await ana.page.getByRole('radio', { name: /URL shortener/ }).click();
      await ana.page.getByRole('radio', { name: /Interviewer/ }).click();
      await expectAccessible(ana.page);
      await ana.page.getByRole('button', { name: 'Create the room' }).click();
      await ana.page.waitForURL(/\/rooms\//);
      roomUrl = new URL(ana.page.url()).pathname;
      inviteUrl = await ana.page.getByLabel('Invite link').inputValue();
      expect(inviteUrl).toMatch(/\/join\/[\w-]{22}$/);
    },
    60_000,
  );

  stop(
    'lets Ben in by the link, and Cleo as an observer',
    async () => {
      await ben.page.goto(new URL(inviteUrl).pathname);
      await ben.page.getByLabel('Your name').fill('בן');
      await expectAccessible(ben.page);
      await ben.page.getByRole('button', { name: 'Join the room' }).click();
      await ben.page.waitForURL(`**${roomUrl}`);
      await ana.page.getByText('בן').first().waitFor();
      await cleo.page.goto(new URL(inviteUrl).pathname);
      await cleo.page.getByText('Observer').first().waitFor();
      await cleo.page.getByLabel('Your name').fill('Cleo');
      await cleo.page.getByRole('button', { name: 'Join the room' }).click();
      await cleo.page.waitForURL(`**${roomUrl}`);
      await ana.page.getByText('Cleo').first().waitFor();
    },
    60_000,
  );

  stop(
    'shows the brief to the interviewer alone',
    async () => {
      await anaRoom.button('Read the brief').click();
      await ana.page.getByText('Redirect', { exact: false }).first().waitFor();
      expect(await anaRoom.button('Swap roles').count()).toBe(0); // Who has read it cannot be the candidate.
      const secret = (await ana.page.evaluate(
        async (id) => (await fetch(`/api/interviews/${id}/brief`)).json(),
        await interviewIdOf(),
      )) as BriefView;
      const answers = secret.problem.requirements.facts.map(({ answer }) => answer);
      expect(answers.length).toBeGreaterThanOrEqual(6);
      const body = (await ben.page.locator('body').innerText()).concat(await cleo.page.locator('body').innerText());
      for (const answer of answers) expect(body).not.toContain(answer);
      await expectAccessible(ana.page);
      await expectAccessible(ben.page);
    },
    60_000,
  );

  stop(
    'shows within 5 seconds who has gone and who is back',
    async () => {
      const seat = ana.page.getByRole('listitem').filter({ hasText: 'בן' }).first();
      await seat.getByText('Here', { exact: true }).waitFor();
      await ben.context.setOffline(true);
      await seat.getByText('Not connected', { exact: true }).waitFor({ timeout: 5_500 });
      await ben.context.setOffline(false);
      await seat.getByText('Here', { exact: true }).waitFor();
    },
    60_000,
  );

  stop(
    'starts when both are ready',
    async () => {
      expect(await anaRoom.button('Start the interview').isDisabled()).toBe(true);
      await anaRoom.button('I am ready').click();
      await benRoom.button('I am ready').click();
      await anaRoom.button('Start the interview').click();
      await anaRoom.untilBoardIsReady();
      await benRoom.untilBoardIsReady();
      await anaRoom.openNotes();
      expect(await bothClocks(/^(5:00|4:5\d) left$/)).toContain('left');
    },
    60_000,
  );

  stop(
    'shows the same second on both screens within 250 ms, though both computers are ten minutes wrong',
    async () => {
      const [left, right] = [await watchText(anaRoom.timer), await watchText(benRoom.timer)];
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      const [a, b] = [await left.read(), await right.read()];
      const gapsMs = a.flatMap(({ text, atMs }) => {
        const match = b.find((change) => change.text === text);
        return match ? [Math.abs(match.atMs - atMs)] : [];
      });
      expect(gapsMs.length).toBeGreaterThanOrEqual(4);
      expect(Math.max(...gapsMs)).toBeLessThan(250);
    },
    30_000,
  );

  stop(
    'shares the board and the notes, in both directions',
    async () => {
      await anaRoom.drawRectangle(420, 180, 160, 90);
      await benRoom.drawRectangle(420, 360, 160, 90);
      await eventually(elementsInLog, (count) => count === 2, 10_000);
      await benRoom.note('Requirements').click();
      await ben.page.keyboard.type('Who shortens, and who clicks? ');
      await anaRoom.note('Requirements').getByText('Who shortens, and who clicks?').waitFor();
      await anaRoom.note('Requirements').click();
      await ana.page.keyboard.press('Control+End');
      await ana.page.keyboard.type('Readers, 100 to 1.');
      await benRoom.note('Requirements').getByText('Readers, 100 to 1.').waitFor();
      await anaRoom.saveState('Saved').waitFor();
    },
    60_000,
  );

  stop(
    'takes back only my own work',
    async () => {
      const canvas = await benRoom.canvasBox();
      await ben.page.mouse.click(canvas.x + canvas.width - 60, canvas.y + canvas.height / 2);
      const undo = () => ben.page.keyboard.press('Control+z');
      // Selecting counts as a step to take back, so it may need more than one; and none of them reaches Ana's shape.
      await eventually(
        () => undo().then(elementsInLog),
        (count) => count === 1,
        10_000,
      );
      for (let more = 0; more < 5; more++) await undo();
      await benRoom.saveState('Saved').waitFor();
      expect(await elementsInLog()).toBe(1);
      const redo = () => ben.page.keyboard.press('Control+Shift+z');
      await eventually(
        () => redo().then(elementsInLog),
        (count) => count === 2,
        10_000,
      );
    },
    60_000,
  );

  stop(
    'lets an observer watch, and not write',
    async () => {
      const cleoRoom = new RoomPage(cleo.page);
      await cleoRoom.note('Requirements').getByText('Who shortens').waitFor();
      expect(await cleoRoom.note('Requirements').getAttribute('contenteditable')).toBe('false');
      expect(await cleoRoom.button(/Next step|Pause|End/).count()).toBe(0);
      // What she might do with the page's own means, she may not either.
      const update = Array.from(Y.encodeStateAsUpdate(withText('not mine to write')));
      const closeCode = await cleo.page.evaluate(writeAsObserver, {
        path: `/documents/${await interviewIdOf()}/notes`,
        update,
      });
      expect(closeCode).toBe(CLOSE_CODES.notAllowed);
      await cleoRoom.note('Requirements').getByText('Who shortens').waitFor();
      expect(await anaRoom.page.getByText('not mine to write').count()).toBe(0);
    },
    60_000,
  );

  stop(
    'guides without cutting off: overtime, pause, one more minute, next step',
    async () => {
      await letPass(5 * MINUTE_MS);
      expect(await bothClocks(/^\+0:\d\d over$/)).toContain('over');
      await anaRoom.button(/1 min/).click();
      expect(await bothClocks(/^0:\d\d left$/)).toContain('left');
      await benRoom.button(/Pause the clock/).click();
      await ana.page.getByText('Paused').first().waitFor();
      const before = await bothClocks(/left$/);
      await letPass(3 * MINUTE_MS);
      expect(await bothClocks(/left$/)).toBe(before);
      await anaRoom.button(/Resume the clock/).click();
      await anaRoom.button('Next step').click();
      await ben.page.getByText('Step 2 of 6', { exact: true }).waitFor();
      expect(await bothClocks(/^(5:00|4:5\d) left$/)).toContain('left');
    },
    60_000,
  );

  stop(
    'advances once when Ana presses in two tabs at the same time',
    async () => {
      const second = new RoomPage(await ana.context.newPage());
      await second.page.goto(roomUrl);
      await second.button('Next step').waitFor();
      await Promise.all([anaRoom.button('Next step').click(), second.button('Next step').click()]);
      await ben.page.getByText('Step 3 of 6', { exact: true }).waitFor();
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await ben.page.getByText('Step 3 of 6', { exact: true }).count()).toBe(1);
      await second.page.close();
    },
    60_000,
  );

  stop(
    'survives a restart of the server, and merges what was written meanwhile',
    async () => {
      await benRoom.note('API').click();
      const restarting = server.restart();
      await ben.page.keyboard.type('POST /urls while the server is away');
      await restarting;
      await anaRoom.note('API').getByText('POST /urls while the server is away').waitFor({ timeout: 30_000 });
      await anaRoom.saveState('Saved').waitFor();
      await benRoom.saveState('Saved').waitFor();
      expect(await bothClocks(/^(5:00|4:\d\d) left$/)).toContain('left');
    },
    90_000,
  );

  stop(
    'says offline while the line is cut, keeps what is written, and merges it',
    async () => {
      await ben.context.setOffline(true);
      await benRoom.saveState('Offline').waitFor({ timeout: 45_000 });
      await benRoom.note('API').click();
      await ben.page.keyboard.press('Control+End');
      await ben.page.keyboard.type(', and offline');
      await anaRoom.note('API').click();
      await ana.page.keyboard.press('Home');
      await ana.page.keyboard.type('Meanwhile: ');
      await ben.context.setOffline(false);
      await benRoom.saveState('Saved').waitFor({ timeout: 45_000 });
      for (const room of [anaRoom, benRoom]) {
        // The other's caret may stand between the two, with its name.
        await room.note('API').getByText('Meanwhile:').waitFor();
        await room.note('API').getByText('POST /urls while the server is away, and offline').waitFor();
      }
    },
    120_000,
  );

  stop(
    'survives a reload of the browser',
    async () => {
      await ben.page.reload();
      await benRoom.untilBoardIsReady();
      await benRoom.note('API').getByText('and offline').waitFor();
      await ben.page.getByText('Step 3 of 6', { exact: true }).waitFor();
      await expectAccessible(ben.page);
      await expectAccessible(ana.page);
    },
    60_000,
  );

  stop(
    'goes on to the last step',
    async () => {
      for (const [step, minutes] of [
        [4, 5],
        [5, 10],
        [6, 15],
      ] as const) {
        await letPass(minutes * MINUTE_MS);
        await anaRoom.button('Next step').click();
        for (const { page } of [ana, ben]) await page.getByText(`Step ${step} of 6`, { exact: true }).waitFor();
      }
      await benRoom.drawRectangle(640, 270, 160, 90);
      await eventually(elementsInLog, (count) => count === 3, 10_000);
    },
    60_000,
  );

  stop(
    'lets the interviewer rate every criterion, and keeps the draft over a reload',
    async () => {
      await anaRoom.tab('Scorecard').click();
      for (const { title } of CRITERIA) {
        const trigger = ana.page.getByRole('tabpanel').getByRole('button', { name: new RegExp(`^${title}`) });
        if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
        const group = ana.page.getByRole('group', { name: `Rating for ${title}` });
        await group.getByRole('radio', { name: /^Yes/ }).click();
        await ana.page
          .getByRole('region', { name: new RegExp(`^${title}`) })
          .getByLabel('Comment')
          .fill(`Seen in ${title}.`);
        await trigger.click();
      }
      await ana.page.getByRole('tabpanel').getByText('Saved', { exact: true }).waitFor();
      await expectAccessible(ana.page);
      await ana.page.reload();
      await anaRoom.tab('Scorecard').click();
      expect(await ana.page.getByText('Yes', { exact: true }).count()).toBeGreaterThanOrEqual(CRITERIA.length);
    },
    90_000,
  );

  stop(
    'ends, hands in the scorecard, and takes both to the review',
    async () => {
      await anaRoom.untilBoardIsReady();
      await anaRoom.button('End the interview').click();
      await expectAccessible(ana.page);
      await anaRoom.button('End and hand in the scorecard').click();
      for (const { page } of [ana, ben, cleo]) await page.waitForURL(/\/interviews\//);
      for (const { page } of [ana, ben]) await page.getByText('Design a URL shortener').first().waitFor();
      for (const { title } of CRITERIA) await ana.page.getByText(`Seen in ${title}.`).waitFor();
    },
    60_000,
  );

  stop(
    'shows the candidate nothing of it before their own is handed in, and then everything',
    async () => {
      await ben.page.getByText('The scorecards are sealed').waitFor();
      expect(await ben.page.getByText(/Seen in/).count()).toBe(0);
      const parts = ben.page.getByRole('navigation', { name: 'Parts of your scorecard' });
      await parts.getByRole('button', { name: 'Hand in' }).click();
      await benRoom.button('Hand in the scorecard').click();
      await ben.page.getByRole('dialog').getByRole('button', { name: 'Hand in', exact: true }).click();
      for (const { title } of CRITERIA) await ben.page.getByText(`Seen in ${title}.`).waitFor();
    },
    30_000,
  );

  stop(
    'shows time against plan, and board and notes at any moment',
    async () => {
      await ben.page.getByRole('heading', { name: 'Time per step' }).waitFor();
      const slider = ben.page.getByRole('slider', { name: 'Time in the interview' });
      await slider.waitFor();
      await ben.page.getByText('Meanwhile: POST /urls while the server is away, and offline').waitFor();
      await slider.focus();
      await ben.page.keyboard.press('Home');
      await eventually(
        () => ben.page.getByText('Meanwhile: POST /urls').count(),
        (count) => count === 0,
      );
      await ben.page.keyboard.press('End');
      await ben.page.getByText('Meanwhile: POST /urls while the server is away, and offline').waitFor();
      await expectAccessible(ben.page);
      await expectAccessible(ana.page);
    },
    60_000,
  );

  stop(
    'has recorded everything: the log alone gives state, board and notes',
    async () => {
      const bytes = await ben.page.evaluate(
        async (id) => {
          const response = await fetch(`/api/interviews/${id}/recording`);
          return Array.from(new Uint8Array(await response.arrayBuffer()));
        },
        await interviewIdOf(),
      );
      const replay = new Replay(decodeRecording(Uint8Array.from(bytes)));
      const { state, documents } = replay.at(replay.durationMs);
      expect(state.phase).toBe('ended');
      expect(state.clock?.finishedSteps).toHaveLength(6);
      expect(state.participants.map(({ role }) => role)).toEqual(['interviewer', 'candidate', 'observer']);
      expect(countDrawn(documents.board)).toBe(3);
      expect(replay.durationMs).toBeGreaterThan(38 * MINUTE_MS);
    },
    30_000,
  );

  stop(
    'lists it under My interviews, and closes the room',
    async () => {
      await ben.page.goto('/interviews');
      await ben.page.getByText('Design a URL shortener').first().waitFor();
      await expectAccessible(ben.page);
      await ben.page.goto(roomUrl);
      await ben.page.waitForURL(/\/interviews\//);
      const late = await visit(browser, server.url);
      await late.page.goto(new URL(inviteUrl).pathname);
      await late.page
        .getByText(/has ended/)
        .first()
        .waitFor();
      await late.context.close();
    },
    60_000,
  );

  stop('never asked another host for anything, and no page had an error', async () => {
    for (const { foreignRequests, errors } of [ana, ben, cleo])
      expect({ foreignRequests, errors }).toEqual({ foreignRequests: [], errors: [] });
  });
});

function withText(text: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('notes:requirements').insert(0, text);
  return doc;
}

/** Runs in the page: opens a document by hand and writes; resolves with the code the server closes with. */
function writeAsObserver({ path, update }: { path: string; update: number[] }): Promise<number> {
  const length = update.length;
  const frame = Uint8Array.from([0, 2, ...(length < 128 ? [length] : [(length & 127) | 128, length >> 7]), ...update]);
  return new Promise((resolve) => {
    const socket = new WebSocket(location.origin.replace('http', 'ws') + path);
    socket.onopen = () => socket.send(frame);
    socket.onclose = ({ code }) => resolve(code);
  });
}
