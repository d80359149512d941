import { CaptureUpdateAction, convertToExcalidrawElements, FONT_FAMILY } from '@excalidraw/excalidraw';
import type { ExcalidrawElement, ExcalidrawTextElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { changedElement } from './element-version';
import { isHandBusy } from './hand';

/** How often labels are compared with the cells. One that is wrong twice in a row is put right. */
const COMPARE_EVERY_MS = 1_500;
/** Below one another, so that a second label does not lie on the first. */
const ROW_PX = 40;
const ROWS = 8;
const FONT_SIZE = 20;
const GONE = ' (no longer in the notes)';

/** A cell's name as it is written, and what it comes to; `null` while it cannot be computed. */
export interface CellValue {
  readonly name: string;
  readonly value: string | null;
}

/** The estimate cells of the notes, as far as the board needs them. The notes' sheet is one. */
export interface CellSource {
  readonly subscribe: (listener: () => void) => () => void;
  /** By key of the name. */
  readonly values: ReadonlyMap<string, CellValue>;
  /** Whether all cells have been computed. */
  readonly isSettled: boolean;
  /** Whether what was computed last followed a change of this person's. */
  readonly isOwnChange: boolean;
  /** The names that this person has changed since the last time this was asked. */
  takeRenames(): readonly (readonly [from: string, to: string])[];
  setBoard(board: { pin(cell: CellValue): void } | null): void;
}

type Label = ExcalidrawTextElement & { readonly customData: { readonly cell: string } };

/**
 * Keeps the labels that stand for a cell at its value (BOARD-17). The browser in which a cell was changed writes at once; the
 * others only take it over from the board. What nobody wrote, because that browser was closed or two had been apart, is
 * found by comparing, and then whoever writes it writes the same.
 */
export class PinnedCells {
  readonly #api: ExcalidrawImperativeAPI;
  readonly #cells: CellSource;
  readonly #isInStep: () => boolean;
  readonly #stop: () => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #wrong: ReadonlySet<string> = new Set();

  /** @param isInStep whether everything that others wrote has come, as far as one can know */
  constructor(api: ExcalidrawImperativeAPI, cells: CellSource, isInStep: () => boolean) {
    this.#api = api;
    this.#cells = cells;
    this.#isInStep = isInStep;
    this.#stop = cells.subscribe(() => this.#follow());
    this.#timer = setInterval(() => this.#compare(), COMPARE_EVERY_MS);
    cells.setBoard({ pin: (cell) => this.#pin(cell) });
  }

  destroy(): void {
    this.#cells.setBoard(null);
    clearInterval(this.#timer);
    this.#stop();
  }

  /** What this person has just typed. Only values: while a formula is being changed it is wrong half of the time. */
  #follow(): void {
    if (!this.#cells.isOwnChange) return;
    const renames = new Map(this.#cells.takeRenames().map(([from, to]) => [keyOf(from), to]));
    this.#rewrite((label) => {
      const name = renames.get(keyOf(label.customData.cell)) ?? label.customData.cell;
      const cell = this.#cells.values.get(keyOf(name));
      return cell && cell.value !== null ? { name: cell.name, text: textOf(cell) } : { name, text: label.text };
    });
  }

  #compare(): void {
    if (!this.#cells.isSettled || !this.#isInStep()) return;
    const wrong = new Set<string>();
    for (const label of this.#labels()) if (this.#rightText(label) !== label.text) wrong.add(label.id);
    const stillWrong = new Set([...wrong].filter((id) => this.#wrong.has(id)));
    this.#wrong = wrong;
    if (stillWrong.size === 0) return;
    this.#rewrite((label) => ({
      name: label.customData.cell,
      text: stillWrong.has(label.id) ? this.#rightText(label) : label.text,
    }));
  }

  #rightText(label: Label): string {
    const cell = this.#cells.values.get(keyOf(label.customData.cell));
    if (cell) return textOf(cell);
    return label.text.endsWith(GONE) ? label.text : label.text + GONE;
  }

  #labels(): readonly Label[] {
    const elements: readonly ExcalidrawElement[] = this.#api.getSceneElements();
    return elements.filter(isLabel);
  }

  #rewrite(wanted: (label: Label) => { readonly name: string; readonly text: string }): void {
    // What is being dragged or written in would be torn out of the hand; it is put right by comparing.
    if (isHandBusy(this.#api.getAppState())) return;
    const rewritten = new Map<string, ExcalidrawElement>();
    for (const label of this.#labels()) {
      const { name, text } = wanted(label);
      if (text === label.text && name === label.customData.cell) continue;
      rewritten.set(label.id, withText(label, name, text));
    }
    if (rewritten.size === 0) return;
    const elements = this.#api.getSceneElementsIncludingDeleted();
    // To follow is nobody's doing: it never enters an undo history (BOARD-3).
    this.#api.updateScene({
      elements: elements.map((element) => rewritten.get(element.id) ?? element),
      captureUpdate: CaptureUpdateAction.NEVER,
    });
  }

  /** Puts a label into the middle of the view, or shows the one that is there already. */
  #pin(cell: CellValue): void {
    const labels = this.#labels();
    const present = labels.find((label) => keyOf(label.customData.cell) === keyOf(cell.name));
    if (present) {
      this.#api.updateScene({ appState: { selectedElementIds: { [present.id]: true } } });
      return this.#api.scrollToContent(present, { animate: false });
    }
    const { scrollX, scrollY, zoom, width, height } = this.#api.getAppState();
    const [label] = convertToExcalidrawElements([
      {
        type: 'text',
        x: width / 2 / zoom.value - scrollX,
        y: height / 2 / zoom.value - scrollY + ((labels.length % ROWS) - 1) * ROW_PX,
        text: textOf(cell),
        fontSize: FONT_SIZE,
        // As everything else on the board; by itself, Excalidraw would write it by hand.
        fontFamily: FONT_FAMILY.Nunito,
        customData: { cell: cell.name },
      },
    ]);
    if (!label) return;
    this.#api.updateScene({
      elements: [...this.#api.getSceneElementsIncludingDeleted(), { ...label, x: label.x - label.width / 2 }],
      appState: { selectedElementIds: { [label.id]: true } },
      captureUpdate: CaptureUpdateAction.IMMEDIATELY,
    });
  }
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function textOf({ name, value }: CellValue): string {
  return `${name} = ${value ?? '?'}`;
}

function isLabel(element: ExcalidrawElement): element is Label {
  const cell: unknown = element.customData?.cell;
  return element.type === 'text' && element.containerId === null && !element.isDeleted && typeof cell === 'string';
}

/** As wide as the new text; the place and everything that somebody has made of the label stay. */
function withText(label: Label, cell: string, text: string): ExcalidrawElement {
  const { x, y, fontSize, fontFamily } = label;
  const [measured] = convertToExcalidrawElements([{ type: 'text', x, y, text, fontSize, fontFamily }]);
  return changedElement(label, {
    ...{ text, originalText: text, autoResize: true },
    ...{ width: measured?.width ?? label.width, height: measured?.height ?? label.height },
    customData: { ...label.customData, cell },
  });
}
