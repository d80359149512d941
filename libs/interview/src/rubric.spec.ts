import { describe, expect, it } from '@jest/globals';
import {
  CRITERION_IDS,
  INTERVIEW_PLANNED_MS,
  levelOf,
  MINUTE_MS,
  RATING_TITLES,
  RATINGS,
  RUBRIC_VERSION,
  rubricOf,
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

  it('[INTERVIEW-10] counts a rating from 1 to 4', () => {
    expect(RATINGS.map(levelOf)).toEqual([1, 2, 3, 4]);
  });

  it('[INTERVIEW-10] asks one question per step and some about the whole, each its own, of others and of oneself', () => {
    for (const { criteria } of [1, 2].map(rubricOf)) {
      const steps = criteria.slice(0, STEP_IDS.length);
      expect(steps.map(({ id, title }) => [id, title])).toEqual(STEPS.map(({ id, title }) => [id, title]));
      for (const key of ['question', 'selfQuestion'] as const) {
        expect(new Set(criteria.map((criterion) => criterion[key])).size).toBe(criteria.length);
        for (const criterion of criteria) expect(criterion[key]).toMatch(/^[A-Z].*\?$/);
      }
      for (const { selfQuestion } of criteria) expect(selfQuestion).toMatch(/\byour?\b/i);
    }
  });

  it('[INTERVIEW-10] has anchors of its own where the question has none, four of them, each different', () => {
    for (const { id, anchors } of rubricOf(RUBRIC_VERSION).criteria) {
      expect([id, anchors === null]).toEqual([id, STEP_IDS.some((stepId) => stepId === id)]);
      if (anchors) expect(new Set(RATINGS.map((rating) => anchors[rating])).size).toBe(RATINGS.length);
    }
  });
});

describe('versions of the rubric', () => {
  const general = (version: number): string[] =>
    rubricOf(version)
      .criteria.slice(STEP_IDS.length)
      .map(({ id }) => id);

  it('[INTERVIEW-16] stay as they were published', () => {
    expect(general(1)).toEqual(['communication', 'trade-offs']);
    expect(general(2)).toEqual(['communication', 'trade-offs', 'drive']);
    expect([1, 2].map((version) => rubricOf(version).hintPrice)).toEqual([0.5, 0.5]);
  });

  it('[INTERVIEW-16] are numbered by their place, the newest for interviews that begin now', () => {
    expect(rubricOf(RUBRIC_VERSION).version).toBe(RUBRIC_VERSION);
    expect(() => rubricOf(RUBRIC_VERSION + 1)).toThrow(RangeError);
    expect(() => rubricOf(0)).toThrow('There is no rubric 0.');
  });

  it('[INTERVIEW-16] have no criterion without a name in the list of all, which keeps those of old versions', () => {
    const everything = [1, 2].flatMap((version) => rubricOf(version).criteria.map(({ id }) => id));
    expect([...CRITERION_IDS].sort()).toEqual([...new Set(everything)].sort());
  });
});
