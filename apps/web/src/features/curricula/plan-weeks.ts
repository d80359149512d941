import type { CurriculaView } from '@fortyfive/contract';

export type PlanDay = CurriculaView['plan45']['days'][number];

export interface PlanWeek {
  readonly number: number;
  readonly days: readonly PlanDay[];
}

const DAYS_A_WEEK = 7;

/** Days by sevens, counted from day 1 and not from a Monday: a plan begins when somebody begins it. */
export function weeksOf(days: readonly PlanDay[]): readonly PlanWeek[] {
  const weeks = new Map<number, PlanDay[]>();
  for (const day of days) {
    const number = Math.ceil(day.day / DAYS_A_WEEK);
    weeks.set(number, [...(weeks.get(number) ?? []), day]);
  }
  return [...weeks].map(([number, inIt]) => ({ number, days: inIt }));
}
