import { stringify } from 'yaml';
import { z } from 'zod';
import { problemShape, type Problem } from './problem.schema.js';

/** As wide as the files of the bank. */
const LINE_WIDTH = 120;

/**
 * A problem as YAML, to go on writing from, in the order of the schema: a database keeps none. Where the bank teaches it is left
 * out, for that is nothing of a copy.
 *
 * @example readOwnProblem(writeProblem(problem)).issues // []
 */
export function writeProblem(problem: Problem): string {
  return stringify(inOrder({ ...problem, curriculum: undefined }, problemShape), { lineWidth: LINE_WIDTH });
}

function inOrder(value: unknown, schema: unknown): unknown {
  if (schema instanceof z.ZodDefault) return inOrder(value, schema.unwrap());
  if (schema instanceof z.ZodArray && Array.isArray(value)) return value.map((item) => inOrder(item, schema.element));
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value;
  const fields = new Map(Object.entries(value));
  const ordered = Object.entries(schema.shape).filter(([name]) => fields.has(name));
  return Object.fromEntries(ordered.map(([name, part]) => [name, inOrder(fields.get(name), part)]));
}
