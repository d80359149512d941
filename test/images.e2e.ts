import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS, imagesPath, MAX_IMAGE_BYTES } from '@fortyfive/contract';
import type { Browser, Page } from 'playwright-core';
import * as Y from 'yjs';
import { expectAccessible } from './support/axe.js';
import { launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { ask, eventually, Person, startInterview } from './support/person.js';
import { noise, picture, pngOf } from './support/pictures.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

const RED = [0xc0, 0x39, 0x2b] as const;
const GREEN = [0x1e, 0x8c, 0x45] as const;
const BLUE = [0x1f, 0x4f, 0xbf] as const;
type Colour = readonly [number, number, number];

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let at: Record<'ana' | 'ben' | 'cleo', Visitor>;
let ana: RoomPage;
let ben: RoomPage;
let cleo: RoomPage;
let interview: Awaited<ReturnType<typeof startInterview>>;

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  const guest = (name: string) => Person.guest(server.url, name);
  people = { ana: await guest('Ana'), ben: await guest('Ben'), cleo: await guest('Cleo') };
  interview = await startInterview(people.ana, people.ben);
  await people.cleo.accept(interview.invite.token);
  at = {
    ana: await visitAs(browser, people.ana),
    ben: await visitAs(browser, people.ben),
    cleo: await visitAs(browser, people.cleo),
  };
  [ana, ben, cleo] = [new RoomPage(at.ana.page), new RoomPage(at.ben.page), new RoomPage(at.cleo.page)];
  for (const room of [ana, ben]) {
    await room.page.goto(`/rooms/${interview.roomId}`);
    await room.untilBoardIsReady();
  }
}, 90_000);

afterAll(async () => {
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

interface GivenFile {
  readonly bytes: Uint8Array;
  readonly name?: string;
  readonly type?: string;
}

/** A place on the board, as shares of its width and height. */
type Spot = readonly [number, number];
const TOP_LEFT: Spot = [0.22, 0.25];
const TOP_RIGHT: Spot = [0.78, 0.25];
const BOTTOM_LEFT: Spot = [0.22, 0.75];
const BOTTOM_RIGHT: Spot = [0.78, 0.75];

/** Pastes or drops files as a browser would, with the pointer over a place on the board. */
async function give(room: RoomPage, how: 'paste' | 'drop', files: readonly GivenFile[], spot = BOTTOM_LEFT) {
  const { x, y, width, height } = await room.canvasBox();
  const point = { x: x + width * spot[0], y: y + height * spot[1] };
  await room.page.mouse.move(point.x, point.y);
  const given = files.map(({ bytes, name = 'picture.png', type = 'image/png' }) => ({
    base64: Buffer.from(bytes).toString('base64'),
    name,
    type,
  }));
  await room.board.locator('.excalidraw').evaluate(
    (excalidraw, { how, given, point }) => {
      const data = new DataTransfer();
      for (const { base64, name, type } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      (excalidraw as HTMLElement).focus();
      const options = { bubbles: true, cancelable: true, clientX: point.x, clientY: point.y };
      const event =
        how === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data });
      excalidraw.dispatchEvent(event);
    },
    { how, given, point },
  );
}

/** How many pixels of a colour there are on what Excalidraw has painted. */
function count(page: Page, colour: Colour): Promise<number> {
  return page.locator('canvas.static').evaluate((canvas, [red, green, blue]) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const context = (canvas as HTMLCanvasElement).getContext('2d');
    const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
    let found = 0;
    for (let at = 0; at < data.length; at += 4) {
      const isClose = [red, green, blue].every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 12);
      if (isClose && data[at + 3] === 255) found++;
    }
    return found;
  }, colour);
}

/** Wherever on the board it is: whoever puts a picture up may look at another part of it. */
const shows = (page: Page, colour: Colour, withinMs = 10_000) =>
  eventually(
    async () => {
      await page.locator('.excalidraw').first().focus();
      await page.keyboard.press('Shift+1');
      return count(page, colour);
    },
    (pixels) => pixels > 200,
    withinMs,
  );
const hides = (page: Page, colour: Colour) =>
  eventually(
    () => count(page, colour),
    (pixels) => pixels === 0,
    10_000,
  );

async function lookAtAll(room: RoomPage): Promise<void> {
  await room.board.locator('.excalidraw').focus();
  await room.page.keyboard.press('Shift+1');
}

const rgb = ([r, g, b]: Colour) => ({ r, g, b });
const pictureOf = (colour: Colour) => pngOf(400, 260, rgb(colour));

async function boardInLog(): Promise<{ bytes: Buffer; images: Record<string, unknown>[] }> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    `select bytes from log_entries where kind = 'board' and interview_id = $1 order by seq`,
    [interview.interviewId],
  );
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  const elements = Object.values(doc.getMap('elements').toJSON()) as { m: Record<string, unknown> }[];
  return { bytes: Buffer.concat(rows.map(({ bytes }) => bytes)), images: elements.map(({ m }) => m).filter(isImage) };
}

const isImage = ({ type }: Record<string, unknown>): boolean => type === 'image';
const alertOf = (room: RoomPage) => room.board.getByRole('alert');

/** For the eye: with PICTURES set to a folder. */
async function keep(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}

describe('a picture on the board', () => {
  it('[IMAGES-WEB-1] [IMAGES-WEB-2] is pasted by one and seen by the other, also after a reload', async () => {
    await give(ana, 'paste', [{ bytes: await pictureOf(RED) }], TOP_LEFT);
    for (const { page } of [ana, ben]) await shows(page, RED);
    await ana.saveState('Saved').waitFor();
    await expectAccessible(ana.page);
    await ben.page.reload();
    await ben.untilBoardIsReady();
    await shows(ben.page, RED);
    // Since the reload, Ben looks at the picture; from here on, both look at everything.
    for (const room of [ana, ben]) await lookAtAll(room);
  }, 60_000);

  it('[IMAGES-WEB-4] can be taken back and brought again, by who put it up alone', async () => {
    await ben.page.keyboard.press('Control+z');
    await ana.board.locator('.excalidraw').focus();
    await ana.page.keyboard.press('Control+z');
    for (const { page } of [ana, ben]) await hides(page, RED);
    await ana.page.keyboard.press('Control+Shift+z');
    for (const { page } of [ana, ben]) await shows(page, RED);
  }, 60_000);

  it('[IMAGES-WEB-1] is dropped, and its type does not matter', async () => {
    const bytes = await picture(400, 260, rgb(GREEN)).webp({ lossless: true }).toBuffer();
    await give(ben, 'drop', [{ bytes, name: 'photo', type: '' }], TOP_RIGHT);
    for (const { page } of [ben, ana]) await shows(page, GREEN);
    await ben.page.mouse.move(5, 5); // Off the board, and his pointer with him.
  }, 60_000);

  it('[IMAGES-WEB-1] is chosen in the menu, by keyboard', async () => {
    // Before anything else: the browser has to be told in time that we choose the files.
    const choosing = ana.page.waitForEvent('filechooser', { timeout: 30_000 });
    await ana.board.getByTestId('main-menu-trigger').focus();
    await ana.page.keyboard.press('Enter');
    await ana.button('Add a picture').waitFor();
    await expectAccessible(ana.page);
    await ana.button('Add a picture').focus();
    await ana.page.keyboard.press('Enter');
    const chooser = await choosing;
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles({ name: 'blue.png', mimeType: 'image/png', buffer: await pictureOf(BLUE) });
    for (const { page } of [ana, ben]) await shows(page, BLUE);
    // The Enter that opened the menu was not taken as meant for the picture that was selected.
    expect(await ana.board.getByText('finish cropping').count()).toBe(0);
    await keep(ana.page, 'three-pictures');
  }, 60_000);

  it('[IMAGES-WEB-1] is in the log by its id only', async () => {
    await ana.saveState('Saved').waitFor();
    const { bytes, images } = await boardInLog();
    expect(images).toHaveLength(3);
    const { rows } = await server.pool.query<{ id: string }>('select id from images');
    for (const { fileId, status } of images)
      expect([rows.map(({ id }) => id).includes(String(fileId)), status]).toEqual([true, 'saved']);
    for (const mark of ['PNG\r\n', 'iVBOR', 'base64', 'data:', 'RIFF', 'JFIF', 'blob:'])
      expect({ mark, isThere: bytes.includes(mark) }).toEqual({ mark, isThere: false });
    expect(bytes.length).toBeLessThan(10_000);
  });

  it('[IMAGES-WEB-2] is seen by who comes late and only watches, on a phone as well', async () => {
    await cleo.page.setViewportSize(PHONE);
    await cleo.page.goto(`/rooms/${interview.roomId}`);
    await cleo.board.locator('canvas.static').waitFor();
    for (const colour of [RED, GREEN, BLUE])
      await eventually(
        () => count(cleo.page, colour),
        (pixels) => pixels > 100,
        10_000,
      );
    await keep(cleo.page, 'phone');
  }, 60_000);

  it('[IMAGES-WEB-2] is fetched again when it could not be had at first', async () => {
    let refusals = 0;
    await ben.page.route(`**${imagesPath(interview.interviewId)}/*`, async (route) => {
      if (refusals++ < 2) await route.abort();
      else await route.continue();
    });
    const colour = [0xd0, 0x9a, 0x10] as const;
    await give(ana, 'paste', [{ bytes: await pictureOf(colour) }], BOTTOM_RIGHT);
    await shows(ana.page, colour);
    await shows(ben.page, colour, 15_000);
    expect(refusals).toBe(3);
    await ben.page.unrouteAll();
    at.ben.errors.splice(0, at.ben.errors.length, ...at.ben.errors.filter((error) => !error.includes('ERR_FAILED')));
  }, 60_000);
});

describe('what is not put up', () => {
  it('[IMAGES-WEB-3] is what is no picture, whatever it says, with a sentence', async () => {
    const before = (await boardInLog()).images.length;
    await give(ana, 'drop', [{ bytes: Buffer.from('%PDF-1.7'), name: 'design.pdf', type: 'application/pdf' }]);
    await alertOf(ana).getByText(ERRORS.image_type.message).waitFor();
    await ana.button('Dismiss').click();
    await alertOf(ana).getByText(ERRORS.image_type.message).waitFor({ state: 'detached' });
    await give(ana, 'paste', [{ bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }]);
    await alertOf(ana).getByText(ERRORS.image_type.message).waitFor();
    await give(ana, 'drop', [{ bytes: (await pictureOf(RED)).subarray(0, 90) }]);
    await alertOf(ana).getByText(ERRORS.image_broken.message).waitFor();
    await keep(ana.page, 'refused');
    await expectAccessible(ana.page);
    expect((await boardInLog()).images).toHaveLength(before);
    forgetAnswersOf(at.ana, 400);
  }, 60_000);

  it('[IMAGES-WEB-3] is what is too large, without being sent; of several, the others come', async () => {
    const large = await noise(1_600, 1_200);
    expect(large.length).toBeGreaterThan(MAX_IMAGE_BYTES);
    const colour = [0x7a, 0x2f, 0xa0] as const;
    await give(ana, 'paste', [{ bytes: large }, { bytes: await pictureOf(colour) }]);
    await alertOf(ana).getByText(`1 of 2 pictures is not on the board. ${ERRORS.image_too_large.message}`).waitFor();
    for (const { page } of [ana, ben]) await shows(page, colour);
  }, 60_000);

  it('[IMAGES-WEB-3] waits for the connection: nothing is half done, and another try does it', async () => {
    const before = (await boardInLog()).images.length;
    const colour = [0x0b, 0x7d, 0x8a] as const;
    await at.ana.context.setOffline(true);
    await give(ana, 'drop', [{ bytes: await pictureOf(colour) }]);
    await alertOf(ana)
      .getByText(/^Pictures need the connection/)
      .waitFor();
    await keep(ana.page, 'offline');
    expect(await count(ana.page, colour)).toBe(0);
    await at.ana.context.setOffline(false);
    await ana.button('Try again').click();
    for (const { page } of [ana, ben]) await shows(page, colour);
    await ana.saveState('Saved').waitFor();
    expect((await boardInLog()).images).toHaveLength(before + 1);
    at.ana.errors.splice(0, at.ana.errors.length, ...at.ana.errors.filter((error) => !error.includes('ERR_INTERNET')));
  }, 60_000);

  it('[IMAGES-WEB-3] is what somebody stops on its way', async () => {
    const before = (await boardInLog()).images.length;
    let letGo: () => void = () => undefined;
    const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
    await ana.page.route(`**${imagesPath(interview.interviewId)}`, async (route) => {
      await isLetGo;
      await route.continue().catch(() => undefined);
    });
    const colour = [0x99, 0x44, 0x11] as const;
    await give(ana, 'paste', [{ bytes: await pictureOf(colour) }]);
    await ana.board.getByRole('status').getByText('Uploading the picture…').waitFor();
    await keep(ana.page, 'uploading');
    await expectAccessible(ana.page);
    await ana.button('Stop').click();
    letGo();
    await ana.page.waitForTimeout(1_000);
    expect([await count(ana.page, colour), (await boardInLog()).images.length]).toEqual([0, before]);
    await ana.page.unrouteAll({ behavior: 'ignoreErrors' });
  }, 60_000);

  it('[IMAGES-WEB-6] is what an observer drops or pastes', async () => {
    const { rowCount } = await server.pool.query('select from images');
    await give(cleo, 'drop', [{ bytes: await pictureOf(RED) }]);
    await alertOf(cleo).getByText('You are watching').waitFor();
    await give(cleo, 'paste', [{ bytes: await pictureOf(RED) }]);
    expect((await server.pool.query('select from images')).rowCount).toBe(rowCount);
    expect(await cleo.button('Add a picture').count()).toBe(0);
  }, 30_000);
});

describe('a scene from another Excalidraw', () => {
  it('[IMAGES-WEB-5] brings its pictures along, stored anew under ids of ours', async () => {
    const colour = [0xe0, 0x60, 0xa0] as const;
    const fileId = 'f'.repeat(40);
    const dataURL = `data:image/png;base64,${(await pictureOf(colour)).toString('base64')}`;
    const common = {
      ...{ angle: 0, strokeColor: 'transparent', backgroundColor: 'transparent', fillStyle: 'solid', strokeWidth: 2 },
      ...{
        strokeStyle: 'solid',
        roughness: 1,
        opacity: 100,
        groupIds: [],
        frameId: null,
        index: 'a0',
        roundness: null,
      },
      ...{ seed: 1, version: 1, versionNonce: 1, isDeleted: false, boundElements: null, updated: 1, link: null },
      ...{
        type: 'image',
        locked: false,
        x: 0,
        y: 0,
        width: 240,
        height: 160,
        status: 'saved',
        scale: [1, 1],
        crop: null,
      },
    };
    const clipboard = {
      type: 'excalidraw/clipboard',
      elements: [
        { ...common, id: 'one', fileId },
        { ...common, id: 'two', fileId: 'e'.repeat(40), x: 300 },
      ],
      files: { [fileId]: { id: fileId, mimeType: 'image/png', dataURL, created: 1 } },
    };
    const before = (await boardInLog()).images.length;
    const { x, y, width, height } = await ana.canvasBox();
    await ana.page.mouse.move(x + width * BOTTOM_RIGHT[0], y + height * BOTTOM_RIGHT[1]);
    await ana.board.locator('.excalidraw').evaluate((excalidraw, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      (excalidraw as HTMLElement).focus();
      excalidraw.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, JSON.stringify(clipboard));
    for (const { page } of [ana, ben]) await shows(page, colour);
    await ana.saveState('Saved').waitFor();
    const { bytes, images } = await boardInLog();
    expect([images.length, bytes.includes(fileId), bytes.includes('base64')]).toEqual([before + 1, false, false]);
  }, 60_000);
});

describe('the replay', () => {
  it('[IMAGES-WEB-2] shows the pictures after the end, to all who were there', async () => {
    await ask(interview.host, 'room:end', { roomId: interview.roomId, version: 6 });
    for (const { page } of [ben, cleo]) {
      await page.waitForURL(/\/interviews\//);
      await page.getByRole('slider', { name: 'Time in the interview' }).focus();
      await page.keyboard.press('End');
      await eventually(
        () => count(page, BLUE),
        (pixels) => pixels > 100,
        15_000,
      );
    }
    await keep(ben.page, 'replay');
    await expectAccessible(ben.page);
  }, 90_000);

  it('asked no other host for anything, and no page had an error', () => {
    for (const { foreignRequests, errors } of Object.values(at))
      expect({ foreignRequests, errors }).toEqual({ foreignRequests: [], errors: [] });
  });
});

/** A refusal that was meant: the browser notes it down as an error. */
function forgetAnswersOf({ errors }: Visitor, status: number): void {
  errors.splice(0, errors.length, ...errors.filter((error) => !error.includes(`status of ${status}`)));
}
