import { z } from 'zod';
import { companiesSchema } from './companies.schema.js';
import { curriculaSchema } from './curricula.schema.js';
import { problemShape } from './problem.schema.js';
import { referenceSchema } from './reference.schema.js';

const SCHEMAS = {
  problem: problemShape,
  companies: companiesSchema,
  curricula: curriculaSchema,
  reference: referenceSchema,
} as const;

/**
 * The JSON schemas of the bank's files, for editors, by name. Draft 7, which the YAML language servers read best. They know the
 * form; the checks across fields and files run in the loader only.
 *
 * @example createJsonSchemas().problem.title // 'Fortyfive problem'
 */
export function createJsonSchemas(): Record<string, Record<string, unknown>> {
  const schemas = Object.entries(SCHEMAS).map(([name, schema]) => [
    name,
    { title: `Fortyfive ${name}`, ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) },
  ]);
  return Object.fromEntries(schemas) as Record<string, Record<string, unknown>>;
}
