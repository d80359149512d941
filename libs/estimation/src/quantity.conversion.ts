import { EstimationError } from './estimation.errors.js';
import { parseFormula } from './formula.parser.js';
import { dimensionsOf, magnitudeOf, type Measure } from './math.engine.js';

/** A number with its unit. Plain data: it may cross the wire. `unit` is `''` for a bare number. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

/** Reads a unit expression ("request / s"). Names nothing but units. @throws EstimationError `unknown-unit`, `syntax` */
export function measureUnit(unit: string): Measure {
  if (unit.trim() === '') return 1;
  if (unit.trim() === '%') return 0.01;
  const { node, names } = parseFormula(unit);
  if (names[0] !== undefined) throw new EstimationError('unknown-unit', `"${names[0]}" is not a known unit.`, names[0]);
  try {
    return node.evaluate(new Map()) as Measure;
  } catch {
    throw new EstimationError('unknown-unit', `"${unit}" is not a unit.`, unit);
  }
}

/**
 * Expresses what the engine computed as a quantity.
 *
 * @param unit the unit wanted; left out, base units are used: s, byte and the counted nouns
 * @throws EstimationError `unit-mismatch`, `unknown-unit`, `syntax`, `not-finite`
 */
export function quantityOf(measure: Measure, unit: string = baseUnitOf(measure)): Quantity {
  const wanted = measureUnit(unit);
  if (dimensionText(measure) !== dimensionText(wanted)) {
    throw new EstimationError(
      'unit-mismatch',
      `The result is in ${baseUnitOf(measure) || 'plain numbers'}, which cannot be expressed in "${unit || 'plain numbers'}".`,
      unit,
    );
  }
  const value = magnitudeOf(measure) / magnitudeOf(wanted);
  if (!Number.isFinite(value)) throw new EstimationError('not-finite', 'The result is not a finite number.');
  return { value, unit };
}

/**
 * Expresses a quantity in another unit of the same dimensions.
 *
 * @param unit any unit expression, `'%'`, or `''` for a bare number
 * @throws EstimationError `unit-mismatch`, `unknown-unit`, `syntax`
 * @example convertQuantity({ value: 6, unit: 'Mbps' }, 'MB / s') // { value: 0.75, unit: 'MB / s' }
 */
export function convertQuantity(quantity: Quantity, unit: string): Quantity {
  if (quantity.unit === unit) return quantity;
  return { value: quantity.value * quantityOf(measureUnit(quantity.unit), unit).value, unit };
}

/**
 * How far a figure is from the true one, as a share of the true one: 0 is equal, 0.01 is one percent off.
 * Zero against zero is 0; anything against a true zero is infinite.
 *
 * @throws EstimationError `unit-mismatch` when the two do not measure the same thing
 * @example relativeDifference({ value: 3, unit: 'TB' }, { value: 3000, unit: 'GB' }) // 0
 */
export function relativeDifference(figure: Quantity, truth: Quantity): number {
  const { value } = convertQuantity(figure, truth.unit);
  if (value === truth.value) return 0;
  return Math.abs(value - truth.value) / Math.abs(truth.value);
}

/** The base-unit expression of a measure: "tweet / s", "byte", `''`. */
function baseUnitOf(measure: Measure): string {
  const dimensions = [...dimensionsOf(measure)].map(
    ([name, exponent]) => [name === 'bit' ? 'byte' : name, exponent] as const,
  );
  const above = dimensions.filter(([, exponent]) => exponent > 0).map(([name, exponent]) => power(name, exponent));
  const below = dimensions.filter(([, exponent]) => exponent < 0).map(([name, exponent]) => power(name, -exponent));
  if (above.length === 0 && below.length === 0) return '';
  return [above.length > 0 ? above.join(' * ') : '1', ...below].join(' / ');
}

function power(name: string, exponent: number): string {
  return exponent === 1 ? name : `${name}^${exponent}`;
}

function dimensionText(measure: Measure): string {
  return JSON.stringify([...dimensionsOf(measure)]);
}
