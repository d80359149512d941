import { stringify } from 'yaml';
import type { Problem } from './problem.schema.js';

/** As wide as the files of the bank. */
const LINE_WIDTH = 120;

/**
 * A problem as YAML, to go on writing from. Where the bank teaches it is left out: that is nothing of a copy.
 *
 * @example readOwnProblem(writeProblem(problem)).issues // []
 */
export function writeProblem(problem: Problem): string {
  return stringify({ ...problem, curriculum: undefined }, { lineWidth: LINE_WIDTH });
}
