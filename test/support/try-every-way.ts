import { CLIENT_EVENTS, CLOSE_CODES, type ClientEventName } from '@fortyfive/contract';
import { can } from '@fortyfive/interview';
import { inputOf } from './event-inputs.js';
import { pathOf } from './routes.js';
import { CLIENT_EVENT_PHASES, DOCUMENT_READERS, ROUTES, type Aim, type Trial, type Way } from './ways-in.js';
import type { Witness } from './witness.js';

// A version that nobody has seen: every command is tried, and none moves the interview on.
const NO_VERSION = 999_999;
const BROKEN = '{"ratings":';
const BROKEN_EVENTS = [{}, { roomId: 'x', interviewId: [], version: {}, factId: '../brief' }];

/**
 * Tries everything there is to try: every route with sound, empty and broken bodies, every event, every document.
 * @param aims the interviews of the room, the last one last
 * @returns what the figures over all scorecards say, by route
 */
export async function tryEveryWay(person: Witness, trial: Trial, aims: readonly Aim[]): Promise<Map<string, string>> {
  const figures = new Map<string, string>();
  for (const [route, way] of Object.entries(ROUTES)) {
    const text = await tryRoute(person, route, way, trial, aims);
    if (way.isFigure) figures.set(route, text);
  }
  if (trial.isSignedIn) await tryEvents(person, trial, aims);
  else await person.knock();
  await tryDocuments(person, aims);
  return figures;
}

/** @returns the last answer */
async function tryRoute(person: Witness, route: string, way: Way, trial: Trial, aims: readonly Aim[]): Promise<string> {
  const [method = '', path = ''] = route.split(' ');
  const current = aims.at(-1) as Aim;
  let last = '';
  const send = async (address: string, body?: string): Promise<void> => {
    const answer = await person.send(method, address, body);
    if (!trial.isSignedIn) person.cookie = ''; // Whatever they were let in as, they go on as nobody.
    last = `${answer.status} ${JSON.stringify(answer.body)}`;
    if ((answer.status === 429 && !way.isThrottled) || answer.status >= 500)
      throw new Error(`${route} was not tried by ${person.name}: ${last}`);
  };
  for (const aim of path.includes(':interviewId') ? aims : [current]) {
    const { interviewId } = aim;
    const { roomId, token, ref, parameters } = trial;
    const address = pathOf({ method, path }, { ...parameters, interviewId, roomId, token, ref });
    if (method === 'GET')
      for (const query of ['?cursor=x&include=brief&fields=*', ...(way.queries ?? []), '']) await send(address + query);
    for (const body of way.sound?.(trial, aim) ?? [])
      if (body instanceof Uint8Array) await person.upload(address, body);
      else await send(address, body === undefined ? undefined : JSON.stringify(body));
    if (method === 'GET' || method === 'DELETE') continue;
    if (!way.takesNothing) await send(address, '{}');
    await send(address, BROKEN);
  }
  return last;
}

async function tryEvents(person: Witness, { roomId }: Trial, aims: readonly Aim[]): Promise<void> {
  const { phase, role } = aims.at(-1) as Aim;
  const socket = person.connect();
  for (const name of Object.keys(CLIENT_EVENT_PHASES) as ClientEventName[]) {
    const { access, input } = CLIENT_EVENTS[name];
    const inputs = aims.map(({ interviewId }) => inputOf(name, { roomId, interviewId, version: NO_VERSION }));
    const [latest] = inputs.slice(-1);
    const isAboutOne = 'interviewId' in input.shape;
    const isAllowed = access === 'signed-in' || (role !== null && can(role, access));
    const isLeft = isAllowed && phase === CLIENT_EVENT_PHASES[name] && !('version' in input.shape);
    for (const payload of [...(isLeft ? [] : isAboutOne ? inputs : [latest]), ...BROKEN_EVENTS])
      if ((await person.say(socket, name, payload)) === 'too_many_requests')
        throw new Error(`${name} was not tried: that was too fast.`);
  }
  person.hangUp(socket);
}

async function tryDocuments(person: Witness, aims: readonly Aim[]): Promise<void> {
  const { interviewId } = aims.at(-1) as Aim;
  for (const kind of Object.keys(DOCUMENT_READERS)) {
    const { socket, code } = await person.open(interviewId, kind);
    if (code === CLOSE_CODES.tooFast) throw new Error(`${kind} was not tried: that was too fast.`);
    socket.terminate();
  }
}
