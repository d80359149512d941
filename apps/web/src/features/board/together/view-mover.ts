import { CaptureUpdateAction } from '@excalidraw/excalidraw';
import type { AppState, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { fitViewport, type View, type Viewport } from './viewport';

/** A follower's view glides from one message to the next; longer than that it would lag behind. */
const GLIDE_MS = 140;
/** What is lost between setting a number and reading it. */
const TOLERANCE = 0.001;

const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Moves what this person sees, and can tell its own movements from theirs. */
export class ViewMover {
  readonly #api: ExcalidrawImperativeAPI;
  #last: View | null = null;
  #frame = 0;

  constructor(api: ExcalidrawImperativeAPI) {
    this.#api = api;
  }

  get view(): View {
    const { scrollX, scrollY, zoom } = this.#api.getAppState();
    return { scrollX, scrollY, zoom: zoom.value };
  }

  /** Shows a part of the board whole. */
  show(viewport: Viewport): void {
    this.moveTo(fitViewport(viewport, this.#api.getAppState()));
  }

  moveTo(target: View): void {
    cancelAnimationFrame(this.#frame);
    if (calm.matches) return this.#set(target);
    const from = this.view;
    const beganMs = performance.now();
    const glide = (nowMs: number): void => {
      const part = Math.min(1, Math.max(0, nowMs - beganMs) / GLIDE_MS);
      this.#set(between(from, target, 1 - (1 - part) ** 2));
      if (part < 1) this.#frame = requestAnimationFrame(glide);
    };
    this.#frame = requestAnimationFrame(glide);
  }

  /** Without gliding there. */
  jumpTo(target: View): void {
    cancelAnimationFrame(this.#frame);
    this.#set(target);
  }

  /** Whether the board stands where it was last moved to from here. */
  get isWhereItWasPut(): boolean {
    const { view } = this;
    const last = this.#last;
    return (
      last !== null &&
      Math.abs(view.scrollX - last.scrollX) < TOLERANCE &&
      Math.abs(view.scrollY - last.scrollY) < TOLERANCE &&
      Math.abs(view.zoom - last.zoom) < TOLERANCE
    );
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #set(view: View): void {
    this.#last = view;
    const { scrollX, scrollY, zoom } = view;
    // Excalidraw brands its zoom; there is no other way to make one.
    const appState = { scrollX, scrollY, zoom: { value: zoom } as AppState['zoom'] };
    this.#api.updateScene({ appState, captureUpdate: CaptureUpdateAction.NEVER });
  }
}

function between(from: View, to: View, part: number): View {
  const mix = (a: number, b: number): number => a + (b - a) * part;
  return {
    scrollX: mix(from.scrollX, to.scrollX),
    scrollY: mix(from.scrollY, to.scrollY),
    zoom: mix(from.zoom, to.zoom),
  };
}
