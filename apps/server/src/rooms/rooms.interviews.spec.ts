import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BriefView, InterviewPage, InterviewSummary, InterviewView, RoomView } from '@fortyfive/contract';
import { MINUTE_MS, STEP_IDS } from '@fortyfive/interview';
import { ask, Person, startInterview, startObservedInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

let server: RunningApp;
let ana: Person;
let ben: Person;

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
});
afterAll(async () => {
  for (const person of [ana, ben]) person.leave();
  await server.close();
});

async function pages(person: Person): Promise<InterviewSummary[][]> {
  const found: InterviewSummary[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: { body: InterviewPage } = await person.get<InterviewPage>(
      `/api/interviews${cursor && `?cursor=${cursor}`}`,
    );
    found.push([...body.interviews]);
    cursor = body.nextCursor;
  }
  return found;
}

const brief = (person: Person, interviewId: string) => person.get<BriefView>(`/api/interviews/${interviewId}/brief`);
const study = (person: Person, interviewId: string) => person.get<BriefView>(`/api/interviews/${interviewId}/study`);

describe('my interviews', () => {
  it('[ROOM-12] are all of mine and nobody else\u2019s, newest first, in pages of twenty', async () => {
    const zoe = await Person.guest(server.url, 'Zoe');
    expect(await pages(zoe)).toEqual([[]]);
    const rooms: string[] = [];
    for (let index = 0; index < 43; index++) {
      rooms.unshift((await zoe.openRoom()).roomId);
      if (index % 10 === 0) await ana.openRoom();
    }
    const found = await pages(zoe);
    expect(found.map((page) => page.length)).toEqual([20, 20, 3]);
    expect(found.flat().map(({ roomId }) => roomId)).toEqual(rooms);
  }, 40_000);

  it('[ROOM-12] have no page after a full last one', async () => {
    const yan = await Person.guest(server.url, 'Yan');
    for (let index = 0; index < 20; index++) await yan.openRoom();
    expect((await pages(yan)).map((page) => page.length)).toEqual([20]);
  }, 40_000);

  it('[ROOM-12] show question, phase, role, partner and time of each', async () => {
    const { roomId, interviewId, host, invite } = await startInterview(ana, ben);
    const olga = await Person.guest(server.url, 'Olga');
    await olga.accept(invite.token);
    server.time.advance(7 * MINUTE_MS);
    expect(await ask(host, 'room:end', { roomId, version: 6 })).toMatchObject({ ok: true });
    const first = async (person: Person) => (await pages(person))[0]?.[0];
    const mine = await first(ana);
    expect(mine).toMatchObject({
      roomId,
      interviewId,
      questionTitle: 'Design a URL shortener',
      phase: 'ended',
      myRole: 'interviewer',
      partnerName: 'Ben',
    });
    expect(Math.abs((mine?.spentMs ?? 0) - 7 * MINUTE_MS)).toBeLessThan(10_000);
    expect(Date.parse(mine?.endedAt ?? '')).toBeGreaterThan(Date.parse(mine?.createdAt ?? ''));
    expect(await first(ben)).toMatchObject({ interviewId, myRole: 'candidate', partnerName: 'Ana' });
    expect(await first(olga)).toMatchObject({ interviewId, myRole: 'observer', partnerName: 'Ana' });
  });

  it('[ROOM-12] know nothing of a partner who has not come, nor of time not begun', async () => {
    const xia = await Person.guest(server.url, 'Xia');
    await xia.openRoom('candidate');
    expect((await pages(xia))[0]).toMatchObject([
      { phase: 'lobby', myRole: 'candidate', partnerName: null, endedAt: null, spentMs: 0 },
    ]);
  });

  it.each(['?cursor=', '?cursor=x', "?cursor='", '?cursor=1&cursor=2', '?page=2'])(
    '[ROOM-12] do not turn a page by %s',
    async (query) => {
      const answer = await ana.get(`/api/interviews${query}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'bad_request']);
    },
  );

  it('[ROOM-12] show nothing of others to somebody who uses their cursor', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const wim = await Person.guest(server.url, 'Wim');
    expect((await wim.get(`/api/interviews?cursor=${interviewId}`)).body).toEqual({ interviews: [], nextCursor: null });
  });
});

describe('one interview', () => {
  it('[ROOM-12] is there for all its people, with state and teaser', async () => {
    const { interviewId, roomId } = await startInterview(ana, ben);
    for (const person of [ana, ben]) {
      const { body } = await person.get<InterviewView>(`/api/interviews/${interviewId}`);
      expect(body).toMatchObject({
        interviewId,
        roomId,
        myUserId: person.user.id,
        state: { phase: 'running', version: 5 },
      });
      // Topics would be hints.
      expect(Object.keys(body.question).sort()).toEqual(['oneLiner', 'slug', 'title']);
    }
  });
});

describe('the brief', () => {
  it('[ROOM-13] gives the interviewer facts, hints, anchors and curveballs for every step', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const { status, body } = await brief(ana, interviewId);
    expect(status).toBe(200);
    expect(Object.keys(body.problem.steps).sort()).toEqual([...STEP_IDS].sort());
    for (const step of Object.values(body.problem.steps)) {
      expect(step.hints.length).toBeGreaterThanOrEqual(3);
      expect(Object.keys(step.anchors).sort()).toEqual(['no', 'strong-no', 'strong-yes', 'yes']);
    }
    expect(body.problem.requirements.facts.some(({ key, answer }) => key && answer !== '')).toBe(true);
    expect(body.estimates.map(({ id }) => id)).toEqual(body.problem.estimation.estimates.map(({ id }) => id));
    expect(body.estimates.every(({ text }) => text !== '')).toBe(true);
    expect(body.problem.curveballs.length).toBeGreaterThan(0);
  });

  it('[ROOM-13] is the interviewer\u2019s alone, in every phase and after a swap too', async () => {
    const [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
    const { roomId, invite } = await ana.openRoom();
    await ben.accept(invite.token);
    const olga = await Person.guest(server.url, 'Olga');
    await olga.accept(invite.token);
    const [host, guest] = [await ana.enter(roomId), await ben.enter(roomId)];
    const { interviewId } = host.view;
    const statuses = async () =>
      Promise.all([ana, ben, olga].map(async (person) => (await brief(person, interviewId)).status));
    expect(await statuses()).toEqual([409, 404, 404]);
    await ask(host.socket, 'room:swap-roles', { roomId, version: 3 });
    expect(await statuses()).toEqual([404, 409, 404]);
    await ask(host.socket, 'room:set-ready', { roomId, isReady: true });
    await ask(guest.socket, 'room:set-ready', { roomId, isReady: true });
    expect(await ask(guest.socket, 'room:start', { roomId, version: 6 })).toMatchObject({ ok: true });
    expect(await statuses()).toEqual([404, 200, 404]);
    expect(await ask(guest.socket, 'room:end', { roomId, version: 7 })).toMatchObject({ ok: true });
    expect(await statuses()).toEqual([404, 200, 404]);
  });

  it('[ROOM-14] is opened on record in the lobby, and settles who cannot be the candidate', async () => {
    const [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
    const { roomId, invite } = await ana.openRoom();
    await ben.accept(invite.token);
    const [host, guest] = [await ana.enter(roomId), await ben.enter(roomId)];
    const { interviewId } = host.view;
    expect((await brief(ana, interviewId)).body).toMatchObject({ code: 'brief_not_opened' });
    expect(await ask(guest.socket, 'room:open-brief', { roomId })).toMatchObject({ error: { code: 'not_allowed' } });
    expect(await ask(host.socket, 'room:open-brief', { roomId })).toEqual({ ok: true, value: { version: 3 } });
    expect((await brief(ana, interviewId)).status).toBe(200);
    const refused = { error: { code: 'brief_read' } };
    for (const socket of [host.socket, guest.socket])
      expect(await ask(socket, 'room:swap-roles', { roomId, version: 3 })).toMatchObject(refused);
    await ask(host.socket, 'room:take-role', { roomId, role: 'observer' });
    await ask(guest.socket, 'room:take-role', { roomId, role: 'interviewer' });
    expect(await ask(host.socket, 'room:take-role', { roomId, role: 'candidate' })).toMatchObject(refused);
  });

  it('[ROOM-13] goes with the seat when somebody gives it up', async () => {
    const { roomId } = await ana.openRoom();
    const { socket, view } = await ana.enter(roomId);
    await ask(socket, 'room:take-role', { roomId, role: 'observer' });
    expect((await brief(ana, view.interviewId)).status).toBe(404);
  });

  it('[ROOM-13] stays closed to who is the candidate of another interview on the same question', async () => {
    const [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
    const before = await startInterview(ben, ana);
    await ask(before.host, 'room:end', { roomId: before.roomId, version: 5 });
    expect((await brief(ben, before.interviewId)).status).toBe(200);
    const { roomId, interviewId, host } = await startInterview(ana, ben);
    const aside = await ben.openRoom('interviewer');
    const { socket, view } = await ben.enter(aside.roomId);
    await ask(socket, 'room:open-brief', { roomId: aside.roomId });
    for (const id of [before.interviewId, view.interviewId])
      expect((await brief(ben, id)).body).toMatchObject({ code: 'question_in_play' });
    expect((await study(ben, before.interviewId)).body).toMatchObject({ code: 'question_in_play' });
    await ask(host, 'room:end', { roomId, version: 5 });
    expect((await brief(ben, before.interviewId)).status).toBe(200);
    expect((await study(ben, interviewId)).status).toBe(200);
  });
});

describe('studying the question of an interview', () => {
  it('[ROOM-17] opens with the end, to all who took part and to nobody else', async () => {
    const { people, running } = await startObservedInterview(server.url);
    const stranger = await Person.guest(server.url, 'Stranger');
    const everybody = [...Object.values(people), stranger];
    const answers = async () =>
      Promise.all(everybody.map(async (person) => (await study(person, running.interviewId)).status));
    expect(await answers()).toEqual([409, 409, 409, 404]);
    expect((await study(people.ben, running.interviewId)).body).toMatchObject({ code: 'interview_not_over' });
    const { version } = (await people.ana.get<RoomView>(`/api/rooms/${running.roomId}`)).body.state;
    await ask(running.host, 'room:end', { roomId: running.roomId, version });
    expect(await answers()).toEqual([200, 200, 200, 404]);
    const { body } = await study(people.ben, running.interviewId);
    expect(body.problem.highLevelDesign.components.length).toBeGreaterThan(5);
    for (const person of Object.values(people)) person.leave();
  });
});
