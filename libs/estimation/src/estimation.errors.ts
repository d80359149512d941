/** Every way a formula, a value or a unit can be wrong. Callers branch on this, never on the message. */
export type EstimationErrorCode =
  | 'too-long'
  | 'syntax'
  | 'incomplete'
  | 'ambiguous'
  | 'forbidden'
  | 'unknown-name'
  | 'reserved-name'
  | 'unknown-unit'
  | 'unit-mismatch'
  | 'cycle'
  | 'not-finite';

/**
 * The only error this lib throws.
 *
 * `code` says what kind of mistake it is; `name` of the culprit (an assumption, a unit, a function) is in `culprit`
 * when there is one; the message is one sentence fit to be shown to the author of the formula.
 *
 * @example
 * try { evaluateFormula('users * 5', {}) } catch (error) { (error as EstimationError).code === 'unknown-name' }
 */
export class EstimationError extends Error {
  override readonly name = 'EstimationError';

  constructor(
    readonly code: EstimationErrorCode,
    message: string,
    readonly culprit?: string,
  ) {
    super(message);
  }
}
