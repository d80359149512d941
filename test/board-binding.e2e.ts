import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import * as Y from 'yjs';
import { launchBrowser, type Visitor } from './support/browser.js';
import { eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

const RED = '#e03131';
const GREEN = '#2f9e44';

/** An element as the log has it. */
interface Drawn {
  readonly m: { id: string; type: string; link: string | null; customData?: { step?: string; kind?: string } };
  readonly g: { x: number; startBinding?: { elementId: string } | null };
  readonly s: { strokeColor: string };
}

let server: RunningApp;
let browser: Browser;
let people: Person[];
let ana: Visitor;
let ben: Visitor;
let anaRoom: RoomPage;
let benRoom: RoomPage;
let interviewId: string;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  people = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
  const [one, other] = people as [Person, Person];
  const started = await startInterview(one, other);
  interviewId = started.interviewId;
  [ana, ben] = [await visitAs(browser, one), await visitAs(browser, other)];
  [anaRoom, benRoom] = [new RoomPage(ana.page), new RoomPage(ben.page)];
  for (const { page } of [ana, ben]) await page.goto(`/rooms/${started.roomId}`);
  for (const room of [anaRoom, benRoom]) await room.untilBoardIsReady();
}, 60_000);

afterEach(async () => {
  expect([...ana.errors, ...ben.errors, ...ana.foreignRequests]).toEqual([]);
  for (const { context } of [ana, ben]) await context.close();
  for (const person of people) person.leave();
});

/** What is on the board according to the log, without the frames of the steps. */
async function drawn(): Promise<Drawn[]> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where kind = 'board' and interview_id = $1 order by seq`,
    [interviewId],
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  const elements = Object.values(doc.getMap('elements').toJSON()) as Drawn[];
  return elements.filter(({ m }) => m.customData?.step === undefined);
}

const count = (elements: readonly Drawn[]) => elements.length;
const untilThereAre = (number: number) => eventually(drawn, (elements) => count(elements) === number, 10_000);

/** How large this person sees the board. */
async function zoomOf(room: RoomPage): Promise<number> {
  return parseInt(await room.board.locator('.reset-zoom-button').innerText(), 10) / 100;
}

async function pick(room: RoomPage, tool: string): Promise<void> {
  await room.board.locator(`label:has([data-testid="toolbar-${tool}"])`).click();
}

/** Notes for every frame whether a point of the board shows anything, on the canvas or as a preview. */
async function watchPoint(page: Page, x: number, y: number): Promise<{ read(): Promise<string> }> {
  await page.evaluate(
    ([atX, atY]) => {
      const seen: string[] = [];
      const look = (): void => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas.static');
        const box = canvas?.getBoundingClientRect();
        const pixel = canvas?.getContext('2d')?.getImageData(atX - (box?.x ?? 0), atY - (box?.y ?? 0), 1, 1).data;
        const isPreviewed = document.querySelector('.live-strokes path') !== null;
        const isPainted = (pixel?.[3] ?? 0) > 0;
        seen.push(isPreviewed && isPainted ? 'both' : isPreviewed ? 'preview' : isPainted ? 'canvas' : 'nothing');
        requestAnimationFrame(look);
      };
      look();
      (window as unknown as { seen: string[] }).seen = seen;
    },
    [x, y] as const,
  );
  const read = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  return { read: async () => (await read()).filter((one, place, all) => one !== all[place - 1]).join(' ') };
}

describe('the board that two people share', () => {
  it('[BOARD-14] shows a stroke while the pen is down, where it is drawn, until the board has it', async () => {
    // Ben looks at another part of the board, from farther away.
    await benRoom.board.locator('.zoom-out-button').click();
    await ben.page.mouse.move(700, 450);
    await ben.page.mouse.wheel(0, 60);
    await pick(anaRoom, 'freedraw');
    await ana.page.getByTestId(`color-top-pick-${RED}`).first().click();
    const { x, y } = await anaRoom.canvasBox();
    await ana.page.mouse.move(x + 500, y + 300);
    await ana.page.mouse.down();
    await ana.page.mouse.move(x + 700, y + 300, { steps: 12 });
    await ana.page.mouse.move(x + 700, y + 420, { steps: 12 });

    const preview = benRoom.page.locator('.live-strokes path');
    await eventually(
      async () => (await preview.boundingBox())?.height ?? 0,
      (height) => height > 60,
      5_000,
    );
    expect(await preview.getAttribute('fill')).toBe(RED);
    expect(await drawn()).toEqual([]);
    const box = await preview.boundingBox();
    const scale = (await zoomOf(benRoom)) / (await zoomOf(anaRoom));
    expect(scale).toBeLessThan(1);
    // As large as Ana drew it, in Ben's zoom, and as wide as the line is.
    expect(box?.width).toBeGreaterThan(200 * scale - 2);
    expect(box?.width).toBeLessThan(200 * scale + 16);

    // In the middle of the line, which is about six units thick.
    const middle = { x: (box?.x ?? 0) + 100 * scale, y: (box?.y ?? 0) + 3 * (await zoomOf(benRoom)) };
    const watched = await watchPoint(ben.page, Math.round(middle.x), Math.round(middle.y));
    await ana.page.mouse.up();
    await untilThereAre(1);
    await preview.waitFor({ state: 'detached' });
    // Painted in the same place before the preview goes, or in the same frame: never nothing in between.
    const seen = await eventually(watched.read, (states) => states.endsWith('canvas'), 5_000);
    expect(seen).toMatch(/^preview( both)? canvas$/);
    // The author sees their own stroke only on the canvas.
    expect(await ana.page.locator('.live-strokes').count()).toBe(0);
  }, 90_000);

  it('[BOARD-3] takes back only what is one’s own, and brings it back', async () => {
    await anaRoom.drawRectangle(500, 200, 120, 80);
    await benRoom.drawRectangle(500, 400, 120, 80);
    const both = (await untilThereAre(2)).map(({ m }) => m.id);

    await ana.page.keyboard.press('Control+z');
    const [bens] = await untilThereAre(1);
    await ana.page.keyboard.press('Control+z');
    await ana.page.keyboard.press('Control+Shift+z');
    await untilThereAre(2);
    expect((await drawn()).map(({ m }) => m.id).sort()).toEqual([...both].sort());

    // Ben recolours Ana's box while she moves it; when she takes her move back, his colour stays.
    const anas = both.find((id) => id !== bens?.m.id);
    const boxOfAna = async () => (await drawn()).find(({ m }) => m.id === anas);
    const from = (await boxOfAna())?.g.x;
    const { x, y } = await anaRoom.canvasBox();
    await ben.page.mouse.click(x + 500, y + 240);
    await ana.page.mouse.move(x + 500, y + 240);
    await ana.page.mouse.down();
    await ana.page.mouse.move(x + 560, y + 250, { steps: 4 });
    await ben.page.getByTestId(`color-top-pick-${GREEN}`).first().click();
    await eventually(boxOfAna, (element) => element?.s.strokeColor === GREEN, 10_000);
    await ana.page.mouse.move(x + 700, y + 260, { steps: 4 });
    await ana.page.mouse.up();
    await eventually(boxOfAna, (element) => element?.g.x !== from, 10_000);
    await ana.page.keyboard.press('Control+z');
    const back = await eventually(boxOfAna, (element) => element?.g.x === from, 10_000);
    expect(back?.s.strokeColor).toBe(GREEN);
  }, 90_000);

  it('[BOARD-7] takes a drawing out of Excalidraw’s clipboard: fresh, without links, in one step', async () => {
    await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const look = { strokeColor: RED, backgroundColor: 'transparent', strokeWidth: 2, roughness: 1, opacity: 100 };
    const box = { ...look, version: 1, isDeleted: false, width: 80, height: 50, angle: 0, groupIds: [], seed: 1 };
    const bound = { focus: 0, gap: 4 };
    const points = [
      [0, 0],
      [100, 0],
    ];
    const ends = { startBinding: { elementId: 'a', ...bound }, endBinding: { elementId: 'b', ...bound }, points };
    const elements = [
      { ...box, id: 'a', type: 'rectangle', x: 0, y: 0, link: 'https://example.com/', customData: { kind: 'cache' } },
      { ...box, id: 'b', type: 'ellipse', x: 200, y: 0 },
      { ...box, id: 'c', type: 'arrow', x: 84, y: 25, width: 100, height: 0, ...ends },
      { ...box, id: 'd', type: 'embeddable', x: 0, y: 200, link: 'https://example.com/' },
    ];
    const text = JSON.stringify({ type: 'excalidraw/clipboard', elements, files: {} });
    await ana.page.evaluate((content) => navigator.clipboard.writeText(content), text);
    const { x, y } = await anaRoom.canvasBox();
    await ana.page.mouse.click(x + 600, y + 400);
    await ana.page.keyboard.press('Control+v');

    const pasted = await untilThereAre(3);
    expect(pasted.map(({ m }) => m.type).sort()).toEqual(['arrow', 'ellipse', 'rectangle']);
    expect(pasted.map(({ m }) => m.link)).toEqual([null, null, null]);
    expect(pasted.filter(({ m }) => ['a', 'b', 'c'].includes(m.id))).toEqual([]);
    const rectangle = pasted.find(({ m }) => m.type === 'rectangle');
    expect(rectangle?.m).toMatchObject({ customData: { kind: 'cache' } });
    expect(pasted.find(({ m }) => m.type === 'arrow')?.g.startBinding?.elementId).toBe(rectangle?.m.id);
    await ana.page.getByText('cannot be put on it').waitFor();

    await ana.page.keyboard.press('Control+z');
    await untilThereAre(0);
    await ana.page.keyboard.press('Control+Shift+z');
    await untilThereAre(3);
  }, 90_000);
});
