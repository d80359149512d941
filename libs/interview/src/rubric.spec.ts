import { describe, expect, it } from '@jest/globals';
import {
  CRITERIA,
  CRITERION_IDS,
  INTERVIEW_PLANNED_MS,
  MINUTE_MS,
  RATING_TITLES,
  RATINGS,
  stepAt,
  STEP_IDS,
  STEPS,
} from './index.js';

describe('steps and rubric', () => {
  it('[INTERVIEW-10] has six steps that fill 45 minutes', () => {
    expect(STEPS.map(({ id }) => id)).toEqual([...STEP_IDS]);
    expect(STEPS.map(({ plannedMs }) => plannedMs / MINUTE_MS)).toEqual([5, 5, 5, 10, 15, 5]);
    expect(INTERVIEW_PLANNED_MS).toBe(45 * MINUTE_MS);
  });

  it.each([-1, 6, 0.5, NaN])('[INTERVIEW-10] has no step %p', (index) => {
    expect(() => stepAt(index)).toThrow(RangeError);
  });

  it('[INTERVIEW-10] rates with four levels, as many for as against', () => {
    expect(RATINGS).toEqual(['strong-no', 'no', 'yes', 'strong-yes']);
    expect(RATINGS.map((rating) => RATING_TITLES[rating])).toEqual(['Strong no', 'No', 'Yes', 'Strong yes']);
  });

  it('[INTERVIEW-10] asks one question per step and two about the whole, each its own', () => {
    expect(CRITERIA.map(({ id }) => id)).toEqual([...STEP_IDS, 'communication', 'trade-offs']);
    expect(CRITERION_IDS).toEqual(CRITERIA.map(({ id }) => id));
    expect(new Set(CRITERIA.map(({ question }) => question)).size).toBe(8);
    for (const { question, title } of CRITERIA) {
      expect(question).toMatch(/^[A-Z].*\?$/);
      expect(title).not.toBe('');
    }
  });
});
