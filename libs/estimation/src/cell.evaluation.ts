import { evaluateNode } from './cell.arithmetic.js';
import { formatMeasure, formatPercent } from './cell.format.js';
import { parseCell, type CellErrorCode, type CellLine } from './cell.line.js';
import { orderCells, type CellOrder } from './cell.order.js';
import { EstimationError } from './estimation.errors.js';
import { parseArithmetic, type NodeView } from './formula.parser.js';
import type { Measure } from './math.engine.js';
import { keyOf, translateNotation, type Translation } from './notation.translation.js';
import { quantityOf, type Quantity } from './quantity.conversion.js';

/** One line of the notes: `dau = 300M users`. */
export interface Cell {
  readonly id: string;
  readonly text: string;
}

/** What a cell comes to. `name` is as it was typed, `null` where the line has none. Plain data. */
export type CellResult =
  | { readonly kind: 'empty'; readonly name: string | null }
  | {
      readonly kind: 'value';
      readonly name: string;
      /** In base units: s, byte and counted nouns. */
      readonly quantity: Quantity;
      /** The value as it is shown: `17.4 k user/s`. */
      readonly text: string;
      /** The same value in other terms: `1.5 G user/day`. */
      readonly details: readonly string[];
    }
  | {
      readonly kind: 'error';
      readonly name: string | null;
      readonly code: CellErrorCode;
      /** One sentence for whoever typed it. */
      readonly message: string;
    };

const PERCENT_ONLY = /^[~≈\s]*[\d.]+\s*%$/;

/**
 * Evaluates cells that may need one another, in whatever order they stand. Never throws: whatever is wrong with a cell is
 * its result, and the cells that do not need it have theirs. The same set of cells gives the same results.
 *
 * @returns a result for each id
 * @example
 * evaluateCells([{ id: '1', text: 'qps = dau * 5 / day' }, { id: '2', text: 'dau = 300M users' }]).get('1')
 * // { kind: 'value', name: 'qps', text: '17.4 k user/s', … }
 */
export function evaluateCells(cells: readonly Cell[]): ReadonlyMap<string, CellResult> {
  return new CellSheet(cells.map(({ id, text }) => ({ id, line: parseCell(text) }))).evaluate();
}

interface ParsedCell {
  readonly id: string;
  readonly line: CellLine;
}

/** What became of a name: its value, or why it has none. */
type Outcome =
  | { readonly kind: 'measure'; readonly measure: Measure; readonly quantity: Quantity }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly code: CellErrorCode; readonly message: string; readonly culprit: string };

const MAX_REMEMBERED = 1_000;
const parsed = new Map<string, NodeView>();

/** Of two hundred cells one changes at a time: the others are not parsed again. */
function parseOnce(formula: string): NodeView {
  const known = parsed.get(formula);
  if (known) return known;
  const node = parseArithmetic(formula).node as unknown as NodeView;
  if (parsed.size >= MAX_REMEMBERED) parsed.clear();
  parsed.set(formula, node);
  return node;
}

/** One evaluation of all cells. */
class CellSheet {
  readonly #cells: readonly ParsedCell[];
  /** By key: the lines that have that name. */
  readonly #named = new Map<string, Extract<CellLine, { kind: 'cell' }>[]>();
  readonly #translations = new Map<string, Translation>();
  readonly #outcomes = new Map<string, Outcome>();

  constructor(cells: readonly ParsedCell[]) {
    this.#cells = cells;
    for (const { line } of cells) {
      if (line.kind !== 'cell') continue;
      const key = keyOf(line.name);
      const lines = this.#named.get(key);
      if (lines) lines.push(line);
      else this.#named.set(key, [line]);
    }
  }

  evaluate(): ReadonlyMap<string, CellResult> {
    for (const key of this.#named.keys()) this.#translate(key);
    const needs = new Map([...this.#translations].map(([key, { names }]) => [key, names]));
    const order = orderCells(needs);
    this.#refuseCircles(order);
    for (const key of order.computable) this.#compute(key);
    for (const [key, culprit] of order.stuck) this.#outcomes.set(key, this.#needsMending(culprit));
    return new Map(this.#cells.map(({ id, line }) => [id, this.#resultOf(line)]));
  }

  /** The name as it is written; of several spellings the first in the alphabet. */
  #nameOf(key: string): string {
    return (this.#named.get(key) ?? []).map(({ name }) => name).sort()[0] ?? key;
  }

  #translate(key: string): void {
    const [line, ...others] = this.#named.get(key) ?? [];
    if (!line) return;
    if (others.length > 0) {
      const message = `There are ${others.length + 1} cells called "${this.#nameOf(key)}". Rename or delete all but one.`;
      this.#outcomes.set(key, { kind: 'error', code: 'duplicate-name', message, culprit: key });
    } else if (line.formula === '') {
      this.#outcomes.set(key, { kind: 'empty' });
    } else {
      this.#attempt(key, () => void this.#translations.set(key, translateNotation(line.formula, this.#named)));
    }
  }

  #refuseCircles({ circles }: CellOrder): void {
    for (const [key, circle] of circles) {
      const path = circle.map((one) => this.#nameOf(one)).join(' → ');
      const message = `"${this.#nameOf(key)}" needs itself: ${path}.`;
      this.#outcomes.set(key, { kind: 'error', code: 'cycle', message, culprit: key });
    }
  }

  #compute(key: string): void {
    const { formula, names } = this.#translations.get(key) ?? { formula: '', names: [] };
    const scope = new Map<string, Measure>();
    for (const [index, name] of names.entries()) {
      const outcome = this.#outcomes.get(name);
      if (outcome?.kind === 'measure') scope.set(`n${index}`, outcome.measure);
      else return void this.#outcomes.set(key, this.#needsMending(name));
    }
    this.#attempt(key, () => {
      const measure = evaluateNode(parseOnce(formula), scope);
      this.#outcomes.set(key, { kind: 'measure', measure, quantity: quantityOf(measure) });
    });
  }

  /** Says which cell is the one to mend, however many others stand between. */
  #needsMending(name: string): Outcome {
    const outcome = this.#outcomes.get(name);
    const culprit = outcome?.kind === 'error' ? outcome.culprit : name;
    const shown = this.#nameOf(culprit);
    const message =
      this.#outcomes.get(culprit)?.kind === 'empty'
        ? `This needs "${shown}", which has no value yet.`
        : `This needs "${shown}", which cannot be computed.`;
    return { kind: 'error', code: 'dependency', message, culprit };
  }

  #attempt(key: string, step: () => void): void {
    try {
      step();
    } catch (error) {
      // What mathjs refuses for a reason of its own is refused in our words (ESTIMATION-7).
      const known =
        error instanceof EstimationError ? error : new EstimationError('syntax', 'This formula cannot be computed.');
      this.#outcomes.set(key, { kind: 'error', code: known.code, message: known.message, culprit: key });
    }
  }

  #resultOf(line: CellLine): CellResult {
    if (line.kind === 'empty') return { kind: 'empty', name: null };
    if (line.kind === 'error') return { ...line, name: null };
    const { name, formula } = line;
    const outcome = this.#outcomes.get(keyOf(name));
    if (outcome?.kind === 'measure') {
      const { measure, quantity } = outcome;
      const readable = PERCENT_ONLY.test(formula) ? formatPercent(measure) : formatMeasure(measure);
      // JSON knows no -0.
      return { kind: 'value', name, quantity: { ...quantity, value: quantity.value + 0 }, ...readable };
    }
    if (outcome?.kind === 'error') return { kind: 'error', name, code: outcome.code, message: outcome.message };
    return { kind: 'empty', name };
  }
}
