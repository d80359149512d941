import type { Awareness } from 'y-protocols/awareness';

/** Who is behind a state in the awareness: stamped by the server, so that nobody can pass for somebody else. */
export interface DocumentPerson {
  readonly userId: string;
  readonly displayName: string;
  readonly colourIndex: number;
}

/** Another browser that has the document open. */
export interface RemoteState {
  readonly clientId: number;
  readonly person: DocumentPerson;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Everybody else who has the document open, as far as the server has said who they are. */
export function remoteStates(awareness: Awareness): RemoteState[] {
  return [...awareness.getStates()].flatMap(([clientId, fields]) => {
    const person = readPerson(fields?.user);
    return clientId === awareness.clientID || !person ? [] : [{ clientId, person, fields }];
  });
}

/** The person in an awareness state's `user` field; `null` when it is not one. */
export function readPerson(user: unknown): DocumentPerson | null {
  if (typeof user !== 'object' || user === null) return null;
  const { userId, displayName, colourIndex } = user as Partial<Record<keyof DocumentPerson, unknown>>;
  if (typeof userId !== 'string' || typeof displayName !== 'string' || typeof colourIndex !== 'number') return null;
  return { userId, displayName, colourIndex };
}
