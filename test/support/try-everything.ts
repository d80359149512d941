import { CLIENT_EVENTS, type ClientEventName, type ErrorBody } from '@fortyfive/contract';
import { DOCUMENT_KINDS } from '@fortyfive/documents';
import { stateRequestFrame } from './document-frames.js';
import type { Listener } from './listener.js';
import { pathOf, routesOf } from './routes.js';
import type { RunningApp } from './start-app.js';

// A version that nobody has seen: every command is tried, and none moves the interview on.
const NO_VERSION = 999_999;
/** What a socket may send at once; it refuses the rest before anybody looks at it (PLATFORM-21). */
const EVENTS_AT_ONCE = 60;
const EMPTY_STATE_VECTOR = new Uint8Array([0]);

/** What can be asked for. */
export interface Place {
  readonly roomId: string;
  readonly interviewId: string;
  readonly token: string;
  /** The question. */
  readonly ref: string;
}

/**
 * Tries everything there is to try: every route, every event, every document, with right and with broken input.
 * @param open paths of routes that are meant to be open to this person by now, and are left out
 */
export async function tryEverything(
  server: RunningApp,
  person: Listener,
  place: Place,
  open: readonly string[] = [],
): Promise<void> {
  for (const route of routesOf(server)) {
    if (route.method === 'DELETE') continue; // Signing out would end the attempt.
    if (open.includes(route.path)) continue;
    for (const body of route.method === 'GET' ? [undefined] : ['{}', '{"ratings":{}}', '{"ratings":']) {
      await person.send(route.method, pathOf(route, { ...place }), body);
      await person.send(route.method, `${pathOf(route, { ...place })}?cursor=x&include=brief&fields=*`, body);
    }
  }
  await tryEvents(person, place);
  for (const kind of [...DOCUMENT_KINDS, 'presence', 'event', 'brief'])
    await person.overhear(
      `${server.url.replace('http', 'ws')}/documents/${place.interviewId}/${kind}`,
      stateRequestFrame(EMPTY_STATE_VECTOR),
    );
}

async function tryEvents(person: Listener, place: Place): Promise<void> {
  const names = Object.keys(CLIENT_EVENTS) as ClientEventName[];
  const attempts = names.flatMap((name) => payloadsOf(place).map((payload) => ({ name, payload })));
  for (let begun = 0; begun < attempts.length; begun += EVENTS_AT_ONCE) {
    const { socket, emit } = speak(person);
    for (const { name, payload } of attempts.slice(begun, begun + EVENTS_AT_ONCE)) {
      const { error } = (await emit(name, payload)) as { error?: ErrorBody };
      if (error?.code === 'too_many_requests') throw new Error(`${name} was not tried: that was too fast.`);
    }
    socket.disconnect();
  }
}

function speak(person: Listener) {
  const socket = person.connect();
  const emit = socket.timeout(5_000).emitWithAck.bind(socket.timeout(5_000)) as unknown as (
    name: string,
    payload: unknown,
  ) => Promise<unknown>;
  return { socket, emit };
}

const payloadsOf = ({ roomId, interviewId }: Place): unknown[] => [
  { interviewId },
  { roomId, factId: 'custom-alias' },
  { roomId, stepId: 'requirements', rung: 1 },
  { roomId, curveballId: 'viral-link' },
  {},
  { roomId },
  { roomId, version: NO_VERSION },
  { roomId, role: 'interviewer' },
  { roomId: 'x', version: {} },
];
