import { AGREEMENT_INTERVIEWS_MIN, type CriterionAgreement } from '@fortyfive/contract';
import { strengthOf } from '@fortyfive/interview';

/** With two decimals and a real minus sign; what rounds to nothing has none. */
export function formatKappa(kappa: number): string {
  const rounded = Math.round(kappa * 100) / 100;
  return rounded.toFixed(2).replace('-', '−');
}

/** "0.12 to 0.81" */
export function formatInterval({ low, high }: NonNullable<CriterionAgreement['interval']>): string {
  return `${formatKappa(low)} to ${formatKappa(high)}`;
}

/** The agreement in a word, or why there is none. */
export function wordFor({ weightedKappa, interviews }: CriterionAgreement): string {
  if (weightedKappa !== null) return strengthOf(weightedKappa);
  if (interviews >= AGREEMENT_INTERVIEWS_MIN) return 'not defined: always one and the same rating';
  return `${AGREEMENT_INTERVIEWS_MIN - interviews} more to go`;
}

/** Whether there is any criterion of which something can be said. */
export function hasEnough(criteria: readonly CriterionAgreement[]): boolean {
  return criteria.some(({ interviews }) => interviews >= AGREEMENT_INTERVIEWS_MIN);
}
