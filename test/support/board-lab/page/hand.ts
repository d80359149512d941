// A person's hand in the lab: real events on the canvas and real keys.
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI, ToolType } from '@excalidraw/excalidraw/types';
import type { Operation, OperationKind } from '../operations';
import { seenElement } from './board-report';

interface Point {
  readonly x: number;
  readonly y: number;
}

const WORDS = ['cache', 'queue', 'store', 'load balancer', 'reads', 'writes'];
const COLOURS = ['#e03131', '#2f9e44', '#1971c2', '#f08c00'];
const SHAPES = ['rectangle', 'ellipse', 'diamond'] as const;
const FRAME_MS = 16;
/** Above these, time passes in the middle of a movement, or others do something before it is brought to an end. */
const PAUSES = 0.3;
const HOLDS = 0.65;
/** Few things are much used, so that people meet. */
const SKEW = 2;

export class Hand {
  readonly faults: string[] = [];
  /** Brings what is held to an end. */
  #letGo: (() => Promise<void>) | null = null;

  constructor(private readonly api: ExcalidrawImperativeAPI) {}

  /** The button is still down, or a text still open. */
  get isHolding(): boolean {
    return this.#letGo !== null;
  }

  /** @returns what was selected when a deletion began, with everything that hangs on it */
  async perform({ kind, dice }: Operation): Promise<readonly string[]> {
    if (kind === 'letGo') {
      const letGo = this.#letGo;
      this.#letGo = null;
      await letGo?.();
      return [];
    }
    await this.#tool('selection');
    const selected = (await this.#doings[kind]?.(dice)) ?? [];
    await window.parent.labClock.settle();
    if (!this.isHolding && this.api.getAppState().activeTool.type !== 'selection') await this.#tool('selection');
    return selected;
  }

  readonly #doings: Partial<Record<OperationKind, (dice: readonly number[]) => Promise<readonly string[] | void>>> = {
    draw: async ([a = 0, b = 0, c = 0, d = 0, pause = 0]) => {
      const from = { x: 60 + a * 560, y: 60 + b * 380 };
      await this.#tool(SHAPES[Math.floor(c * SHAPES.length)] ?? 'rectangle');
      await this.#drag([from, { x: from.x + 60 + c * 120, y: from.y + 50 + d * 80 }], pause);
    },
    write: async ([a = 0, b = 0, c = 0, , pause = 0]) => {
      await this.#tool('text');
      await this.#drag([{ x: 80 + a * 600, y: 80 + b * 400 }], 0);
      await this.#type(c, pause);
    },
    label: async ([a = 0, , c = 0, , pause = 0]) => {
      if (!(await this.#select(a, isShape))) return;
      await this.#press('Enter');
      await this.#type(c, pause);
    },
    connect: (dice) => this.#connect(dice, 'round'),
    elbow: (dice) => this.#connect(dice, 'elbow'),
    scribble: async ([a = 0, b = 0, c = 0, d = 0]) => {
      await this.#tool('freedraw');
      const from = { x: 80 + a * 560, y: 80 + b * 400 };
      const points = [0, 1, 2, 3, 4].map((step) => ({ x: from.x + step * 20 * c, y: from.y + (step % 2) * 60 * d }));
      await this.#drag(points, 1);
    },
    frame: async ([a = 0, b = 0, c = 0, d = 0]) => {
      const from = { x: 40 + a * 400, y: 40 + b * 250 };
      await this.#tool('frame');
      await this.#drag([from, { x: from.x + 200 + c * 200, y: from.y + 150 + d * 150 }], 0);
    },
    move: async ([a = 0, b = 0, c = 0, , pause = 0]) => {
      const element = this.#pick(a);
      if (!element) return;
      const from = gripOf(element);
      const to = { x: from.x + (b - 0.5) * 300, y: from.y + (c - 0.5) * 240 };
      await this.#drag([from, { x: (from.x + to.x) / 2 + 12, y: (from.y + to.y) / 2 + 12 }, to], pause);
    },
    nudge: async ([a = 0, b = 0]) => {
      if (!(await this.#select(a))) return;
      const key = b < 0.5 ? 'ArrowRight' : 'ArrowDown';
      await this.#press(key);
      await this.#press(key);
    },
    resize: async ([a = 0, b = 0, c = 0, , pause = 0]) => {
      const element = await this.#select(a, isShape);
      if (!element) return;
      const corner = { x: element.x + element.width + 6, y: element.y + element.height + 6 };
      await this.#drag([corner, { x: corner.x + 20 + b * 60, y: corner.y + 20 + c * 60 }], pause);
    },
    recolour: async ([a = 0, b = 0]) => {
      if (!(await this.#select(a))) return;
      const colour = COLOURS[Math.floor(b * COLOURS.length)] ?? '';
      document.querySelector<HTMLElement>(`[data-testid="color-top-pick-${colour}"]`)?.click();
      await window.parent.labClock.settle();
    },
    group: async ([a = 0, b = 0]) => {
      const other = this.#pick(b);
      if (!(await this.#select(a)) || !other) return;
      await this.#click(gripOf(other), { shiftKey: true });
      await this.#press('Control+g');
    },
    ungroup: ([a = 0]) => this.#selectAndPress(a, 'Control+Shift+g', ({ groupIds }) => groupIds.length > 0),
    toFront: ([a = 0]) => this.#selectAndPress(a, 'Control+Shift+BracketRight'),
    toBack: ([a = 0]) => this.#selectAndPress(a, 'Control+Shift+BracketLeft'),
    duplicate: ([a = 0]) => this.#selectAndPress(a, 'Control+d'),
    paste: async ([a = 0, b = 0, c = 0]) => {
      const at = { x: 100 + a * 500, y: 100 + b * 350 };
      await this.#fire('pointermove', at);
      await this.#paste(c);
    },
    erase: async ([a = 0]) => {
      const element = this.#pick(a);
      if (!element) return;
      const grip = gripOf(element);
      await this.#tool('eraser');
      await this.#drag([{ x: grip.x - 2, y: grip.y - 2 }, grip, { x: grip.x + 2, y: grip.y + 2 }], 1);
      // Whatever came while the eraser was on its way was in its way, too.
      return this.api.getSceneElementsIncludingDeleted().map(({ id }) => id);
    },
    delete: async ([a = 0]) => {
      if (!(await this.#select(a))) return;
      const selected = Object.keys(this.api.getAppState().selectedElementIds);
      const reached = this.#hangingOn(new Set(selected));
      await this.#press('Delete');
      return reached;
    },
    undo: () => this.#press('Control+z'),
    redo: () => this.#press('Control+Shift+z'),
    undoRedo: async () => {
      const before = this.#look();
      await this.#press('Control+z');
      if (this.#look() === before) return;
      await this.#press('Control+Shift+z');
      const after = this.#look();
      if (after !== before) this.faults.push(`Redo did not bring back what undo took:\n${before}\n${after}`);
    },
  };

  /** The scene as one text, without what Excalidraw reckons anew: the way of arrows, and the places of labels. */
  #look(): string {
    const elements = this.api.getSceneElements().map((element) => {
      const { id, fields } = seenElement(element);
      const { x, y, strokeColor, text, containerId, groupIds, type } = fields;
      const follows = type === 'arrow' || containerId != null;
      const place = follows ? null : [Math.round(Number(x)), Math.round(Number(y))];
      return JSON.stringify({ id, type, place, strokeColor, text, containerId, groupIds });
    });
    return elements.join('\n');
  }

  async #tool(type: ToolType): Promise<void> {
    this.api.setActiveTool({ type });
    await window.parent.labClock.settle();
  }

  async #connect([a = 0, b = 0, c = 0, d = 0, pause = 0]: readonly number[], arrowType: 'round' | 'elbow') {
    this.api.updateScene({ appState: { currentItemArrowType: arrowType } });
    const [from, to] = [this.#pick(a, isShape), this.#pick(b, isShape)];
    const end = { x: 100 + c * 600, y: 100 + d * 400 };
    await this.#tool('arrow');
    await this.#drag([from ? gripOf(from) : { x: 60, y: 60 }, to && to !== from ? gripOf(to) : end], pause);
  }

  async #type(dice: number, pause: number): Promise<void> {
    const editor = document.querySelector('textarea.excalidraw-wysiwyg');
    if (!editor) return;
    await window.parent.typeText(WORDS[Math.floor(dice * WORDS.length)] ?? 'box');
    if (pause > HOLDS) this.#letGo = () => this.#press('Escape');
    else await this.#press('Escape');
  }

  async #paste(dice: number): Promise<void> {
    const clipboard = new DataTransfer();
    const elements = this.api.getSceneElements().slice(0, 1 + Math.floor(dice * 3));
    clipboard.setData('text/plain', JSON.stringify({ type: 'excalidraw/clipboard', elements, files: {} }));
    this.#focus();
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true }));
    await window.parent.labClock.advance(10);
  }

  async #selectAndPress(dice: number, keys: string, isWanted?: (element: ExcalidrawElement) => boolean): Promise<void> {
    if (await this.#select(dice, isWanted)) await this.#press(keys);
  }

  #pick(dice: number, isWanted: (element: ExcalidrawElement) => boolean = () => true): ExcalidrawElement | undefined {
    const elements = this.api.getSceneElements().filter(isWanted);
    return elements[Math.floor(dice ** SKEW * elements.length)];
  }

  /** Clicks at what the dice choose; something else may lie on top, and is selected then. */
  async #select(dice: number, isWanted?: (element: ExcalidrawElement) => boolean) {
    const element = this.#pick(dice, isWanted);
    if (element) await this.#click(gripOf(element));
    return element;
  }

  async #click(at: Point, keys: PointerEventInit = {}): Promise<void> {
    await this.#fire('pointermove', at);
    await this.#fire('pointerdown', at, keys);
    await this.#fire('pointerup', at, keys);
  }

  /** @param pause how likely it is that time passes while the button is down */
  async #drag(path: readonly Point[], pause: number): Promise<void> {
    const [from = { x: 0, y: 0 }] = path;
    await this.#fire('pointermove', from);
    await this.#fire('pointerdown', from);
    const to = path.at(-1) ?? from;
    for (const at of path.slice(1)) {
      const isLast = at === to;
      if (isLast && pause > HOLDS && pause < 1) {
        // The last stretch comes later; what is held moves even so.
        await this.#fire('pointermove', { x: at.x - 3, y: at.y - 3 });
        await window.parent.labClock.advance(FRAME_MS);
        this.#letGo = () => this.#lift(to);
        return;
      }
      await this.#fire('pointermove', at);
      if (pause > PAUSES) await window.parent.labClock.advance(FRAME_MS + (pause === 1 ? 0 : pause * 120));
    }
    await this.#lift(to);
  }

  async #lift(at: Point): Promise<void> {
    await this.#fire('pointermove', at);
    await this.#fire('pointerup', at);
  }

  async #fire(type: string, at: Point, keys: PointerEventInit = {}): Promise<void> {
    const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = this.api.getAppState();
    const clientX = (at.x + scrollX) * zoom.value + offsetLeft;
    const clientY = (at.y + scrollY) * zoom.value + offsetTop;
    const pointer = { pointerId: 1, isPrimary: true, pointerType: 'mouse', button: 0, bubbles: true, cancelable: true };
    const buttons = type === 'pointerup' ? 0 : 1;
    const canvas = document.querySelector('canvas.interactive');
    canvas?.dispatchEvent(new PointerEvent(type, { ...pointer, buttons, clientX, clientY, ...keys }));
    await window.parent.labClock.settle();
  }

  #focus(): void {
    const board = document.querySelector<HTMLElement>('.excalidraw');
    if (!board?.contains(document.activeElement)) board?.focus();
  }

  async #press(keys: string): Promise<void> {
    window.focus();
    this.#focus();
    await window.parent.labClock.settle();
    await window.parent.pressKeys(keys);
    await window.parent.labClock.settle();
  }

  /** These, their labels, and what is in their frames. */
  #hangingOn(ids: ReadonlySet<string>): string[] {
    const reaches = ({ id, frameId, ...element }: ExcalidrawElement) =>
      ids.has(id) || ids.has(frameId ?? '') || ('containerId' in element && ids.has(element.containerId ?? ''));
    return this.api
      .getSceneElements()
      .filter(reaches)
      .map(({ id }) => id);
  }
}

function isShape({ type }: ExcalidrawElement): boolean {
  return SHAPES.some((shape) => shape === type);
}

/** Where to take hold of an element. */
function gripOf(element: ExcalidrawElement): Point {
  const { x, y, width, height } = element;
  if (element.type === 'frame') return { x: x + width / 2, y };
  if (!('points' in element)) return { x: x + width / 2, y: y + height / 2 };
  const { points } = element;
  const [from = [0, 0], to = [0, 0]] = points.length > 2 ? points.slice(1, 2) : points;
  const [px, py] = points.length > 2 ? from : [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return { x: x + px, y: y + py };
}
