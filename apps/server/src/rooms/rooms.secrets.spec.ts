import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toTeaser, type Problem } from '@fortyfive/questions';
import { Listener } from '../../../../test/support/listener.js';
import { ask, type ClientSocket } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { tryEverything as tryAll, type Place } from '../../../../test/support/try-everything.js';

let server: RunningApp;
let canaries: readonly string[];
let ana: Listener;
let ben: Listener;
let olga: Listener;
let stranger: Listener;

beforeAll(async () => {
  server = await startApp();
  [ana, ben, olga, stranger] = [
    await Listener.guest(server.url, 'Ana'),
    await Listener.guest(server.url, 'Ben'),
    await Listener.guest(server.url, 'Olga'),
    await Listener.guest(server.url, 'Stranger'),
  ];
  const { rows } = await server.pool.query<{ content: Problem }>(
    "select content from question_versions where content ->> 'slug' = 'url-shortener'",
  );
  canaries = secretsOf((rows[0] as { content: Problem }).content);
});
afterEach(() => {
  for (const person of [ana, ben, olga, stranger]) {
    person.leave();
    person.forget();
  }
});
afterAll(() => server.close());

/** Every sentence of a problem that its teaser does not have, long enough not to turn up by chance. */
function secretsOf(problem: Problem): string[] {
  const open = JSON.stringify(toTeaser(problem));
  return textsIn(problem).filter((text) => isTelling(text) && !open.includes(text));
}

const isTelling = (text: string): boolean => text.length >= 16 && text.includes(' ');

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The canaries that somebody has heard, as plain text or as it looks within JSON. */
function leakedTo(person: Listener): string[] {
  const heard = person.heard();
  const spellings = (text: string): string[] => [text, JSON.stringify(text).slice(1, -1)];
  return canaries.filter((canary) => spellings(canary).some((spelling) => heard.includes(spelling)));
}

const tryEverything = (person: Listener, place: Place, open?: string[]) => tryAll(server, person, place, open);

/** A room with interviewer, candidate and observer. */
async function meet() {
  const { roomId, invite } = await ana.openRoom();
  for (const person of [ben, olga]) await person.accept(invite.token);
  const [host, guest, watching] = [await ana.enter(roomId), await ben.enter(roomId), await olga.enter(roomId)];
  const ids = { roomId, interviewId: host.view.interviewId, token: invite.token, ref: 'url-shortener' };
  return { ids, host: host.socket, guest: guest.socket, watching: watching.socket };
}

async function becomeReady(roomId: string, ...sockets: ClientSocket[]): Promise<void> {
  for (const socket of sockets)
    expect(await ask(socket, 'room:set-ready', { roomId, isReady: true })).toMatchObject({ ok: true });
}

describe('what only the interviewer may know', () => {
  it('[ROOM-13] is found by this test when it is heard: the interviewer hears every part of it', async () => {
    const { ids, host } = await meet();
    await ask(host, 'room:open-brief', { roomId: ids.roomId });
    ana.forget();
    await tryEverything(ana, ids);
    const { rows } = await server.pool.query<{ content: Problem }>(
      "select content from question_versions where content ->> 'slug' = 'url-shortener'",
    );
    const { requirements, steps, curveballs } = (rows[0] as { content: Problem }).content;
    const known = leakedTo(ana);
    const parts = [
      requirements.facts.map(({ answer }) => answer),
      ...Object.values(steps).flatMap(({ probes, hints, redFlags, anchors }) => [
        probes,
        hints,
        redFlags,
        Object.values(anchors),
      ]),
      curveballs.map(({ announcement }) => announcement),
    ];
    for (const part of parts) expect(known).toEqual(expect.arrayContaining(part.filter(isTelling)));
    expect(known).toEqual(canaries);
    expect(canaries.length).toBeGreaterThan(200);
  }, 40_000);

  it('[ROOM-13] reaches candidate, observer and stranger by no route, event, document, recording or error', async () => {
    const { ids, host, guest } = await meet();
    const everybody = async (open?: string[]): Promise<void> => {
      for (const person of [ben, olga, stranger]) await tryEverything(person, ids, open);
    };
    await everybody();
    await becomeReady(ids.roomId, host, guest);
    const start = await ana.get<{ state: { version: number } }>(`/api/rooms/${ids.roomId}`);
    let { version } = start.body.state;
    const press = async (name: 'start' | 'advance-step' | 'pause' | 'resume' | 'add-minute' | 'end'): Promise<void> => {
      expect(await ask(host, `room:${name}`, { roomId: ids.roomId, version })).toEqual({
        ok: true,
        value: { version: ++version },
      });
    };
    await press('start');
    await ana.get(`/api/interviews/${ids.interviewId}/brief`);
    await everybody();
    for (let step = 0; step < 5; step++) await press('advance-step');
    for (const name of ['pause', 'resume', 'add-minute', 'end'] as const) await press(name);
    const card = { ratings: { api: { rating: 'yes', comment: 'Clear.' } } };
    expect((await ana.post(`/api/interviews/${ids.interviewId}/scorecard/submit`, card)).status).toBe(200);
    // From now on they may study the question, by this route and by no other.
    await everybody(['/api/interviews/:interviewId/study']);
    for (const person of [ben, olga, stranger]) {
      expect(person.heard().length).toBeGreaterThan(5_000);
      expect([person.heard().includes('Design a URL shortener'), leakedTo(person)]).toEqual([true, []]);
    }
    expect(ben.heard()).toContain('F45R');
  }, 120_000);

  it('[ROOM-13] reaches nobody any more who has given the role away', async () => {
    const { ids, host, guest } = await meet();
    await ask(host, 'room:swap-roles', { roomId: ids.roomId, version: 3 });
    await ask(guest, 'room:open-brief', { roomId: ids.roomId });
    ana.forget();
    await tryEverything(ana, ids);
    expect(leakedTo(ana)).toEqual([]);
    await tryEverything(ben, ids);
    expect(leakedTo(ben).length).toBeGreaterThan(100);
  }, 60_000);

  it('[QUESTIONS-1] reaches nobody who opens rooms as candidate, for any question of the bank', async () => {
    const visitor = await Listener.guest(server.url, 'Visitor');
    const { rows } = await server.pool.query<{ content: Problem }>('select content from question_versions');
    for (const { content } of rows) {
      const { roomId } = await visitor.openRoom('candidate', content.slug);
      await visitor.get(`/api/rooms/${roomId}`);
    }
    await visitor.get('/api/questions');
    for (const { content } of rows) {
      const heard = visitor.heard();
      expect(secretsOf(content).filter((text) => heard.includes(text))).toEqual([]);
      expect(heard).toContain(content.title);
    }
  });
});
