import { describe, expect, it } from '@jest/globals';
import { ACTIONS } from '@fortyfive/interview';
import { CLIENT_EVENTS, createRoomBody, interviewPageQuery, type ClientEventName } from './index.js';

const ROOM = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';
const NAMES = Object.keys(CLIENT_EVENTS) as ClientEventName[];
const AT_VERSION = ['swap-roles', 'start', 'pause', 'resume', 'advance-step', 'add-minute', 'end'];

/** A payload that each event takes. */
const SOUND: Record<ClientEventName, Record<string, unknown>> = {
  'time:read': {},
  'room:enter': { roomId: ROOM },
  'room:take-role': { roomId: ROOM, role: 'observer' },
  'room:set-ready': { roomId: ROOM, isReady: true },
  'room:open-brief': { roomId: ROOM },
  'room:swap-roles': { roomId: ROOM, version: 0 },
  'room:start': { roomId: ROOM, version: 4 },
  'room:pause': { roomId: ROOM, version: 5 },
  'room:resume': { roomId: ROOM, version: 6 },
  'room:advance-step': { roomId: ROOM, version: 7 },
  'room:add-minute': { roomId: ROOM, version: 8 },
  'room:end': { roomId: ROOM, version: 9 },
  'room:give-fact': { roomId: ROOM, factId: 'custom-alias' },
  'room:give-hint': { roomId: ROOM, stepId: 'api', rung: 1 },
  'room:fire-curveball': { roomId: ROOM, curveballId: 'viral-link' },
  'room:ask-help': { roomId: ROOM, way: 'clarify' },
  'room:settle-help': { roomId: ROOM },
  'scorecards:watch': { interviewId: ROOM },
};

const takes = (name: ClientEventName, payload: unknown): boolean =>
  CLIENT_EVENTS[name].input.safeParse(payload).success;

describe('opening a room', () => {
  it('[CONTRACT-2] takes a question or a surprise, and a seat with something to do', () => {
    for (const question of ['url-shortener', null])
      for (const role of ['interviewer', 'candidate'])
        expect(createRoomBody.parse({ question, role })).toEqual({ question, role });
  });

  it.each([
    ['no question', { role: 'candidate' }],
    ['no role', { question: null }],
    ['an observer', { question: null, role: 'observer' }],
    ['an empty name', { question: '', role: 'candidate' }],
    ['a long name', { question: 'a'.repeat(81), role: 'candidate' }],
    ['a name with NUL', { question: 'url\0shortener', role: 'candidate' }],
    ['a path', { question: '../etc/passwd', role: 'candidate' }],
    ['an object for the name', { question: { contains: '' }, role: 'candidate' }],
    ['a host', { question: null, role: 'candidate', hostId: ROOM }],
    ['a list', [{ question: null, role: 'candidate' }]],
    ['nothing', undefined],
  ])('[CONTRACT-2] [CONTRACT-5] refuses %s', (_, body) => {
    expect(createRoomBody.safeParse(body).success).toBe(false);
  });

  it('[CONTRACT-2] turns pages by id alone', () => {
    expect(interviewPageQuery.parse({})).toEqual({});
    expect(interviewPageQuery.parse({ cursor: ROOM })).toEqual({ cursor: ROOM });
    for (const query of [
      { cursor: 'x' },
      { cursor: '' },
      { cursor: [ROOM, ROOM] },
      { page: '2' },
      { cursor: `${ROOM}'--` },
    ])
      expect(interviewPageQuery.safeParse(query).success).toBe(false);
  });
});

describe('events', () => {
  it.each(NAMES)('[CONTRACT-2] %s takes its payload and nothing more or less', (name) => {
    const sound = SOUND[name];
    expect(takes(name, sound)).toBe(true);
    expect(takes(name, { ...sound, extra: 1 })).toBe(false);
    for (const field of Object.keys(sound)) {
      const rest = Object.entries(sound).filter(([key]) => key !== field);
      expect(takes(name, Object.fromEntries(rest))).toBe(false);
    }
    for (const payload of [undefined, null, 7, 'x', [], [sound]]) expect(takes(name, payload)).toBe(false);
  });

  it.each(NAMES.filter((name) => name.startsWith('room:')))('[CONTRACT-6] %s names its room', (name) => {
    for (const roomId of ['', 'x', 7, null, {}, `${ROOM} `, { not: '' }])
      expect(takes(name, { ...SOUND[name], roomId })).toBe(false);
  });

  it('[CONTRACT-6] has the version wherever two people may press at once, and only a whole number will do', () => {
    const versioned = NAMES.filter((name) => 'version' in SOUND[name]);
    expect(versioned).toEqual(expect.arrayContaining(AT_VERSION.map((name) => `room:${name}`)));
    for (const name of versioned)
      for (const version of [-1, 0.5, NaN, Infinity, 2 ** 60, '1', null])
        expect(takes(name, { ...SOUND[name], version })).toBe(false);
  });

  it('[CONTRACT-6] asks for the role action of the same name', () => {
    const commands = NAMES.filter((name) => name.startsWith('room:') && name !== 'room:enter');
    expect(commands.map((name) => CLIENT_EVENTS[name].access)).toEqual(
      commands.map((name) => name.replace('room:', '')),
    );
    expect(ACTIONS).toEqual(expect.arrayContaining(commands.map((name) => CLIENT_EVENTS[name].access)));
    expect(CLIENT_EVENTS['room:enter'].access).toBe('view-interview');
    expect(CLIENT_EVENTS['time:read'].access).toBe('signed-in');
    expect(CLIENT_EVENTS['scorecards:watch'].access).toBe('read-scorecard');
  });

  it('[CONTRACT-2] takes no words for the desk from a browser, and no price', () => {
    for (const name of ['room:give-fact', 'room:give-hint', 'room:fire-curveball'] as const)
      for (const words of ['text', 'asked', 'answer', 'announcement', 'price'])
        expect(takes(name, { ...SOUND[name], [words]: 'made up' })).toBe(false);
  });

  it('[CONTRACT-2] names what it wants of the question, and rungs that there can be', () => {
    for (const factId of ['', 'a'.repeat(101), 'a\0b', '../x', { not: 'x' }, null])
      expect(takes('room:give-fact', { roomId: ROOM, factId })).toBe(false);
    for (const rung of [0, -1, 1.5, 21, '1', null])
      expect(takes('room:give-hint', { roomId: ROOM, stepId: 'api', rung })).toBe(false);
    expect(takes('room:give-hint', { roomId: ROOM, stepId: 'charm', rung: 1 })).toBe(false);
    expect(takes('room:ask-help', { roomId: ROOM, way: 'cry' })).toBe(false);
  });
});
