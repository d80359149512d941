import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, expectReadable } from './support/axe.js';
import { BoardWitness } from './support/board-presence.js';
import { launchBrowser, type Visitor } from './support/browser.js';
import { eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs } from './support/visit-as.js';

let server: RunningApp;
let browser: Browser;
let people: Record<'ana' | 'ben' | 'cleo', Person>;
let at: Record<'ana' | 'ben', Visitor>;
let rooms: Record<'ana' | 'ben', RoomPage>;
let witness: BoardWitness;

// Screens of different shapes: what one sees never fits the other exactly.
const SIZES = { ana: { width: 1440, height: 900 }, ben: { width: 1100, height: 1000 } };

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
  const guest = (name: string) => Person.guest(server.url, name);
  people = { ana: await guest('Ana'), ben: await guest('Ben Bo'), cleo: await guest('Cleo') };
  const { roomId, interviewId, invite } = await startInterview(people.ana, people.ben);
  await people.cleo.accept(invite.token);
  at = { ana: await visitAs(browser, people.ana), ben: await visitAs(browser, people.ben) };
  rooms = { ana: new RoomPage(at.ana.page), ben: new RoomPage(at.ben.page) };
  for (const who of ['ana', 'ben'] as const) {
    await at[who].page.setViewportSize(SIZES[who]);
    await at[who].page.goto(`/rooms/${roomId}`);
    await rooms[who].untilBoardIsReady();
  }
  witness = new BoardWitness(people.cleo, interviewId);
  await eventually(() => viewOf('ana') && viewOf('ben'), Boolean);
}, 90_000);

afterAll(async () => {
  witness?.leave();
  for (const person of Object.values(people ?? {})) person.leave();
  await browser?.close();
  await server?.close();
});

type Who = 'ana' | 'ben';

/** What somebody sees of the board, as their browser tells everybody. */
function viewOf(who: Who) {
  return witness.of(people[who])?.viewport ?? null;
}

/** Whether all that one sees is within what the other sees, but for what rounding takes. */
function seesAllOf(follower: Who, followed: Who): boolean {
  const [mine, theirs] = [viewOf(follower), viewOf(followed)];
  if (!mine || !theirs) return false;
  return (
    mine.x <= theirs.x + 2 &&
    mine.y <= theirs.y + 2 &&
    mine.x + mine.width >= theirs.x + theirs.width - 4 &&
    mine.y + mine.height >= theirs.y + theirs.height - 4
  );
}

/** Turns the wheel over somebody's board: it scrolls, or with Control it zooms. */
async function wheel(who: Who, x: number, y: number): Promise<void> {
  const canvas = await rooms[who].canvasBox();
  await at[who].page.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
  await at[who].page.mouse.wheel(x, y);
}

/** Where somebody's view comes to rest. */
async function restingView(who: Who): Promise<string> {
  let last = '';
  return eventually(
    async () => {
      const before = last;
      await new Promise((resolve) => setTimeout(resolve, 250));
      last = JSON.stringify(viewOf(who));
      return before === last ? last : '';
    },
    Boolean,
    5_000,
  );
}

const faceOf = (who: Who, name: string) => rooms[who].button(new RegExp(`^Follow ${name}`));
const banner = (page: Page) => page.getByRole('status').filter({ hasText: 'Following' });

async function keepPictures(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  for (const who of ['ana', 'ben'] as const) await at[who].page.screenshot({ path: `${folder}/${name}-${who}.png` });
}

describe('who is on the board', () => {
  it('[TOGETHER-1] is listed with name and state for everybody who may write, and for nobody who only watches', async () => {
    const list = rooms.ana.board.getByRole('list', { name: 'On the board' });
    await faceOf('ana', 'Ben Bo').waitFor();
    expect(await faceOf('ana', 'Ben Bo').getAttribute('aria-label')).toBe('Follow Ben Bo, here');
    await eventually(() => witness.of(people.ana), Boolean);
    expect(await list.getByRole('listitem').count()).toBe(2); // Ana herself and Ben; Cleo is connected as well.
    await expectAccessible(at.ana.page);
  }, 40_000);

  it('[TOGETHER-6] is said to be away while their page is hidden', async () => {
    const hide = (isHidden: boolean) =>
      at.ben.page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await hide(true);
    await rooms.ana.button('Follow Ben Bo, away').waitFor();
    await hide(false);
    await rooms.ana.button('Follow Ben Bo, here').waitFor();
  }, 40_000);

  it('[BOARD-10] has one colour: at the pointer, on the face beside it, and in the header', async () => {
    await wheel('ben', 0, 0);
    const guest = rooms.ana.board.locator('[data-guest]');
    await guest.getByText('Ben Bo').waitFor();
    const colours = await eventually(
      () =>
        at.ana.page.evaluate(() => {
          const read = (selector: string, key: 'color' | 'backgroundColor') =>
            [...document.querySelectorAll(selector)].map((element) => getComputedStyle(element)[key]);
          return {
            cursor: read('[data-guest]', 'color'),
            face: read('[aria-label="On the board"] button [data-initials]', 'backgroundColor'),
            header: read('header [data-initials="BB"]', 'backgroundColor'),
          };
        }),
      ({ cursor }) => cursor.length === 1,
    );
    expect(new Set(Object.values(colours).flat()).size).toBe(1);
    expect(Object.values(colours).every((found) => found.length === 1)).toBe(true);
    await rooms.ana.openNotes();
    await rooms.ana.note('Requirements').click();
    await at.ana.page.keyboard.type('Ana');
    expect(witness.of(people.ben)?.user.colourIndex).toBe(1);
    expect(witness.of(people.ana)?.user.colourIndex).toBe(0);
  }, 40_000);

  it('[BOARD-10] shows what they have selected', async () => {
    await rooms.ben.drawRectangle(350, 250, 160, 90);
    const canvas = await rooms.ben.canvasBox();
    await at.ben.page.mouse.click(canvas.x + 350, canvas.y + 295);
    const outline = rooms.ana.board.locator('[data-guest] [data-selected]');
    await outline.waitFor();
    const [box, inDocument] = [await outline.boundingBox(), witness.of(people.ben)?.selection];
    expect(inDocument).toHaveLength(1);
    expect(box?.width).toBeGreaterThan(100);
    await keepPictures('selection');
    await at.ben.page.mouse.click(canvas.x + 350, canvas.y + 800);
    await outline.waitFor({ state: 'detached' });
  }, 40_000);

  it('[TOGETHER-6] fades a pointer that rests', async () => {
    await wheel('ben', 0, 0);
    await rooms.ana.board.locator('[data-rests]').waitFor({ timeout: 9_000 });
    await wheel('ben', 0, 30);
    await rooms.ana.board.locator('[data-rests]').waitFor({ state: 'detached' });
  }, 40_000);
});

describe('following a person', () => {
  async function follow(): Promise<void> {
    if ((await banner(at.ben.page).count()) === 0) await faceOf('ben', 'Ana').click();
    await banner(at.ben.page).getByText('Ana').waitFor();
  }

  it('[TOGETHER-2] [TOGETHER-3] shows what they see, says so, and tells them', async () => {
    await faceOf('ben', 'Ana').focus();
    await at.ben.page.keyboard.press('Enter');
    await banner(at.ben.page).getByText('Ana').waitFor();
    await rooms.ana.board.getByRole('status').filter({ hasText: 'Ben Bo follows you' }).waitFor();
    await wheel('ana', 900, 700);
    await eventually(() => seesAllOf('ben', 'ana'), Boolean);
    await at.ana.page.keyboard.down('Control');
    await wheel('ana', 0, 300);
    await at.ana.page.keyboard.up('Control');
    await eventually(() => seesAllOf('ben', 'ana'), Boolean);
    await wheel('ana', -3_000, 4_000);
    await eventually(() => seesAllOf('ben', 'ana'), Boolean);
    await banner(at.ben.page).getByText('Ana').waitFor();
    expect(await faceOf('ben', 'Ana').getAttribute('aria-pressed')).toBe('true');
    await expectAccessible(at.ben.page);
    for (const colorScheme of ['dark', 'light'] as const) {
      await at.ben.page.emulateMedia({ colorScheme });
      await expectReadable(at.ben.page);
      await keepPictures(`following-${colorScheme}`);
    }
  }, 60_000);

  const endings: readonly (readonly [how: string, act: () => Promise<unknown>])[] = [
    ['Escape', () => at.ben.page.keyboard.press('Escape')],
    ['the button', () => rooms.ben.button('Stop').click()],
    ['a pan of one’s own', () => wheel('ben', 0, 120)],
    [
      'a zoom of one’s own',
      async () => {
        await at.ben.page.keyboard.down('Control');
        await wheel('ben', 0, -120);
        await at.ben.page.keyboard.up('Control');
      },
    ],
    ['drawing', () => rooms.ben.drawRectangle(420, 480, 120, 60)],
    ['a second press on the face', () => faceOf('ben', 'Ana').click()],
  ];

  it.each(endings)(
    '[TOGETHER-3] ends with %s',
    async (_how, act) => {
      await follow();
      await eventually(
        () => witness.of(people.ben)?.follows,
        (userId) => userId === people.ana.user.id,
      );
      await act();
      await banner(at.ben.page).waitFor({ state: 'detached' });
      await eventually(
        () => witness.of(people.ben)?.follows ?? null,
        (userId) => userId === null,
      );
      const mine = await restingView('ben');
      await wheel('ana', 200, 100);
      await restingView('ana');
      expect(await restingView('ben')).toBe(mine);
    },
    40_000,
  );

  it('[TOGETHER-3] goes over to the one who began later when two follow each other', async () => {
    await follow();
    await rooms.ana.board.getByRole('status').filter({ hasText: 'Ben Bo follows you' }).waitFor();
    await faceOf('ana', 'Ben Bo').click();
    await banner(at.ben.page).waitFor({ state: 'detached' });
    await banner(at.ana.page).getByText('Ben Bo').waitFor();
    await wheel('ben', 300, 300);
    await eventually(() => seesAllOf('ana', 'ben'), Boolean);
    const [mine, theirs] = [await restingView('ana'), await restingView('ben')];
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([JSON.stringify(viewOf('ana')), JSON.stringify(viewOf('ben'))]).toEqual([mine, theirs]);
    await at.ana.page.keyboard.press('Escape');
    await banner(at.ana.page).waitFor({ state: 'detached' });
  }, 40_000);
});

describe('bringing everyone here', () => {
  const brought = (page: Page) => page.getByRole('status').filter({ hasText: 'brought you here' });
  const offered = (page: Page) => page.getByRole('status').filter({ hasText: 'asks you to come' });

  it('[TOGETHER-4] [TOGETHER-5] brings the others, says who did it, and leads back', async () => {
    await wheel('ben', -400, 250);
    const before = await restingView('ben');
    await wheel('ana', 2_500, 1_500);
    await restingView('ana');
    await rooms.ana.button('Bring everyone here').click();
    await brought(at.ben.page).getByText('Ana').waitFor();
    await eventually(() => seesAllOf('ben', 'ana'), Boolean);
    await expectAccessible(at.ben.page);
    await keepPictures('brought');
    await rooms.ben.button('Go back').click();
    await brought(at.ben.page).waitFor({ state: 'detached' });
    expect(await restingView('ben')).toBe(before);
  }, 60_000);

  it('[TOGETHER-4] asks somebody who is writing on the board', async () => {
    await new Promise((resolve) => setTimeout(resolve, 3_000)); // A caller rests for so long.
    const canvas = await rooms.ben.canvasBox();
    await at.ben.page.mouse.dblclick(canvas.x + 500, canvas.y + 700);
    await rooms.ben.board.locator('textarea').waitFor();
    await at.ben.page.keyboard.type('Half a wo');
    const before = await restingView('ben');
    await rooms.ana.button('Bring everyone here').click();
    await offered(at.ben.page).getByText('Ana').waitFor();
    expect(await restingView('ben')).toBe(before);
    await at.ben.page.keyboard.type('rd');
    expect(await rooms.ben.board.locator('textarea').inputValue()).toBe('Half a word');
    await keepPictures('offered');
    await rooms.ben.button('Go there').click();
    await eventually(() => seesAllOf('ben', 'ana'), Boolean);
    await rooms.ben.button('Stay').click();
    await brought(at.ben.page).waitFor({ state: 'detached' });
  }, 60_000);

  it('[TOGETHER-4] is not for observers: nobody moves, whatever their browser says', async () => {
    const [ana, ben] = [await restingView('ana'), await restingView('ben')];
    witness.say({ call: { id: 'come', viewport: { x: 90_000, y: 90_000, width: 800, height: 600 } } });
    // What comes after it has arrived, so the call has too.
    await rooms.ana.page.waitForTimeout(1_500);
    expect([await restingView('ana'), await restingView('ben')]).toEqual([ana, ben]);
    expect(await brought(at.ana.page).count()).toBe(0);
    expect(await brought(at.ben.page).count()).toBe(0);
  }, 40_000);
});

describe('pointing', () => {
  it('[TOGETHER-1] has a laser pointer behind a button and on K, which the other sees as a trail in its owner’s colour', async () => {
    // Excalidraw's own, where the board is wide.
    const own = at.ana.page.getByTestId('toolbar-LaserPointer');
    await rooms.ana.board.locator('label', { has: own }).click();
    expect(await own.isChecked()).toBe(true);
    const trail = rooms.ben.board.locator('svg.SVGLayer path, .SVGLayer svg path');
    const canvas = await rooms.ana.canvasBox();
    await at.ana.page.mouse.move(canvas.x + 400, canvas.y + 400);
    await at.ana.page.mouse.down();
    for (let step = 0; step < 25; step++) {
      await at.ana.page.mouse.move(canvas.x + 400 + step * 8, canvas.y + 400 + step * 4);
      await at.ana.page.waitForTimeout(30);
    }
    const fills = await eventually(
      () =>
        trail.evaluateAll((paths) =>
          paths.filter((path) => path.getAttribute('d')).map((path) => path.getAttribute('fill')),
        ),
      (found) => found.length > 0,
    );
    expect(fills).toEqual(['#2e69b2']); // The first place in the room.
    expect(witness.of(people.ana)?.pointer).toMatchObject({ tool: 'laser', isDown: true });
    await keepPictures('laser');
    await at.ana.page.mouse.up();
    await at.ana.page.keyboard.press('Escape');
    await eventually(
      () => own.isChecked(),
      (isOn) => !isOn,
    );
    await at.ana.page.keyboard.press('k');
    await eventually(() => own.isChecked(), Boolean);
    await at.ana.page.keyboard.press('Escape');
    // One of ours, where Excalidraw has none in sight.
    const ours = rooms.ben.button('Laser pointer');
    await ours.press('Enter');
    await eventually(
      () => ours.getAttribute('aria-pressed'),
      (pressed) => pressed === 'true',
    );
    await ours.press('Enter');
    await eventually(
      () => ours.getAttribute('aria-pressed'),
      (pressed) => pressed === 'false',
    );
  }, 40_000);
});

describe('when somebody goes', () => {
  it('[TOGETHER-3] nobody follows them any more, and no request has left for another host', async () => {
    await faceOf('ana', 'Ben Bo').click();
    await banner(at.ana.page).getByText('Ben Bo').waitFor();
    const { foreignRequests, errors } = at.ben;
    await at.ben.context.close();
    await banner(at.ana.page).waitFor({ state: 'detached' });
    await at.ana.page.getByText('Ben Bo has left the board.').waitFor();
    await faceOf('ana', 'Ben Bo').waitFor({ state: 'detached' });
    expect([...foreignRequests, ...errors, ...at.ana.foreignRequests, ...at.ana.errors]).toEqual([]);
  }, 40_000);
});
