import {
  addDependencies,
  create,
  createUnitDependencies,
  divideDependencies,
  maxDependencies,
  minDependencies,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
  unitDependencies,
  type FactoryFunctionMap,
  type MathJsInstance,
} from 'mathjs';
import { COUNTED_NOUNS, INFORMATION_UNITS, MONEY_UNITS, RATE_UNITS, TIME_UNITS } from './unit.catalogue.js';

/** A mathjs unit, as far as this lib looks into it: `value` is in seconds, bits and ones. */
export interface MathUnit {
  readonly value: number | null;
  readonly dimensions: readonly number[];
}

/** What a formula evaluates to inside the engine. */
export type Measure = number | MathUnit;

// Only what arithmetic on units needs is created at all: there is no `import`, `evaluate` or `simplify` to be reached (ESTIMATION-3).
const math = create(
  {
    parseDependencies,
    unitDependencies,
    createUnitDependencies,
    addDependencies,
    subtractDependencies,
    multiplyDependencies,
    divideDependencies,
    powDependencies,
    unaryMinusDependencies,
    unaryPlusDependencies,
    maxDependencies,
    minDependencies,
    sqrtDependencies,
  } as FactoryFunctionMap,
  { number: 'number', predictable: true },
) as MathJsInstance;

function defineScale(scale: Readonly<Record<string, number>>, base: string): void {
  for (const [name, factor] of Object.entries(scale)) {
    // The base itself already exists and everything else is derived from it.
    if (name !== base) math.createUnit(name, `${factor} ${base}`, { override: true });
  }
}

for (const noun of [...COUNTED_NOUNS, ...MONEY_UNITS]) math.createUnit(noun);
defineScale(TIME_UNITS, 's');
defineScale(INFORMATION_UNITS, 'bit');
defineScale(RATE_UNITS, 'bit/s');

const ones = new Map<string, Measure>();

/** One of a known unit. Remembered, because mathjs looks through all units and prefixes each time. */
export function oneOf(unit: string): Measure {
  const one = ones.get(unit) ?? (math.unit(1, unit) as unknown as Measure);
  ones.set(unit, one);
  return one;
}

/** Whether a measure still carries a unit (mathjs keeps a unit object even when all dimensions have cancelled). */
export function isUnit(measure: Measure): measure is MathUnit {
  return typeof measure === 'object';
}

/** The exponent of every dimension that has not cancelled, by our name of its base unit. */
export function dimensionsOf(measure: Measure): ReadonlyMap<string, number> {
  const exponents = new Map<string, number>();
  if (!isUnit(measure)) return exponents;
  measure.dimensions.forEach((exponent, index) => {
    if (exponent !== 0) exponents.set(baseUnitName(math.Unit.BASE_DIMENSIONS[index] ?? ''), exponent);
  });
  return exponents;
}

/** The number behind a measure, in seconds, bits and ones. A unit alone ("day") counts as one of it. */
export function magnitudeOf(measure: Measure): number {
  if (!isUnit(measure)) return measure;
  return measure.value ?? magnitudeOf(math.multiply(1, measure as never) as unknown as Measure);
}

function baseUnitName(dimension: string): string {
  if (dimension === 'TIME') return 's';
  if (dimension === 'BIT') return 'bit';
  return dimension.replace(/_STUFF$/, '');
}

export { math };
