import { EstimationError } from './estimation.errors.js';
import { FORMULA_FUNCTIONS } from './formula.functions.js';
import { parseFormula } from './formula.parser.js';
import type { Measure } from './math.engine.js';
import { quantityOf, type Quantity } from './quantity.conversion.js';
import { isUnitName } from './unit.catalogue.js';

/**
 * Named values, each with its unit: `300e6 user`, `5 tweet / user / day`, `280 byte`, `99.9 %`.
 * A value may itself be a formula over other names, so earlier estimates can be given the same way.
 */
export type Assumptions = Readonly<Record<string, string>>;

const NAME = /^[a-z][A-Za-z0-9]*$/;
const FUNCTIONS = Object.entries(FORMULA_FUNCTIONS);

/**
 * Evaluates a formula over named values. Deterministic: no clock, no chance, no state between calls.
 *
 * @param formula arithmetic (`+ - * / ^`, brackets) with units, names and ceil, floor, round, max, min, sqrt, log2, log10
 * @param assumptions what the names stand for
 * @param unit the unit of the result; left out, base units are used (s, byte, and counted nouns)
 * @returns the quantity in that unit
 * @throws EstimationError `too-long`, `syntax`, `forbidden`, `unknown-name`, `reserved-name`, `unknown-unit`,
 *   `unit-mismatch`, `cycle`, `not-finite`
 * @example
 * evaluateFormula('dau * perUser', { dau: '300e6 user', perUser: '5 tweet / user / day' }, 'tweet / s')
 * // { value: 17361.1…, unit: 'tweet / s' }
 */
export function evaluateFormula(formula: string, assumptions: Assumptions = {}, unit?: string): Quantity {
  const measure = new Sheet(assumptions).evaluate(formula);
  return unit === undefined ? quantityOf(measure) : quantityOf(measure, unit);
}

/**
 * Reads a value with a unit: a formula that uses no names.
 *
 * @throws EstimationError as {@link evaluateFormula}
 * @example parseQuantity('5 / day', '1 / s').value // 0.0000578…
 */
export function parseQuantity(text: string, unit?: string): Quantity {
  return evaluateFormula(text, {}, unit);
}

/** One evaluation: resolves names on demand, each once, and notices when a name needs itself (ESTIMATION-5). */
class Sheet {
  readonly #resolved = new Map<string, Measure>();
  readonly #resolving: string[] = [];

  constructor(readonly assumptions: Assumptions) {
    for (const name of Object.keys(assumptions)) checkAssumptionName(name);
  }

  evaluate(formula: string): Measure {
    const { node, names } = parseFormula(formula);
    for (const name of names) this.#resolve(name, formula);
    try {
      return finite(node.evaluate(new Map<string, unknown>([...FUNCTIONS, ...this.#resolved])) as Measure, formula);
    } catch (error) {
      if (error instanceof EstimationError) throw error;
      throw new EstimationError('unit-mismatch', `"${formula}" cannot be computed: ${(error as Error).message}.`);
    }
  }

  #resolve(name: string, formula: string): void {
    if (this.#resolving.includes(name)) {
      const path = [...this.#resolving.slice(this.#resolving.indexOf(name)), name].join(' → ');
      throw new EstimationError('cycle', `"${name}" depends on itself: ${path}.`, name);
    }
    if (this.#resolved.has(name)) return;
    const value = Object.hasOwn(this.assumptions, name) ? this.assumptions[name] : undefined;
    if (value === undefined)
      throw new EstimationError('unknown-name', `"${formula}" uses "${name}", which is not defined.`, name);
    this.#resolving.push(name);
    this.#resolved.set(name, this.evaluate(value));
    this.#resolving.pop();
  }
}

function checkAssumptionName(name: string): void {
  if (!NAME.test(name)) {
    throw new EstimationError(
      'reserved-name',
      `"${name}" is not a name: letters and digits, starting with a small letter.`,
      name,
    );
  }
  if (isUnitName(name) || Object.hasOwn(FORMULA_FUNCTIONS, name)) {
    throw new EstimationError('reserved-name', `"${name}" is a unit or a function and cannot name a value.`, name);
  }
}

function finite(measure: Measure, formula: string): Measure {
  const value = typeof measure === 'object' ? (measure.value ?? 1) : measure;
  if (!Number.isFinite(value)) throw new EstimationError('not-finite', `"${formula}" does not give a finite number.`);
  return measure;
}
