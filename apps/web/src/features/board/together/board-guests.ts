import { remoteStates, type DocumentPerson, type RemoteState } from '#platform/document-people';
import type { Awareness } from 'y-protocols/awareness';
import { readViewport, type Viewport } from './viewport';

/** Where somebody points, in the board's own coordinates. */
export interface SharedPointer {
  readonly x: number;
  readonly y: number;
  readonly tool: 'pointer' | 'laser';
  readonly isDown: boolean;
}

/** Somebody asks everybody to come to this part of the board. */
export interface Call {
  readonly id: string;
  readonly viewport: Viewport;
}

/** What one browser of another person tells us. Nothing but `person` comes from the server. */
export interface BoardGuest {
  readonly clientId: number;
  readonly person: DocumentPerson;
  readonly pointer: SharedPointer | null;
  readonly selection: readonly string[];
  readonly viewport: Viewport | null;
  /** The user whose view they follow. */
  readonly follows: string | null;
  readonly call: Call | null;
  /** They look at another page. */
  readonly isAway: boolean;
}

/** Everybody else who has the board open. */
export function boardGuests(awareness: Awareness): BoardGuest[] {
  return remoteStates(awareness).map(asGuest);
}

function asGuest({ clientId, person, fields }: RemoteState): BoardGuest {
  return {
    clientId,
    person,
    pointer: readPointer(fields.pointer),
    selection: Array.isArray(fields.selection) ? fields.selection.filter((id) => typeof id === 'string') : [],
    viewport: readViewport(fields.viewport),
    follows: typeof fields.follows === 'string' ? fields.follows : null,
    call: readCall(fields.call),
    isAway: fields.isAway === true,
  };
}

function readPointer(value: unknown): SharedPointer | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, tool, isDown } = value as Partial<Record<keyof SharedPointer, unknown>>;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  return { x: x as number, y: y as number, tool: tool === 'laser' ? 'laser' : 'pointer', isDown: isDown === true };
}

function readCall(value: unknown): Call | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, viewport } = value as Partial<Record<keyof Call, unknown>>;
  const target = readViewport(viewport);
  return typeof id === 'string' && target ? { id, viewport: target } : null;
}
