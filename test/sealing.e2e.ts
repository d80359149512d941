import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CLIENT_EVENTS,
  type InviteView,
  type NextInterviewView,
  type OwnQuestionView,
  type QuestionPage,
  type RoomView,
  type ScorecardBody,
  type SessionView,
} from '@fortyfive/contract';
import { DOCUMENT_KINDS } from '@fortyfive/documents';
import { HELP_WAYS, type Rating, type Role } from '@fortyfive/interview';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MetricsListener } from '../apps/server/src/platform/metrics-listener.js';
import { ScorecardsGateway } from '../apps/server/src/scorecards/scorecards.gateway.js';
import { Canaries, SECRET_PREFIX } from './support/canaries.js';
import { ask, eventually, startInterview, type ClientSocket } from './support/person.js';
import { pngOf } from './support/pictures.js';
import { routesOf } from './support/routes.js';
import { secretCard, secretImprovements, takeBack } from './support/secret-cards.js';
import { writeSecretProblem } from './support/secret-problem.js';
import { startApp, type RunningApp } from './support/start-app.js';
import { tryEveryWay } from './support/try-every-way.js';
import {
  CLIENT_EVENT_PHASES,
  DOCUMENT_READERS,
  ROUTES,
  SERVER_EVENT_NAMES,
  type Aim,
  type Trial,
} from './support/ways-in.js';
import { Witness, type Tried } from './support/witness.js';

/**
 * Ana interviews Ben, then Ben interviews Ana, and Olga watches both. Vera has written both questions and is the interviewer of Otto
 * on the first one, in another room, all the while. Stella has nothing to do with any of it, and Nobody is not signed in.
 */
const NAMES = ['ana', 'ben', 'olga', 'vera', 'otto', 'stella', 'nobody'] as const;
type Name = (typeof NAMES)[number];
const ROOM: readonly Name[] = ['ana', 'ben', 'olga'];
const HOUR_MS = 3_600_000;
const PASSWORD = 'mango under the stairs';

const canaries = new Canaries();
const tried: Tried = { requests: new Set(), events: new Set(), pushed: new Set() };
const people = {} as Record<Name, Witness>;
const userIds = {} as Record<Name, string>;
const sockets = {} as Record<Name, ClientSocket>;
/** What each may have heard by now, and must have. */
const open = Object.fromEntries(NAMES.map((name) => [name, new Set<string>()])) as Record<Name, Set<string>>;
const interviews: { interviewId: string; phase: Aim['phase']; roles: Partial<Record<Name, Role>> }[] = [];
const improvements: Partial<Record<Name, object>> = {};
const drafts = new Map<string, ScorecardBody>();

let server: RunningApp;
let picture: Uint8Array;
let roomId: string;
let token: string;
let imageId = 'unknown';
let questionId: string;
let version: string;
/** The links of the two questions; who has one tries it. */
const links: Record<'first' | 'second', string> = { first: '', second: '' };
/** Who interviews, and so has other ways to the question. */
let interviewer: Name = 'ben';
let isFirst = true;
/** What they say once the first interview is open, and the second is not. */
let figuresOfFirst: Record<Name, Map<string, string>>;

const current = () => interviews.at(-1) as (typeof interviews)[number];
const opens = (to: readonly Name[], ...beginnings: readonly string[]): void => {
  for (const name of to) for (const canary of canaries.names(...beginnings)) open[name].add(canary);
};

/** Says what has leaked to whom, and what has not arrived although it may. */
async function expectHeard(): Promise<void> {
  for (const person of Object.values(people)) await person.settle();
  const wrong = NAMES.flatMap((name) => {
    const { heard } = people[name];
    const leaked = [...heard].filter(([canary]) => !open[name].has(canary)).map(([canary, how]) => `${canary}, ${how}`);
    const missed = [...open[name]].filter((canary) => !heard.has(canary));
    return leaked.length + missed.length === 0 ? [] : [{ name, leaked, missed }];
  });
  expect(wrong).toEqual([]);
}

function trialOf(name: Name): Trial {
  const isSecond = interviews.length > 1;
  const knowsLink = ROOM.includes(name) && name !== interviewer;
  return {
    roomId,
    token,
    ref: knowsLink ? links[isSecond ? 'second' : 'first'] : questionId,
    parameters: { id: questionId, version, imageId, userId: userIds[ROOM.includes(name) ? 'stella' : 'ana'] },
    isSignedIn: name !== 'nobody',
    ownsQuestions: name === 'vera',
    isFirst,
    improvements: improvements[name] ?? { improvements: [] },
    picture,
  };
}

/** Everybody tries everything, all at once, and hears nothing but what is open to them. */
async function everybodyTries(): Promise<Record<Name, Map<string, string>>> {
  const figures = await Promise.all(
    NAMES.map(async (name) => {
      const aims = interviews.map(({ interviewId, phase, roles }) => ({
        interviewId,
        phase,
        role: roles[name] ?? null,
      }));
      return [name, await tryEveryWay(people[name], trialOf(name), aims)] as const;
    }),
  );
  isFirst = false;
  await expectHeard();
  return Object.fromEntries(figures) as Record<Name, Map<string, string>>;
}

/** A command about the room, at the version it has. */
async function press(name: Name, event: keyof typeof CLIENT_EVENTS, more: object = {}): Promise<void> {
  const { state } = (await people[name].get<RoomView>(`/api/rooms/${roomId}`)).body;
  const atVersion = 'version' in CLIENT_EVENTS[event].input.shape ? { version: state.version } : {};
  expect([event, await people[name].say(sockets[name], event, { roomId, ...atVersion, ...more })]).toEqual([
    event,
    null,
  ]);
}

/** Writes one word into a document, and shows it as a cursor too. */
async function write(name: Name, kind: 'notes' | 'interviewer-notes', text: string, caret: string): Promise<void> {
  const { interviewId } = current();
  const doc = new Y.Doc();
  doc.getText('t').insert(0, text);
  const awareness = new Awareness(doc);
  awareness.setLocalState({ caret });
  const { socket } = await people[name].open(interviewId, kind);
  people[name].write(socket, Y.encodeStateAsUpdate(doc), encodeAwarenessUpdate(awareness, [doc.clientID]));
  awareness.destroy();
  const logged = () =>
    server.pool.query('select from log_entries where interview_id = $1 and kind = $2', [interviewId, kind]);
  await eventually(logged, ({ rowCount }) => rowCount !== 0);
}

/** From now on whoever is not in it must not even hear of it: everything that is pushed about it names it. */
function begin(interviewId: string, roles: Partial<Record<Name, Role>>): void {
  interviews.push({ interviewId, phase: 'lobby', roles });
  const name = `interview ${interviews.length}`;
  canaries.watch(name, interviewId);
  opens(ROOM, name);
}

const start = async (host: Name, guest: Name): Promise<void> => {
  for (const name of [host, guest]) await press(name, 'room:set-ready', { isReady: true });
  await press(host, 'room:start');
  current().phase = 'running';
};

async function end(host: Name): Promise<void> {
  await press(host, 'room:end');
  current().phase = 'ended';
  const sealed = () => server.pool.query('select from recordings where interview_id = $1', [current().interviewId]);
  await eventually(sealed, ({ rowCount }) => rowCount === 1);
}

/** The place of an interview in the story names what is written about it. */
const sittings = ['first', 'second'] as const;
type Sitting = (typeof sittings)[number];
/** How the candidate of each rates the interviewer. */
const LEVELS = { first: 'strong-no', second: 'strong-yes' } as const satisfies Record<Sitting, Rating>;
const sittingOf = (sitting: Sitting) => interviews[sittings.indexOf(sitting)] as (typeof interviews)[number];

async function draft(name: Name, sitting: Sitting): Promise<void> {
  const { interviewId, roles } = sittingOf(sitting);
  const card = secretCard(canaries, `${sitting}.${name}.draft`, roles[name] ?? 'observer', LEVELS[sitting]);
  drafts.set(`${sitting}.${name}`, card);
  opens([name], `${sitting}.${name}.draft`);
  if (roles[name] === 'candidate') opens([name], `${sitting}.${name} rates`);
  expect((await people[name].put(`/api/interviews/${interviewId}/scorecard`, card)).status).toBe(200);
}

/** Hands in a card on which nothing of the draft is left. */
async function handIn(name: Name, sitting: Sitting): Promise<void> {
  const { interviewId, roles } = sittingOf(sitting);
  const card = secretCard(canaries, `${sitting}.${name}.final`, roles[name] ?? 'observer', LEVELS[sitting]);
  const evidence = { ...takeBack(drafts.get(`${sitting}.${name}`) ?? {}), ...card.evidence };
  const body = roles[name] === 'candidate' ? card : { ...card, evidence };
  opens([name], `${sitting}.${name}.final`);
  expect((await people[name].post(`/api/interviews/${interviewId}/scorecard/submit`, body)).status).toBe(200);
}

async function improve(name: Name, sitting: Sitting): Promise<void> {
  const body = secretImprovements(canaries, `${sitting}.${name}.improvements`);
  improvements[name] = body;
  opens([name], `${sitting}.${name}.improvements`);
  const { status } = await people[name].put(`/api/interviews/${sittingOf(sitting).interviewId}/improvements`, body);
  expect(status).toBe(200);
}

async function signUp(name: Name): Promise<void> {
  const person = new Witness(server.url, name, canaries, tried);
  people[name] = person;
  if (name === 'nobody') return;
  const email = `${canaries.plant(`${name}'s e-mail`)}@example.org`;
  opens([name], `${name}'s e-mail`);
  expect((await person.post('/api/accounts', { displayName: name, email, password: PASSWORD })).status).toBe(201);
  canaries.watch(`${name}'s session`, person.cookie.split('=')[1] ?? '');
  const { user } = (await person.get<SessionView>('/api/session')).body;
  userIds[name] = user?.id ?? '';
  canaries.watch(`${name}'s id`, userIds[name]);
  opens([name], `${name}'s id`);
  sockets[name] = person.connect();
}

async function writeQuestion(name: Sitting): Promise<string> {
  const yaml = writeSecretProblem(canaries, `${name} question`);
  opens(['vera'], `${name} question`);
  const { id } = (await people.vera.post<{ id: string }>('/api/my-questions', { from: 'text', yaml })).body;
  const { token: link } = (await people.vera.post<{ token: string }>(`/api/my-questions/${id}/share`)).body;
  links[name] = `~${link}`;
  return id;
}

beforeAll(async () => {
  server = await startApp({ metricsPort: 0 });
  picture = await pngOf();
  for (const name of NAMES) await signUp(name);
  canaries.watch('the password', PASSWORD);
  canaries.watch('first.ben rates the interviewer', /\\?"(prepared|fair)\\?":\s*\\?"strong-no/);
  canaries.watch('second.ana rates the interviewer', /\\?"(prepared|fair)\\?":\s*\\?"strong-yes/);
  canaries.watch('how interviewers are rated, as figures', /\\?"(prepared|fair)\\?":\s*\d/);
  questionId = await writeQuestion('first');
  const own = await people.vera.get<OwnQuestionView>(`/api/my-questions/${questionId}`);
  expect(own.body).toMatchObject({ state: 'ready', issues: expect.any(Array) });
  version = own.body.versions[0]?.version ?? '';
}, 30_000);
afterAll(async () => {
  for (const person of Object.values(people)) person.leave();
  await server.close();
});

describe('what is not in the lists is not tried, and fails this test', () => {
  it('every route', () => {
    const routes = routesOf(server).map(({ method, path }) => `${method} ${path}`);
    expect([...routes].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it('every event of a browser, every document', () => {
    expect(Object.keys(CLIENT_EVENT_PHASES).sort()).toEqual(Object.keys(CLIENT_EVENTS).sort());
    expect(Object.keys(DOCUMENT_READERS).sort()).toEqual([...DOCUMENT_KINDS].sort());
  });
});

describe('what nobody may know yet', () => {
  it('in the lobby: what the question is, and nothing that helps to answer it', async () => {
    ({ roomId } = await people.ben.openRoom('interviewer', links.first));
    ({ token } = (await people.ben.post<InviteView>(`/api/rooms/${roomId}/invite`)).body);
    canaries.watch('the invite', token);
    canaries.watch('the room', roomId);
    for (const name of ['ana', 'olga'] as const) await people[name].accept(token);
    for (const name of ROOM) await press(name, 'room:enter');
    const { interviewId } = (await people.ben.get<RoomView>(`/api/rooms/${roomId}`)).body;
    begin(interviewId, { ben: 'interviewer', ana: 'candidate', olga: 'observer' });
    opens(ROOM, 'the room', ...ROOM.map((name) => `${name}'s id`));
    opens(['vera', 'otto'], "vera's id", "otto's id");
    await press('olga', 'room:take-role', { role: 'observer' });
    await people.ben.open(interviewId, 'interviewer-notes');
    for (const name of ROOM) await people[name].open(interviewId, 'notes');
    const elsewhere = await startInterview(people.vera, people.otto, questionId);
    await ask(elsewhere.host, 'room:give-fact', { roomId: elsewhere.roomId, factId: 'volume' });

    opens(['otto'], 'first question.requirements.facts.5.');
    opens([...ROOM, 'otto'], 'first question.title', 'first question.oneLiner');
    opens(['stella', 'nobody'], 'first question.title'); // They have the invite, and look who invites them to what.
    opens(['ana', 'olga'], 'first question.knownAs'); // They have its link, and are in play.
    await everybodyTries();
  }, 30_000);

  it('after the roles were swapped there: whoever was the interviewer does not hear the brief', async () => {
    await press('ben', 'room:swap-roles');
    current().roles = { ana: 'interviewer', ben: 'candidate', olga: 'observer' };
    interviewer = 'ana';
    await press('ana', 'room:open-brief');
    opens(['ana'], 'first question');
    opens(['ben'], 'first question.knownAs');
    await everybodyTries();
  }, 30_000);

  it('while it runs: notes of the interviewer, drafts, and everything not given', async () => {
    await start('ana', 'ben');
    await write('ben', 'notes', canaries.plant('first shared notes'), canaries.plant('first shared cursor'));
    await write(
      'ana',
      'interviewer-notes',
      canaries.plant('first private notes'),
      canaries.plant('first private cursor'),
    );
    ({ imageId } = (await people.ben.upload(`/api/interviews/${current().interviewId}/images`, picture)).body);
    for (const name of ['ana', 'olga'] as const) await draft(name, 'first');
    opens(ROOM, 'first shared');
    opens(['ana'], 'first private');
    await everybodyTries();
  }, 30_000);

  it('from the moment when a fact, a hint, a curveball is given: that one, and no other', async () => {
    await press('ana', 'room:give-fact', { factId: 'core' });
    opens(ROOM, 'first question.requirements.facts.0.');
    await expectHeard();
    await press('ben', 'room:ask-help', { way: HELP_WAYS[0] });
    await press('ana', 'room:settle-help');
    await press('ana', 'room:give-hint', { stepId: 'requirements', rung: 1 });
    opens(ROOM, 'first question.steps.requirements.hints.0');
    await expectHeard();
    for (const event of ['pause', 'resume', 'add-minute', 'advance-step'] as const) await press('ana', `room:${event}`);
    await press('ana', 'room:fire-curveball', { curveballId: 'viral-link' });
    opens(ROOM, 'first question.curveballs.0.announcement');
    await expectHeard();
    await everybodyTries();
  }, 30_000);

  it('after the end: drafts, notes of the interviewer, and what each wants to improve', async () => {
    await end('ana');
    const { interviewId } = current();
    for (const name of ROOM)
      expect(await people[name].say(sockets[name], 'scorecards:watch', { interviewId })).toBeNull();
    await draft('ben', 'first');
    for (const name of ROOM) await improve(name, 'first');
    opens(['ben', 'olga'], 'first question'); // From now on all who took part may study it.
    const figures = await everybodyTries();
    for (const name of ROOM) expect([name, figures[name]]).toEqual([name, figures.stella]);
  }, 30_000);

  it('when one of the pair has handed in, and the observer: both their cards', async () => {
    for (const name of ['ana', 'olga'] as const) await handIn(name, 'first');
    const figures = await everybodyTries();
    for (const name of ROOM) expect([name, figures[name]]).toEqual([name, figures.stella]);
  }, 30_000);
});

describe('across a swap of roles', () => {
  it('when both have handed in and another interview has begun: all cards, and the second brief', async () => {
    questionId = await writeQuestion('second');
    const { status, body } = await people.ana.post<NextInterviewView>(`/api/rooms/${roomId}/interviews`, {
      question: links.second,
    });
    expect(status).toBe(201);
    begin(body.interviewId, { ben: 'interviewer', ana: 'candidate', olga: 'observer' });
    interviewer = 'ben';
    await handIn('ben', 'first');
    await press('ben', 'room:open-brief');
    opens(ROOM, 'second question.title', 'second question.oneLiner');
    opens(['stella', 'nobody', 'otto'], 'second question.title');
    opens(['ana', 'olga'], 'second question.knownAs');
    opens(['ben'], 'second question');
    const figures = await everybodyTries();
    for (const name of ROOM) expect([name, figures[name]]).toEqual([name, figures.stella]);
  }, 30_000);

  it('while the second runs: the same, and what is given in it is heard', async () => {
    await start('ben', 'ana');
    await write(
      'ben',
      'interviewer-notes',
      canaries.plant('second private notes'),
      canaries.plant('second private cursor'),
    );
    for (const name of ['ben', 'olga'] as const) await draft(name, 'second');
    await press('ben', 'room:give-fact', { factId: 'core' });
    await press('ben', 'room:give-hint', { stepId: 'requirements', rung: 1 });
    opens(ROOM, 'second question.requirements.facts.0.', 'second question.steps.requirements.hints.0');
    await expectHeard();
    opens(['ben'], 'second private');
    await everybodyTries();
  }, 30_000);

  it('when the second has ended, the first opens to all who have handed in, and the second is sealed', async () => {
    await end('ben');
    await handIn('ben', 'second');
    await draft('ana', 'second');
    for (const name of ROOM) await improve(name, 'second');
    opens(['ana', 'olga'], 'second question');
    for (const name of ROOM)
      opens([name], ...ROOM.filter((other) => other !== name).map((other) => `first.${other}.final`));
    // What the candidate says of the interviewer is for the interviewer.
    for (const canary of canaries.names('first.ben.final.about-partner')) open.olga.delete(canary);
    figuresOfFirst = await everybodyTries();
    const weakestStep = (name: Name) => figuresOfFirst[name].get('GET /api/scorecards/weakest-step');
    expect(weakestStep('ben')).toContain('"stepId":"api"');
    expect(weakestStep('ana')).toBe(weakestStep('stella'));
  }, 30_000);

  it('when the time is up, whoever is late sees nothing for good, and is seen', async () => {
    const { interviewId } = current();
    for (const name of ROOM)
      expect(await people[name].say(sockets[name], 'scorecards:watch', { interviewId })).toBeNull();
    server.time.advance(25 * HOUR_MS);
    await server.app.nest.get(ScorecardsGateway).look();
    await everybodyTries(); // It is open, and two cards are drafts.
    for (const name of ['ana', 'olga'] as const) await handIn(name, 'second');
    opens(['ben'], 'second.ana.final', 'second.olga.final');
    const figures = await everybodyTries();
    for (const name of ['ana', 'olga'] as const) expect([name, figures[name]]).toEqual([name, figuresOfFirst[name]]);
  }, 30_000);
});

describe('the test of the test', () => {
  it('[QUESTIONS-7] no search finds a secret, not even for who wrote it', async () => {
    for (const person of Object.values(people)) {
      const { body } = await person.get<QuestionPage>(`/api/questions?q=${SECRET_PREFIX}`);
      expect([person.name, body.total, body.corrections]).toEqual([person.name, 0, {}]);
    }
    expect((await people.vera.get<QuestionPage>('/api/questions?q=pw')).body.total).toBe(2);
  });

  it('every route, event and document has been open to somebody, and every event of the server has arrived', async () => {
    const { body } = await people.vera.get<OwnQuestionView>(`/api/my-questions/${questionId}`);
    const { yaml, revision, versions } = body;
    await people.vera.get(`/api/my-questions/${questionId}/versions/${versions[0]?.version}`);
    await people.vera.put(`/api/my-questions/${questionId}`, { yaml, revision });
    await people.vera.post('/api/my-questions/preview', { yaml });
    for (const what of ['/share', '']) await people.vera.send('DELETE', `/api/my-questions/${questionId}${what}`);
    await people.ana.put(`/api/blocks/${userIds.olga}`, {});
    const report = { userId: userIds.ben, reason: 'rude', text: canaries.plant('a report') };
    await people.olga.post(`/api/interviews/${current().interviewId}/partner-reports`, report);
    for (const person of Object.values(people)) await person.get('/api/blocks');
    for (const name of NAMES) await people[name].send('DELETE', '/api/session');
    await people.stella.post('/api/session', {
      email: `${canaries.word("stella's e-mail")}@example.org`,
      password: PASSWORD,
    });
    await expectHeard();
    const isTried = (route: string): boolean => {
      const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/ ]+')}$`);
      return [...tried.requests].some((request) => pattern.test(request));
    };
    expect(Object.keys(ROUTES).filter((route) => !isTried(route))).toEqual([]);
    expect([...tried.events].sort()).toEqual(Object.keys(CLIENT_EVENTS).sort());
    expect([...tried.pushed].sort()).toEqual([...SERVER_EVENT_NAMES].sort());
  });

  it('nothing of it is in the metrics', async () => {
    const text = await (await fetch(server.app.nest.get(MetricsListener).url ?? '')).text();
    expect(text).toContain('fortyfive_');
    expect([...canaries.heardIn(text)]).toEqual([]);
  });

  it('there were as many secrets as it seems', () => {
    expect(canaries.names('first question', 'second question').length).toBeGreaterThan(500);
    expect(canaries.names('first.', 'second.').length).toBeGreaterThan(80);
  });
});
