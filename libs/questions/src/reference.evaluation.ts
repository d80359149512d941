import { EstimationError, evaluateFormula, relativeDifference } from '@fortyfive/estimation';
import { STATED_TOLERANCE } from './estimate.evaluation.js';
import type { BankIssue } from './problem.errors.js';
import type { Reference } from './reference.schema.js';

/** Worked examples of the reference sheet that do not work out. */
export function findReferenceSheetIssues({ formulas }: Reference): BankIssue[] {
  return formulas.flatMap(({ id, worked }): BankIssue[] => {
    const at = { file: 'reference.yaml', path: `formulas.${id}.worked` };
    try {
      const truth = evaluateFormula(worked.formula, worked.given, worked.unit);
      if (relativeDifference({ value: worked.value, unit: worked.unit }, truth) <= STATED_TOLERANCE) return [];
      const message = `is ${worked.value}, but the formula gives ${Number(truth.value.toPrecision(4))} ${worked.unit}`;
      return [{ ...at, message: message.trim(), kind: 'formula-mismatch' }];
    } catch (error) {
      // Anything but a mistake in the formula is a mistake in the program and must surface.
      if (!(error instanceof EstimationError)) throw error;
      return [{ ...at, message: error.message, kind: 'unit-error' }];
    }
  });
}
