import { z } from 'zod';
import { problemShape } from './problem.schema.js';

/**
 * The JSON schema of a problem file, for editors. Draft 7, which the YAML language servers read best. It knows the form;
 * the checks across fields run in the loader only.
 *
 * @example createProblemJsonSchema().title // 'Fortyfive problem'
 */
export function createProblemJsonSchema(): Record<string, unknown> {
  return { title: 'Fortyfive problem', ...z.toJSONSchema(problemShape, { target: 'draft-7', io: 'input' }) };
}
