import type { AppState, ExcalidrawProps } from '@excalidraw/excalidraw/types';
import type { Awareness } from 'y-protocols/awareness';
import type { PackedStroke } from '../live-stroke';
import type { Call, SharedPointer } from './board-guests';
import { isSameViewport, viewportOf, type Viewport } from './viewport';

type PointerUpdate = Parameters<NonNullable<ExcalidrawProps['onPointerUpdate']>>[0];
type Seen = Pick<AppState, 'selectedElementIds' | 'scrollX' | 'scrollY' | 'zoom' | 'width' | 'height'>;

/** Often enough to be seen as one movement, below the 20 a second that the server passes on. */
const SEND_EVERY_MS = 60;
const MAX_SELECTION = 100;
/** Long enough to reach everybody, short enough that nobody who comes later is moved by it. */
const CALL_LASTS_MS = 4_000;

/** Tells the others where this person points, what they have selected and what they see (BOARD-10). */
export class BoardPresence {
  readonly #awareness: Awareness;
  #pointer: SharedPointer | null = null;
  #selection: readonly string[] = [];
  #viewport: Viewport | null = null;
  #follows: string | null = null;
  #call: Call | null = null;
  #isAway = false;
  #stroke: (() => PackedStroke) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #callTimer: ReturnType<typeof setTimeout> | undefined;

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

  /** To be called after each change of the board: what is selected, and which part of it is seen. */
  readonly look = (_elements: unknown, seen: Seen): void => {
    const selection = Object.keys(seen.selectedElementIds);
    const viewport = viewportOf({ ...seen, zoom: seen.zoom.value }, seen);
    const isSelectionSame =
      selection.length === this.#selection.length && selection.every((id) => this.#selection.includes(id));
    if (isSelectionSame && this.#viewport && isSameViewport(viewport, this.#viewport)) return;
    this.#selection = selection;
    this.#viewport = viewport;
    this.#sendSoon();
  };

  /** Whose view this person follows, so that they know. */
  follow(userId: string | null): void {
    if (this.#follows === userId) return;
    this.#follows = userId;
    this.#sendSoon();
  }

  /** Asks everybody to come to what this person sees now. */
  callEveryone(): void {
    if (!this.#viewport) return;
    this.#call = { id: crypto.randomUUID(), viewport: this.#viewport };
    this.#sendSoon();
    clearTimeout(this.#callTimer);
    this.#callTimer = setTimeout(() => {
      this.#call = null;
      this.#sendSoon();
    }, CALL_LASTS_MS);
  }

  /** @param stroke what is being drawn, asked only when it is sent; `null` when nothing is */
  draw(stroke: (() => PackedStroke) | null): void {
    if (!stroke && !this.#stroke) return;
    this.#stroke = stroke;
    this.#sendSoon();
  }

  /** The page is hidden: this person looks at something else. */
  setAway(isAway: boolean): void {
    this.#isAway = isAway;
    if (isAway) this.#pointer = null;
    this.#sendSoon();
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const state = this.#awareness.getLocalState();
      // Others write fields of their own into the same state.
      if (state) this.#awareness.setLocalState({ ...state, ...this.#fields() });
    }, SEND_EVERY_MS);
  }

  #fields() {
    return {
      pointer: this.#pointer,
      selection: this.#selection.slice(0, MAX_SELECTION),
      viewport: this.#viewport,
      follows: this.#follows,
      call: this.#call,
      isAway: this.#isAway,
      stroke: this.#stroke?.() ?? null,
    };
  }
}
