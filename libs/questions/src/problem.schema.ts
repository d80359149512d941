import { z } from 'zod';
import { apiSchema } from './api.schema.js';
import { bottlenecksSchema } from './bottlenecks.schema.js';
import { deepDiveSchema } from './deep-dive.schema.js';
import { findEstimateIssues } from './estimate.evaluation.js';
import { estimationSchema } from './estimation.schema.js';
import { headFields } from './head.schema.js';
import { highLevelDesignSchema } from './high-level-design.schema.js';
import { findDesignIssues } from './high-level-design.references.js';
import { findReferenceIssues } from './problem.references.js';
import { productionSchema } from './production.schema.js';
import { requirementsSchema } from './requirements.schema.js';
import { curveballsSchema, stepsSchema } from './steps.schema.js';

/** The form of a problem file, without the checks across fields. This is what the JSON schema is made from. */
export const problemShape = z.strictObject({
  ...headFields,
  requirements: requirementsSchema,
  estimation: estimationSchema,
  api: apiSchema,
  highLevelDesign: highLevelDesignSchema,
  deepDive: deepDiveSchema,
  bottlenecks: bottlenecksSchema,
  production: productionSchema,
  steps: stepsSchema,
  curveballs: curveballsSchema,
});

/** A whole design problem, secrets included. Never send it anywhere: use `toTeaser` or `toBrief`. */
export type Problem = z.infer<typeof problemShape>;

/**
 * A problem file that also hangs together: references resolve, paths are connected, and every stated figure follows
 * from its formula (QUESTION-2, QUESTION-4, QUESTION-5).
 *
 * @example problemSchema.parse(data) // throws z.ZodError with a path per issue
 */
export const problemSchema = problemShape.superRefine((problem, context) => {
  const issues = [
    ...findReferenceIssues(problem),
    ...findDesignIssues(problem.highLevelDesign),
    ...findEstimateIssues(problem.estimation),
  ];
  for (const { path, message, kind } of issues)
    context.addIssue({ code: 'custom', path: [...path], message, params: { kind } });
});

/**
 * A problem as an older server may have stored it. Interviews keep their version for ever, so what the schema has learnt to ask
 * for since is filled in empty.
 *
 * @param content what passed the schema of its time
 */
export function readStoredProblem(content: unknown): Problem {
  const known = { knownAs: [], strongSteps: [], production: { cost: [], operations: [], security: [] } };
  return { ...known, ...(content as Problem) };
}
