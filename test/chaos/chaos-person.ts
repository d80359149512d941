import { WebSocket, type ClientOptions } from 'ws';
import type { UserView } from '@fortyfive/contract';
import { DOCUMENT_KINDS, SHARED_DOCUMENT_KINDS, type DocumentKind } from '@fortyfive/documents';
import { Person, startInterview, type Answer, type ClientSocket } from '../support/person.js';

/**
 * A person at an address of their own. The server of a chaos run believes one proxy, so that hundreds of people on this
 * machine do not share the limits of a single address.
 */
export class ChaosPerson extends Person {
  constructor(
    url: string,
    readonly address: string,
  ) {
    super(url);
  }

  static async arrive(url: string, name: string, address = nextAddress()): Promise<ChaosPerson> {
    const person = new ChaosPerson(url, address);
    const { status, body } = await person.post<UserView>('/api/session/guest', { displayName: name });
    if (status >= 300) throw new Error(`${name} was not let in: ${status} ${JSON.stringify(body)}`);
    person.user = body;
    return person;
  }

  get #from(): Record<string, string> {
    return { 'x-forwarded-for': this.address };
  }

  override send<Body>(method: string, target: string, body?: string, headers = {}): Promise<Answer<Body>> {
    return super.send<Body>(method, target, body, { ...this.#from, ...headers });
  }

  override connect(headers: Record<string, string> = {}): ClientSocket {
    return super.connect({ ...this.#from, ...headers });
  }

  /** What a document connection of this person is opened with. */
  get handshake(): ClientOptions {
    return { headers: { cookie: this.cookie, origin: this.url, ...this.#from }, perMessageDeflate: false };
  }

  /** A plain connection to a document, for frames that no y-websocket would send. */
  openSocket(interviewId: string, kind: DocumentKind, options: ClientOptions = {}): WebSocket {
    return new WebSocket(this.documentUrl(interviewId, kind), { ...this.handshake, ...options });
  }
}

/** A running interview and its two writers. */
export interface ChaosRoom {
  readonly interviewId: string;
  readonly roomId: string;
  readonly inviteToken: string;
  readonly interviewer: ChaosPerson;
  readonly candidate: ChaosPerson;
}

/** The documents that somebody in this room may read. */
export function documentsFor(person: ChaosPerson, { interviewer }: ChaosRoom): readonly DocumentKind[] {
  return person === interviewer ? DOCUMENT_KINDS : SHARED_DOCUMENT_KINDS;
}

/** Opens a room of two new people, and starts their interview. */
export async function openChaosRoom(url: string): Promise<ChaosRoom> {
  const [interviewer, candidate] = [await ChaosPerson.arrive(url, 'Ana'), await ChaosPerson.arrive(url, 'Ben')];
  try {
    const { interviewId, roomId, invite } = await startInterview(interviewer, candidate);
    return { interviewId, roomId, inviteToken: invite.token, interviewer, candidate };
  } finally {
    for (const person of [interviewer, candidate]) person.leave(); // Their sockets would come back for ever.
  }
}

/** Somebody more, who may only watch: both seats are taken. */
export async function addObserver(room: ChaosRoom, name = 'Cleo'): Promise<ChaosPerson> {
  const observer = await ChaosPerson.arrive(room.interviewer.url, name);
  await observer.accept(room.inviteToken);
  return observer;
}

let addresses = 0;

/** Addresses of a private network, one after the other. */
function nextAddress(): string {
  const number = addresses++;
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}
