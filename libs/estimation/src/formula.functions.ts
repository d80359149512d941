import { EstimationError } from './estimation.errors.js';
import { dimensionsOf, isUnit, math, type Measure } from './math.engine.js';

type FormulaFunction = (...measures: Measure[]) => Measure;

/** All functions a formula may call. The evaluator knows no others (ESTIMATION-3). */
export const FORMULA_FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  ceil: (measure) => roundWhole('ceil', Math.ceil, measure),
  floor: (measure) => roundWhole('floor', Math.floor, measure),
  round: (measure) => roundWhole('round', Math.round, measure),
  max: (...measures) => math.max(...(measures as never[])) as Measure,
  min: (...measures) => math.min(...(measures as never[])) as Measure,
  sqrt: (measure) => math.sqrt(measure as never) as unknown as Measure,
  log2: (measure) => Math.log2(plainNumber('log2', measure)),
  log10: (measure) => Math.log10(plainNumber('log10', measure)),
};

/**
 * Rounding is defined for numbers and for one counted thing ("53 server"); of a duration or a size the answer would
 * depend on the unit somebody happened to write. Twelve digits are enough, and keep 250.00000000000003 from becoming 251.
 */
function roundWhole(name: string, rounding: (value: number) => number, measure: Measure | undefined): Measure {
  const [dimension, ...others] = measure === undefined ? [] : [...dimensionsOf(measure)];
  const isCount = dimension?.[1] === 1 && others.length === 0 && dimension[0] !== 's' && dimension[0] !== 'bit';
  if (measure === undefined || (dimension !== undefined && !isCount)) {
    throw new EstimationError(
      'unit-mismatch',
      `${name}() takes one plain number or one count such as "53 server".`,
      name,
    );
  }
  const value = isUnit(measure) ? (measure.value ?? 1) : measure;
  const whole = rounding(Number(value.toPrecision(12)));
  return dimension === undefined ? whole : (math.unit(whole, dimension[0]) as unknown as Measure);
}

function plainNumber(name: string, measure: Measure | undefined): number {
  if (measure === undefined || dimensionsOf(measure).size > 0) {
    throw new EstimationError('unit-mismatch', `${name}() takes one number without a unit.`, name);
  }
  return isUnit(measure) ? (measure.value ?? 1) : measure;
}
