import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS, type InviteView } from '@fortyfive/contract';
import { MAX_OBSERVERS, MINUTE_MS } from '@fortyfive/interview';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, PHONE, type Visitor } from './support/browser.js';
import { ask, eventually, Person, startInterview } from './support/person.js';
import { RoomPage } from './support/room-page.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { visitAs, visitAsNobody } from './support/visit-as.js';

const QUESTION = 'Design a URL shortener';
const DAY_AND_AN_HOUR_MS = 25 * 60 * MINUTE_MS;
const UNREACHABLE = 'The server cannot be reached. Check your connection and try again.';

let server: RunningApp;
let browser: Browser;
const visitors: Visitor[] = [];
const people: Person[] = [];

beforeAll(async () => {
  server = await startApp();
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  for (const person of people) person.leave();
  await browser?.close();
  await server?.close();
});

async function guest(name = 'Ana'): Promise<Person> {
  const person = await Person.guest(server.url, name);
  people.push(person);
  return person;
}

/** A browser of somebody's, or of somebody who has never been here. */
async function pageOf(person: Person | null, path: string): Promise<Page> {
  const visitor = person ? await visitAs(browser, person) : await visitAsNobody(browser, server.url);
  visitors.push(visitor);
  await visitor.page.goto(path);
  return visitor.page;
}

/** The page says this and nothing else about what went wrong. */
async function expectSentence(page: Page, sentence: string): Promise<void> {
  const alert = page.getByRole('alert');
  await alert.filter({ hasText: sentence }).waitFor();
  expect(await alert.allInnerTexts()).toEqual([expect.stringContaining(sentence)]);
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name });

/** Fills in the start page and presses the button. */
async function fillInStart(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Ana');
  await page.getByRole('radio', { name: QUESTION }).check();
  await page.getByRole('radio', { name: 'Candidate' }).check();
  await button(page, 'Create the room').click();
}

async function expectStartAsLeft(page: Page): Promise<void> {
  expect(await page.getByRole('radio', { name: QUESTION }).isChecked()).toBe(true);
  expect(await page.getByRole('radio', { name: 'Candidate' }).isChecked()).toBe(true);
}

async function createRoom(page: Page): Promise<void> {
  await button(page, 'Create the room').click();
  await page.waitForURL(/\/rooms\//);
  await page.getByText('Ana').first().waitFor();
}

async function expectBrokenInvite(token: string): Promise<void> {
  const page = await pageOf(null, `/join/${token}`);
  await expectSentence(page, ERRORS.invite_not_found.message);
  expect(await page.getByRole('textbox').count()).toBe(0);
  await page.getByRole('link', { name: 'Go to the home page' }).click();
  await page.getByRole('heading', { name: /Practise the interview/ }).waitFor();
  await page.context().close();
}

describe('an invite', () => {
  it.each([
    ['nobody has made', 'abcdefghij0123456789_-'],
    ['is cut off', 'abc'],
    ['has grown', 'x'.repeat(2_000)],
    ['is no text', '%00'],
    ['tries to be a path', '..%2f..%2fapi%2fsession'],
  ])('that %s says so, and leads on', (_, token) => expectBrokenInvite(token), 20_000);

  it('that cannot even be read is no page of ours', async () => {
    const page = await pageOf(null, '/join/%ff');
    await page.getByText('There is nothing at this address.').waitFor();
    await page.context().close();
  }, 20_000);

  it('that was renewed no longer works, and the new one does', async () => {
    const ana = await guest();
    const { roomId, invite } = await ana.openRoom();
    const renewed = (await ana.post<InviteView>(`/api/rooms/${roomId}/invite`)).body;
    await expectBrokenInvite(invite.token);
    const page = await pageOf(null, `/join/${renewed.token}`);
    await page.getByLabel('Your name').waitFor();
    await page.context().close();
  }, 20_000);

  it('that expires while somebody types their name says so, and takes nothing away', async () => {
    const { invite } = await (await guest()).openRoom();
    const page = await pageOf(null, `/join/${invite.token}`);
    await page.getByLabel('Your name').fill('Ben');
    server.time.advance(DAY_AND_AN_HOUR_MS);
    await button(page, 'Join the room').click();
    await expectSentence(page, ERRORS.invite_not_found.message);
    await button(page, 'Account of Ben').waitFor();
    await expectBrokenInvite(invite.token);
    await page.context().close();
  }, 20_000);

  it('to an interview that is over says where to find it', async () => {
    const [ana, ben] = [await guest(), await guest('Ben')];
    const { roomId, invite, host } = await startInterview(ana, ben);
    await ask(host, 'room:end', { roomId, version: 5 });
    const page = await pageOf(null, `/join/${invite.token}`);
    await expectSentence(page, ERRORS.interview_over.message);
    await page.context().close();
    const late = await pageOf(ben, `/rooms/${roomId}`);
    await late.waitForURL(/\/interviews\//);
    await late.context().close();
  }, 20_000);
});

describe('a seat', () => {
  it('that somebody else was quicker to take makes an observer of whoever comes next', async () => {
    const { invite } = await (await guest()).openRoom();
    const page = await pageOf(null, `/join/${invite.token}`);
    await page.getByText('Candidate: you design').waitFor();
    await (await guest('Quick')).accept(invite.token);
    await page.getByLabel('Your name').fill('Ben');
    await button(page, 'Join the room').click();
    await page.waitForURL(/\/rooms\//);
    await page.getByRole('listitem').filter({ hasText: 'Ben' }).filter({ hasText: '(you)' }).waitFor();
    await page.getByRole('heading', { name: 'Observers' }).waitFor();
    await page.context().close();
  }, 20_000);

  it('is not to be had in a full room, and the name stays', async () => {
    const { invite } = await (await guest()).openRoom();
    const fillTo = async (count: number): Promise<void> => {
      for (let place = 0; place < count; place++) await (await guest(`Guest ${place}`)).accept(invite.token);
    };
    await fillTo(MAX_OBSERVERS);
    const page = await pageOf(null, `/join/${invite.token}`);
    await page.getByLabel('Your name').fill('Late');
    await fillTo(1);
    await button(page, 'Join the room').click();
    await expectSentence(page, ERRORS.room_full.message);
    await button(page, 'Account of Late').waitFor();
    await page.context().close();
    const later = await pageOf(null, `/join/${invite.token}`);
    await expectSentence(later, ERRORS.room_full.message);
    await later.context().close();
  }, 30_000);
});

describe('what is not for me', () => {
  /** All that a person could tell it by. */
  async function looks(page: Page, path: string): Promise<{ title: string; text: string }> {
    await page.goto(path);
    await page.getByRole('alert').waitFor();
    return { title: await page.title(), text: await page.getByRole('main').innerText() };
  }

  it.each(['rooms', 'interviews'])(
    'looks like what there is not: %s',
    async (noun) => {
      const { roomId, interviewId } = await startInterview(await guest(), await guest('Ben'));
      const page = await pageOf(await guest('Eve'), '/');
      const foreign = await looks(page, `/${noun}/${noun === 'rooms' ? roomId : interviewId}`);
      expect(foreign.text).toContain(ERRORS.not_found.message);
      for (const id of [randomUUID(), 'not-an-id', '0', 'x'.repeat(500)]) {
        expect({ id, ...(await looks(page, `/${noun}/${id}`)) }).toEqual({ id, ...foreign });
      }
      await page.context().close();
    },
    30_000,
  );
});

describe('a name', () => {
  it.each([
    ['nothing', '', 'Enter a name.'],
    ['spaces', '   ', 'Enter a name.'],
    ['10,000 characters', 'x'.repeat(10_000), 'Use at most 60 characters.'],
  ])(
    'of %s is asked for again, at its field',
    async (_, name, complaint) => {
      const page = await pageOf(null, '/start');
      const field = page.getByLabel('Your name');
      await field.fill(name);
      await button(page, 'Create the room').click();
      await page.getByText(complaint).waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.inputValue()).toBe(name);
      expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
      await field.fill('Ana');
      await createRoom(page);
      await page.context().close();
    },
    20_000,
  );

  it.each([
    ['emoji', '🦊🚀'],
    ['right to left', 'אביגיל'],
    ['markup', '<img src=x onerror=alert(1)>'],
  ])(
    'of %s is a name like any other',
    async (_, name) => {
      const page = await pageOf(null, '/start');
      await page.getByLabel('Your name').fill(name);
      await button(page, 'Create the room').click();
      await page.waitForURL(/\/rooms\//);
      await page.getByRole('listitem').getByText(name, { exact: true }).waitFor();
      await page.context().close();
    },
    20_000,
  );
});

describe('creating a room', () => {
  it('says that a question does not exist, and goes on with another', async () => {
    const page = await pageOf(null, '/start');
    await page.route('**/api/rooms', (route) =>
      route.continue({ postData: JSON.stringify({ question: 'no-such-question', role: 'candidate' }) }),
    );
    await fillInStart(page);
    await expectSentence(page, ERRORS.question_not_found.message);
    await expectStartAsLeft(page);
    await page.unroute('**/api/rooms');
    await createRoom(page);
    await page.context().close();
  }, 20_000);

  it.each([
    ['a body that is not JSON', '{"question": no', ERRORS.malformed_body.message],
    ['a body of the wrong shape', '{"role":"observer","isAdmin":true}', ERRORS.bad_request.message],
    ['a body that is far too large', JSON.stringify({ question: 'x'.repeat(200_000) }), ERRORS.body_too_large.message],
  ])(
    'survives %s',
    async (_, postData, sentence) => {
      const page = await pageOf(null, '/start');
      await page.route('**/api/rooms', (route) => route.continue({ postData }));
      await fillInStart(page);
      await expectSentence(page, sentence);
      await expectStartAsLeft(page);
      await page.unroute('**/api/rooms');
      await createRoom(page);
      await page.context().close();
    },
    20_000,
  );

  it.each([
    ['is away', 'abort'],
    ['is being started behind its proxy', 'proxy'],
  ] as const)(
    'keeps what was typed while the server %s, and works afterwards',
    async (_, how) => {
      const page = await pageOf(null, '/start');
      await page.getByRole('radio', { name: QUESTION }).waitFor();
      await page.route('**/api/**', (route) =>
        how === 'abort'
          ? route.abort()
          : route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
      );
      await fillInStart(page);
      await expectSentence(page, UNREACHABLE);
      await expectStartAsLeft(page);
      expect(await page.getByLabel('Your name').inputValue()).toBe('Ana');
      await page.unroute('**/api/**');
      await createRoom(page);
      await page.context().close();
    },
    20_000,
  );
});

describe('somebody whose user was deleted', () => {
  const paths = [
    '/',
    '/start',
    '/sign-in',
    '/interviews',
    '/join/TOKEN',
    '/rooms/ROOM',
    '/interviews/INTERVIEW',
  ] as const;
  const shown = {
    '/': 'Practise the interview, not the slides.',
    '/start': 'Start an interview',
    '/sign-in': 'Sign in',
    '/interviews': 'Sign in',
    '/join/TOKEN': 'Ana invites you to an interview',
    '/rooms/ROOM': 'Sign in',
    '/interviews/INTERVIEW': 'Sign in',
  };

  it('is a stranger on every page, and can go on', async () => {
    const [ana, gone] = [await guest(), await guest('Gone')];
    const { roomId, interviewId, invite } = await startInterview(ana, gone);
    await server.pool.query('delete from users where id = $1', [gone.user.id]);
    const page = await pageOf(gone, '/');
    for (const path of paths) {
      await page.goto(path.replace('TOKEN', invite.token).replace('ROOM', roomId).replace('INTERVIEW', interviewId));
      await page.getByRole('heading', { level: 1, name: shown[path] }).waitFor();
      expect({ path, alerts: await page.getByRole('alert').allInnerTexts() }).toEqual({ path, alerts: [] });
    }
    const other = await ana.openRoom();
    await page.goto(`/join/${other.invite.token}`);
    await page.getByLabel('Your name').fill('Back again');
    await button(page, 'Join the room').click();
    await page.waitForURL(`**/rooms/${other.roomId}`);
    await page.context().close();
  }, 40_000);

  it('is asked for a name where they were, and what they had chosen stays', async () => {
    const gone = await guest('Gone');
    const page = await pageOf(gone, '/start');
    await page.getByRole('radio', { name: QUESTION }).check();
    await page.getByRole('radio', { name: 'Candidate' }).check();
    await server.pool.query('delete from users where id = $1', [gone.user.id]);
    await button(page, 'Create the room').click();
    await expectSentence(page, ERRORS.signed_out.message);
    await page.getByLabel('Your name').fill('Ana');
    await expectStartAsLeft(page);
    await createRoom(page);
    await page.context().close();
  }, 20_000);
});

describe('an account', () => {
  const ACCOUNT = { displayName: 'Ana', email: 'ana@example.org', password: 'correct horse battery' };

  beforeAll(async () => {
    await new Person(server.url).post('/api/accounts', ACCOUNT);
  });

  it('is not opened by a wrong password; the e-mail stays typed', async () => {
    const page = await pageOf(null, '/sign-in?next=/interviews');
    await page.getByLabel('E-mail').fill(ACCOUNT.email);
    await page.getByLabel('Password').fill('not this one');
    await button(page, 'Sign in').click();
    await expectSentence(page, ERRORS.wrong_credentials.message);
    expect(await page.getByLabel('E-mail').inputValue()).toBe(ACCOUNT.email);
    await page.getByLabel('Password').fill(ACCOUNT.password);
    await button(page, 'Sign in').click();
    await page.getByRole('heading', { name: 'My interviews' }).waitFor();
    await page.context().close();
  }, 20_000);

  it('is not made twice with one e-mail, and nothing typed is lost', async () => {
    const page = await pageOf(null, '/sign-in?tab=sign-up');
    await page.getByLabel('Name', { exact: true }).fill('Ana');
    await page.getByLabel('E-mail').fill(ACCOUNT.email.toUpperCase());
    await page.getByLabel('Password').fill('another long one');
    await button(page, 'Make an account').click();
    await page.getByText(ERRORS.email_taken.message).waitFor();
    expect(await page.getByText(ERRORS.email_taken.message).count()).toBe(1);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ana');
    expect(await page.getByLabel('Password').inputValue()).toBe('another long one');
    await page.context().close();
  }, 20_000);

  it('takes over what the guest did', async () => {
    const ana = await guest();
    await startInterview(ana, await guest('Ben'));
    const page = await pageOf(ana, '/');
    await page.getByRole('link', { name: 'Make an account' }).click();
    await page.getByLabel('E-mail').fill('guest@example.org');
    await page.getByLabel('Password').fill('correct horse battery');
    await button(page, 'Make an account').click();
    await page.getByRole('heading', { name: /^Hello/ }).waitFor();
    await page.goto('/interviews');
    await page.getByRole('link', { name: QUESTION }).waitFor();
    await page.getByText('Ben').waitFor();
    await page.context().close();
  }, 20_000);
});

describe('two tabs of one person', () => {
  it('both follow, and closing one leaves them connected', async () => {
    const [ana, ben, cleo] = [await guest(), await guest('Ben'), await guest('Cleo')];
    const { roomId, invite } = await ana.openRoom();
    for (const person of [ben, cleo]) await person.accept(invite.token);
    const watcher = await cleo.enter(roomId);
    const [first, anas] = [await pageOf(ben, `/rooms/${roomId}`), await pageOf(ana, `/rooms/${roomId}`)];
    const second = await first.context().newPage();
    await second.goto(`/rooms/${roomId}`);
    await button(second, 'I am ready').click();
    for (const page of [first, second]) await button(page, 'I need a moment').waitFor();
    const seat = anas.getByRole('listitem').filter({ hasText: 'Ben' });
    await seat.getByText('Here', { exact: true }).waitFor();
    const told: (readonly string[])[] = [];
    watcher.socket.on('room:presence', ({ connectedUserIds }) => told.push(connectedUserIds));
    await second.close();
    await eventually(
      () => told.length,
      (count) => count > 0,
    );
    expect(told.at(-1)).toContain(ben.user.id);
    await seat.getByText('Here', { exact: true }).waitFor();
    expect(await seat.getByText('Not connected').count()).toBe(0);
    await first.close();
    await seat.getByText('Not connected').waitFor();
    await anas.context().close();
  }, 40_000);
});

describe('while the connection is away', () => {
  it('claims nothing about who is here, and says why', async () => {
    const [ana, ben] = [await guest(), await guest('Ben')];
    const { roomId, invite } = await ana.openRoom();
    await ben.accept(invite.token);
    await ben.enter(roomId);
    const page = await pageOf(ana, `/rooms/${roomId}`);
    await eventually(
      () => page.getByText('Here', { exact: true }).count(),
      (count) => count === 2,
    );
    await page.context().setOffline(true);
    await page.getByText('Reconnecting…').waitFor({ timeout: 15_000 });
    expect(await page.getByText(/^(Here|Not connected)$/).count()).toBe(0);
    await page.context().setOffline(false);
    await eventually(
      () => page.getByText('Here', { exact: true }).count(),
      (count) => count === 2,
      15_000,
    );
    await page.context().close();
  }, 50_000);

  it('puts its message above the bar at the lower edge of a phone', async () => {
    const [ana, ben] = [await guest(), await guest('Ben')];
    const { roomId } = await startInterview(ana, ben);
    const page = await pageOf(ben, '/');
    await page.setViewportSize(PHONE);
    await page.goto(`/rooms/${roomId}`);
    await new RoomPage(page).tab('People').click();
    await page.route('**/api/rooms/*/invite', (route) => route.abort());
    await button(page, 'Make a new link').click();
    const message = await page.getByRole('log').getByText(UNREACHABLE).boundingBox();
    const bar = await page.getByRole('tablist', { name: 'Room' }).boundingBox();
    if (!message || !bar) throw new Error('Something is not on the screen.');
    expect(message.y + message.height).toBeLessThan(bar.y);
    await new RoomPage(page).tab('Notes').click();
    await page.context().close();
  }, 30_000);
});

describe('all the while', () => {
  it('no page broke, and none asked another host for anything', () => {
    const broken = visitors.flatMap(({ errors, foreignRequests }) => [...errors, ...foreignRequests]);
    // Browsers note every refused request by themselves; these are what this file is about.
    expect(broken.filter((line) => !/^Failed to load resource|WebSocket connection/.test(line))).toEqual([]);
    expect(visitors.length).toBeGreaterThan(30);
  });
});
