import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOSE_CODES, DOCUMENT_CONDITIONS, MESSAGE_TYPES, type DocumentCondition } from '@fortyfive/contract';
import type { DocumentKind } from '@fortyfive/documents';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { readPostmasterNote } from '../apps/server/src/platform/postgres-note.js';
import { expectAccessible, expectReadable } from './support/axe.js';
import { DESKTOP, launchBrowser, PHONE, visit, type Visitor } from './support/browser.js';
import { launch } from './support/launch.js';
import { eventually, Person, startInterview } from './support/person.js';
import { RoomPage, watchText } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { startUnreliableNetwork } from './support/unreliable-network.js';
import { visitAs } from './support/visit-as.js';
import { drawBoard, writeNote } from './support/written-documents.js';

const KINDS = ['board', 'notes'] as const satisfies readonly DocumentKind[];

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let roomPath: string;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  const guest = (name: string) => Person.guest(server.url, name);
  people = { ana: await guest('Ana'), ben: await guest('Ben'), cleo: await guest('Cleo') };
  const { ana, ben, cleo } = people;
  const { roomId, interviewId, invite } = await startInterview(ana, ben);
  await cleo.accept(invite.token);
  await drawBoard(ben, interviewId);
  await writeNote(ben, interviewId, 'requirements', 'Shorten, redirect, count the clicks.');
  roomPath = `/rooms/${roomId}`;
}, 60_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

/** The way between a page and the server's documents: it can hold back what the page sends, and speak as the server does. */
class DocumentsLine {
  readonly #routes = new Map<string, WebSocketRoute>();
  #held: (() => void)[] | null = null;
  /** With what the next connections are turned away, instead of being let through. */
  turnsAwayWith: number | null = null;

  async lead(page: Page): Promise<void> {
    await page.routeWebSocket(/\/documents\//, (route) => this.#connect(route));
  }

  say(condition: DocumentCondition, kinds: readonly DocumentKind[] = KINDS): void {
    const frame = Buffer.from([MESSAGE_TYPES.condition, DOCUMENT_CONDITIONS.indexOf(condition)]);
    for (const kind of kinds) this.#routes.get(kind)?.send(frame);
  }

  async close(code: number, kinds: readonly DocumentKind[] = KINDS): Promise<void> {
    await Promise.all(kinds.map((kind) => this.#routes.get(kind)?.close({ code })));
  }

  holdBack(): void {
    this.#held = [];
  }

  letThrough(): void {
    for (const send of this.#held ?? []) send();
    this.#held = null;
  }

  #connect(route: WebSocketRoute): void {
    if (this.turnsAwayWith !== null) return void route.close({ code: this.turnsAwayWith });
    const far = route.connectToServer();
    route.onMessage((message) => {
      if (this.#held) this.#held.push(() => far.send(message));
      else far.send(message);
    });
    this.#routes.set(route.url().split('/').at(-1) ?? '', route);
  }
}

/** For the eye: with PICTURES set to a folder, in both sizes and both themes. */
async function keepPictures(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  for (const [size, viewport] of Object.entries({ phone: PHONE, wide: DESKTOP })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
      await page.screenshot({ path: `${folder}/condition-${name}-${size}-${colorScheme}.png` });
    }
  }
}

/** On a phone and in the dark too, nothing is out of reach or hard to read. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(PHONE);
  await page.locator('html[data-theme=dark]').waitFor();
  await expectReadable(page);
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('what the room says when the server says how its documents are', () => {
  let line: DocumentsLine;
  let visitor: Visitor;
  let page: Page;
  let room: RoomPage;

  const note = () => room.note('Requirements');
  const isWritable = () => note().getAttribute('contenteditable');
  const notice = (words: string | RegExp) => page.locator('main').getByText(words);
  const tools = () => room.board.getByTestId('toolbar-rectangle');

  beforeAll(async () => {
    visitor = await visitAs(browser, people.ben);
    page = visitor.page;
    page.on('dialog', (dialog) => void dialog.accept());
    room = new RoomPage(page);
    line = new DocumentsLine();
    await line.lead(page);
    await enter();
  }, 30_000);

  async function enter(): Promise<void> {
    await page.goto(roomPath);
    await room.untilBoardIsReady();
    await note().getByText('Shorten').waitFor();
  }

  afterAll(() => visitor?.context.close());

  it('lets people go on while the database is away, and never says Saved', async () => {
    line.holdBack();
    line.say('database-away');
    await room.saveState('Not saved').waitFor();
    await notice(/cannot reach its database.*go on working.*kept on this page, so keep it open/).waitFor();
    await note().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Written without a database.');
    await room.drawRectangle(500, 500, 120, 80);
    await keepPictures(page, 'database-away');
    await expectSound(page);
    expect(await room.saveState('Not saved').count()).toBe(1);
    line.letThrough();
    line.say('normal');
    await room.saveState('Saved').waitFor();
    await notice(/cannot reach/).waitFor({ state: 'detached' });
  }, 30_000);

  it('turns read-only with a sentence when no more can wait, keeps what there is, and opens again', async () => {
    await note().click();
    await page.keyboard.press('End');
    line.holdBack();
    await page.keyboard.type(' Just before.');
    line.say('queue-full');
    await page
      .getByRole('alert')
      .getByText(/Board and notes can only be read/)
      .waitFor();
    await room.saveState('Not saved').waitFor();
    expect(await isWritable()).toBe('false');
    await tools().waitFor({ state: 'detached' });
    await page.keyboard.type('into the void');
    await note().getByText('Just before.').waitFor();
    expect(await note().getByText('into the void').count()).toBe(0);
    line.letThrough();
    line.say('normal');
    await room.saveState('Saved').waitFor();
    await tools().waitFor({ state: 'attached' });
    expect(await isWritable()).toBe('true');
    await note().click();
    await page.keyboard.press('Control+z'); // The editor is still the same one: it knows what was typed.
    await note().getByText('Just before.').waitFor({ state: 'detached' });
    line.say('queue-full');
    await page
      .getByRole('alert')
      .getByText(/can only be read/)
      .waitFor();
    await keepPictures(page, 'queue-full');
    await expectSound(page);
    line.say('normal');
    await page
      .getByRole('alert')
      .getByText(/can only be read/)
      .waitFor({ state: 'detached' });
  }, 30_000);

  it('warns of a document that is nearly full, until one puts the warning away', async () => {
    line.say('nearly-full', ['board']);
    await notice('The board is nearly full. Delete what you no longer need.').waitFor();
    await room.saveState('Saved').waitFor();
    await keepPictures(page, 'nearly-full');
    await room.button('Hide this message').click();
    await notice(/nearly full/).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    line.say('normal');
  }, 30_000);

  it('says what to do when a document is full, and leaves it open so that one can', async () => {
    line.say('full', ['notes']);
    await notice('The notes are full. What you add is not saved until something is deleted.').waitFor();
    await room.saveState('Saved').waitFor();
    line.holdBack();
    expect(await isWritable()).toBe('true');
    await note().click();
    await page.keyboard.type('More. ');
    await room.saveState('Not saved').waitFor();
    await keepPictures(page, 'full');
    line.letThrough();
    await room.saveState('Saved').waitFor();
    line.say('normal');
    await notice(/are full/).waitFor({ state: 'detached' });
  }, 30_000);

  it.each([
    [
      'damaged',
      /log of this interview is damaged.*the notes can be neither read nor saved.*person who runs this server/,
    ],
    ['refusedUpdate', /did not take a change to the notes.*can only be read now.*then reload the page/],
  ] as const)(
    'says what to do when a document is closed for good: %s',
    async (reason, sentence) => {
      await line.close(CLOSE_CODES[reason], ['notes']);
      await page.getByRole('alert').getByText(sentence).waitFor();
      await room.saveState('Not saved').waitFor();
      expect(await isWritable()).toBe('false');
      await tools().waitFor({ state: 'attached' }); // The board goes on.
      await keepPictures(page, reason);
      if (reason === 'damaged') await expectSound(page);
      await enter();
    },
    30_000,
  );

  it('says that there are too many tabs, and goes on trying until there are not', async () => {
    line.turnsAwayWith = CLOSE_CODES.tooManyConnections;
    await line.close(CLOSE_CODES.tooManyConnections);
    await notice(/open in too many tabs or windows/).waitFor();
    await room.saveState('Offline').waitFor();
    await keepPictures(page, 'too-many');
    line.turnsAwayWith = null;
    await room.saveState('Saved').waitFor({ timeout: 20_000 });
    await notice(/too many tabs/).waitFor({ state: 'detached' });
  }, 40_000);

  it('had no error on the page', () => {
    expect([visitor.errors, visitor.foreignRequests]).toEqual([[], []]);
  });
});

describe('a database that hangs', () => {
  it('keeps nobody from working, shows the others nothing that may be lost, and saves it all when it is back', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fortyfive-conditions-'));
    chmodSync(folder, 0o755); // As root, Postgres runs under another account, which has to get in.
    const launched = launch({ DATA_DIR: path.join(folder, 'data') });
    try {
      const url = await launched.ready();
      const [ana, ben] = await Promise.all([Person.guest(url, 'Ana'), Person.guest(url, 'Ben')]);
      const { roomId } = await startInterview(ana, ben);
      const [anaRoom, benRoom] = await Promise.all([ana, ben].map((person) => open(person, `/rooms/${roomId}`)));
      if (!anaRoom || !benRoom) throw new Error('Somebody is missing.');
      const postgres = readPostmasterNote(path.join(folder, 'data/postgres'))?.pid ?? 0;
      signalFamily(postgres, 'SIGSTOP');
      await benRoom.note('Requirements').click();
      await benRoom.page.keyboard.type('Written while nothing could be saved');
      await benRoom.saveState('Not saved').waitFor({ timeout: 6_000 });
      await benRoom.page.getByText(/cannot reach its database.*go on working/).waitFor();
      await benRoom.page.keyboard.type(', and a little later');
      const states = await watchText(benRoom.page.locator('header').getByRole('status').first());
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      expect((await states.read()).map(({ text }) => text)).not.toContain('Saved');
      expect(await anaRoom.note('Requirements').innerText()).not.toContain('Written');
      signalFamily(postgres, 'SIGCONT');
      await benRoom.saveState('Saved').waitFor({ timeout: 10_000 });
      await anaRoom.note('Requirements').getByText('nothing could be saved, and a little later').waitFor();
      await benRoom.page.getByText(/cannot reach its database/).waitFor({ state: 'detached' });
      for (const { page } of [anaRoom, benRoom]) await page.context().close();
      for (const person of [ana, ben]) person.leave();
    } finally {
      await launched.signal('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

async function open(person: Person, roomPath: string): Promise<RoomPage> {
  const { page } = await visitAs(browser, person);
  const room = new RoomPage(page);
  await page.goto(roomPath);
  await room.untilBoardIsReady();
  await room.openNotes();
  return room;
}

/** A process and its children; the parent first, so that it can start no more of them. */
function signalFamily(pid: number, signal: NodeJS.Signals): void {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number));
  process.kill(pid, signal);
  for (const [child = 0, parent] of processes) if (parent === pid) process.kill(child, signal);
}

describe('a line that is cut without a word', () => {
  it('is noticed within seconds, and what was written meanwhile is saved as soon as there is another', async () => {
    const network = await startUnreliableNetwork(server.url);
    const ben = await visit(browser, network.url);
    try {
      const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(people.ben.cookie) ?? [];
      await ben.context.addCookies([{ name, value, url: network.url }]);
      const room = new RoomPage(ben.page);
      await ben.page.goto(roomPath);
      await room.untilBoardIsReady();
      const states = await watchText(ben.page.locator('header').getByRole('status').first());
      const words = async () => (await states.read()).map(({ text }) => text);
      network.goSilent();
      await room.note('API').click();
      await ben.page.keyboard.type('POST /urls into silence');
      // Without a closer look, y-websocket notices after 30 s.
      const seen = await eventually(words, (texts) => texts.some((text) => text.startsWith('Offline')), 10_000);
      expect(seen.slice(0, 2)).toEqual(['Saving', expect.stringMatching(/^Offline/)]);
      await room.saveState('Saved').waitFor();
      const ana = await open(people.ana, roomPath);
      await ana.note('API').getByText('POST /urls into silence').waitFor();
      await ana.page.context().close();
    } finally {
      await ben.context.close();
      await network.close();
    }
  }, 40_000);
});
