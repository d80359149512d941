import type { CellResult } from '@fortyfive/estimation';
import * as Y from 'yjs';
import { cellsIn, type DocumentCell } from './estimate-cells';

/** Changes within this time are computed together. */
const GATHER_MS = 20;

const loadEstimation = () => import('@fortyfive/estimation');
type Evaluate = Awaited<ReturnType<typeof loadEstimation>>['evaluateCells'];

/** What stands behind a name: a value to be read, or none because its cell is unfinished or wrong. */
export interface NamedValue {
  readonly name: string;
  readonly value: string | null;
}

/** A place that shows values outside the notes. */
export interface PinBoard {
  pin(named: NamedValue): void;
}

export type SheetState = 'empty' | 'loading' | 'failed' | 'ready';

/**
 * The estimate cells of one notes document and what they come to, for every section and everybody who shows them (NOTES-20).
 * Watches the document only while somebody listens, and fetches the arithmetic when there is a first cell.
 */
export class EstimateSheet {
  readonly #doc: Y.Doc;
  readonly #listeners = new Set<() => void>();
  readonly #lines = new WeakMap<Y.XmlElement, { readonly name: string; readonly formula: string }>();
  #renames: (readonly [from: string, to: string])[] = [];
  #results: ReadonlyMap<string, CellResult> = new Map();
  #values: ReadonlyMap<string, NamedValue> = new Map();
  #board: PinBoard | null = null;
  #evaluate: Evaluate | null = null;
  #loading: Promise<void> | null = null;
  #state: SheetState = 'empty';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasOwnChange = false;
  #isOwnChange = false;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  get state(): SheetState {
    return this.#state;
  }

  /** By key of the name, which is the same in capitals and without. */
  get values(): ReadonlyMap<string, NamedValue> {
    return this.#values;
  }

  /** Whether what was computed last followed a change of this person's. */
  get isOwnChange(): boolean {
    return this.#isOwnChange;
  }

  /** Whether every cell has been computed as it stands now. */
  get isSettled(): boolean {
    return (this.#state === 'ready' || this.#state === 'empty') && this.#timer === undefined;
  }

  get canPin(): boolean {
    return this.#board !== null;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#doc.on('afterTransaction', this.#onTransaction);
    this.#listeners.add(listener);
    this.#computeSoon();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#doc.off('afterTransaction', this.#onTransaction);
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  };

  /** What a cell with this text comes to: two with the same text come to the same. */
  resultOf(text: string): CellResult | undefined {
    return this.#results.get(text);
  }

  /** The names that this person has changed since the last time this was asked. */
  takeRenames(): readonly (readonly [from: string, to: string])[] {
    const renames = this.#renames;
    this.#renames = [];
    return renames;
  }

  setBoard(board: PinBoard | null): void {
    this.#board = board;
    this.#tell();
  }

  pin(name: string): void {
    const named = this.#values.get(keyOf(name));
    if (named) this.#board?.pin(named);
  }

  /** Fetches the arithmetic if need be and computes the document as it stands now, for somebody who takes it away. */
  async compute(): Promise<void> {
    if (this.#evaluate || cellsIn(this.#doc).length === 0) this.#compute();
    else await this.#load();
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0) return;
    this.#hasOwnChange ||= transaction.local;
    this.#computeSoon();
  };

  #computeSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#compute();
    }, GATHER_MS);
  }

  #compute(): void {
    const cells = cellsIn(this.#doc);
    this.#isOwnChange = this.#hasOwnChange;
    if (cells.length > 0 && !this.#evaluate) return void this.#load();
    this.#hasOwnChange = false;
    const evaluated = this.#evaluate?.(cells.map(({ text }, index) => ({ id: String(index), text })));
    const results = [...(evaluated?.values() ?? [])];
    const before = this.#values;
    this.#results = new Map(results.map((result, index) => [cells[index]?.text ?? '', result]));
    this.#values = valuesOf(results);
    this.#noteRenames(cells, results, before);
    this.#become(cells.length > 0 ? 'ready' : 'empty');
  }

  /** A cell has a new name when its formula is the same, the old name is gone, and the new one was not there before. */
  #noteRenames(cells: readonly DocumentCell[], results: readonly CellResult[], before: EstimateSheet['values']): void {
    for (const [index, { element, text }] of cells.entries()) {
      const name = results[index]?.name ?? null;
      if (name === null) continue;
      const formula = text.slice(text.indexOf('='));
      const old = this.#lines.get(element);
      this.#lines.set(element, { name, formula });
      // The editor may give the place of one cell to another one: that is no new name.
      const isRenamed = old?.formula === formula && !this.#values.has(keyOf(old.name)) && !before.has(keyOf(name));
      if (isRenamed && this.#isOwnChange) this.#renames.push([old.name, name]);
    }
  }

  #load(): Promise<void> {
    this.#loading ??= this.#fetch().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #fetch(): Promise<void> {
    this.#become('loading');
    try {
      this.#evaluate = (await loadEstimation()).evaluateCells;
      this.#compute();
    } catch {
      // Tried again with the next change; until then the cells say so.
      this.#become('failed');
    }
  }

  #become(state: SheetState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const sheets = new WeakMap<Y.Doc, EstimateSheet>();

/** The one sheet of a document: all its editors, and the board, read from it. */
export function sheetOf(doc: Y.Doc): EstimateSheet {
  const sheet = sheets.get(doc) ?? new EstimateSheet(doc);
  sheets.set(doc, sheet);
  return sheet;
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function valuesOf(results: Iterable<CellResult>): ReadonlyMap<string, NamedValue> {
  const values = new Map<string, NamedValue>();
  for (const result of results) {
    if (result.name === null) continue;
    values.set(keyOf(result.name), { name: result.name, value: result.kind === 'value' ? result.text : null });
  }
  return values;
}
