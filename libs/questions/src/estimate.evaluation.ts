import {
  EstimationError,
  evaluateFormula,
  formatQuantity,
  relativeDifference,
  type Assumptions,
  type Quantity,
} from '@fortyfive/estimation';
import type { Assumption, Estimate, Estimation } from './estimation.schema.js';
import type { ProblemIssue } from './problem.errors.js';

/** How far a stated figure may be from its formula: stated figures are rounded to three digits. */
export const STATED_TOLERANCE = 0.01;

/** An estimate with what its formula gives. */
export interface EvaluatedEstimate {
  readonly id: string;
  readonly title: string;
  readonly quantity: Quantity;
  /** As one would say it: "17.4 k tweet/s". */
  readonly text: string;
  /** The threshold in the same manner: "above 100 k tweet/s". */
  readonly thresholdText: string;
}

/**
 * Computes every estimate of a problem from its assumptions. The stated values play no part (QUESTION-5).
 *
 * @throws EstimationError for a formula that does not work out; never for a parsed `Problem`
 * @example evaluateEstimates(problem.estimation)[0].text // '3.86 k redirect/s'
 */
export function evaluateEstimates(estimation: Estimation): EvaluatedEstimate[] {
  return estimation.estimates.map((estimate) => {
    const quantity = evaluateEstimate(estimate, estimation);
    const limit = formatQuantity({ value: estimate.threshold.value, unit: estimate.unit });
    return {
      id: estimate.id,
      title: estimate.title,
      quantity,
      text: formatQuantity(quantity),
      thresholdText: `${estimate.threshold.when} ${limit}`,
    };
  });
}

/** What is wrong with the figures: formulas that fail, stated values that differ, thresholds already crossed. */
export function findEstimateIssues(estimation: Estimation): ProblemIssue[] {
  const found = estimation.estimates.flatMap((estimate, index) =>
    findIssues(estimate, estimation).map((issue) => ({
      ...issue,
      path: ['estimation', 'estimates', index, ...issue.path],
    })),
  );
  return [...found, ...findUnusedAssumptions(estimation)];
}

function evaluateEstimate(estimate: Estimate, estimation: Estimation): Quantity {
  return evaluateFormula(estimate.formula, namedValues(estimation), estimate.unit);
}

function namedValues({ assumptions, estimates }: Estimation): Assumptions {
  return Object.fromEntries([
    ...assumptions.map((assumption) => [assumption.name, assumptionText(assumption)] as const),
    ...estimates.map(({ id, formula }) => [id, formula] as const),
  ]);
}

function assumptionText({ value, unit }: Assumption): string {
  if (unit === '' || unit === '%') return `${value} ${unit}`;
  return `${value} * (${unit})`;
}

function findIssues(estimate: Estimate, estimation: Estimation): ProblemIssue[] {
  try {
    const truth = evaluateEstimate(estimate, estimation);
    return [...findWrongValue(estimate, truth), ...findCrossedThreshold(estimate, truth)];
  } catch (error) {
    // Anything but a mistake in the formula is a mistake in the program and must surface.
    if (!(error instanceof EstimationError)) throw error;
    return [{ path: ['formula'], message: error.message, kind: 'unit-error' }];
  }
}

function findWrongValue({ value, unit }: Estimate, truth: Quantity): ProblemIssue[] {
  if (relativeDifference({ value, unit }, truth) <= STATED_TOLERANCE) return [];
  return [
    {
      path: ['value'],
      message: `is ${value}, but the formula gives ${Number(truth.value.toPrecision(4))} ${unit}`.trim(),
      kind: 'formula-mismatch',
    },
  ];
}

// The design in the file is the one for the estimate, so the figure at which it would change cannot be behind us.
function findCrossedThreshold({ threshold, unit }: Estimate, truth: Quantity): ProblemIssue[] {
  const isCrossed = threshold.when === 'above' ? truth.value > threshold.value : truth.value < threshold.value;
  if (!isCrossed) return [];
  const message = `${truth.value.toPrecision(4)} ${unit} is ${threshold.when} ${threshold.value} already`;
  return [{ path: ['threshold', 'value'], message }];
}

function findUnusedAssumptions({ assumptions, estimates }: Estimation): ProblemIssue[] {
  const used = new Set(estimates.flatMap(({ formula }) => formula.match(/[A-Za-z]\w*/g) ?? []));
  return assumptions.flatMap(({ name }, index) =>
    used.has(name)
      ? []
      : [
          {
            path: ['estimation', 'assumptions', index, 'name'],
            message: `"${name}" is used by no formula`,
            kind: 'incomplete',
          },
        ],
  );
}
