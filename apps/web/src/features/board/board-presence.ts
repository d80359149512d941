import type { ExcalidrawProps } from '@excalidraw/excalidraw/types';
import { remoteStates, type DocumentPerson } from '#platform/document-people';
import type { Awareness } from 'y-protocols/awareness';
import type { PackedStroke } from './live-stroke';

/** Where somebody points, in the board's own coordinates. */
export interface SharedPointer {
  readonly x: number;
  readonly y: number;
  readonly tool: 'pointer' | 'laser';
  readonly isDown: boolean;
}

/** What the others see of a person who works on the board. */
export interface BoardGuest {
  readonly clientId: number;
  readonly person: DocumentPerson;
  readonly pointer: SharedPointer | null;
  readonly selection: readonly string[];
}

type PointerUpdate = Parameters<NonNullable<ExcalidrawProps['onPointerUpdate']>>[0];

/** Often enough to be seen as one movement, and a quarter of what a pointer would send. */
const SEND_EVERY_MS = 60;
const MAX_SELECTION = 100;

/** Tells the others where this person points and what they have selected. */
export class BoardPresence {
  readonly #awareness: Awareness;
  #pointer: SharedPointer | null = null;
  #selection: readonly string[] = [];
  #stroke: (() => PackedStroke) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
  }

  readonly movePointer = ({ pointer, button }: PointerUpdate): void => {
    const { x, y, tool } = pointer;
    this.#pointer = { x: Math.round(x), y: Math.round(y), tool, isDown: button === 'down' };
    this.#sendSoon();
  };

  readonly leave = (): void => {
    this.#pointer = null;
    this.#sendSoon();
  };

  select(ids: readonly string[]): void {
    const isSame = ids.length === this.#selection.length && ids.every((id) => this.#selection.includes(id));
    if (isSame) return;
    this.#selection = ids;
    this.#sendSoon();
  }

  /** @param stroke what is being drawn, asked only when it is sent; `null` when nothing is */
  draw(stroke: (() => PackedStroke) | null): void {
    if (!stroke && !this.#stroke) return;
    this.#stroke = stroke;
    this.#sendSoon();
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const state = this.#awareness.getLocalState();
      const selection = this.#selection.slice(0, MAX_SELECTION);
      if (state)
        this.#awareness.setLocalState({
          ...state,
          pointer: this.#pointer,
          selection,
          stroke: this.#stroke?.() ?? null,
        });
    }, SEND_EVERY_MS);
  }
}

/** Everybody else on the board. */
export function boardGuests(awareness: Awareness): BoardGuest[] {
  return remoteStates(awareness).map(({ clientId, person, fields }) => ({
    clientId,
    person,
    pointer: readPointer(fields.pointer),
    selection: Array.isArray(fields.selection) ? fields.selection.filter((id) => typeof id === 'string') : [],
  }));
}

function readPointer(value: unknown): SharedPointer | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, tool, isDown } = value as Partial<Record<keyof SharedPointer, unknown>>;
  if (typeof x !== 'number' || typeof y !== 'number') return null;
  return { x, y, tool: tool === 'laser' ? 'laser' : 'pointer', isDown: isDown === true };
}
