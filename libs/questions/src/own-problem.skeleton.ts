import { RATINGS, STEP_IDS } from '@fortyfive/interview';

const guide = () => ({
  prompt: '',
  probes: [],
  hints: [],
  redFlags: [],
  anchors: Object.fromEntries(RATINGS.map((rating) => [rating, ''])),
});

/** A problem with nothing in it yet. What is written stands in its place; head, list entries and the like have no empty form. */
const SKELETON = {
  knownAs: [],
  topics: [],
  companies: [],
  strongSteps: [],
  curriculum: { steps22: [], days45: [], days90: [] },
  prerequisites: [],
  learningOutcomes: [],
  sources: [],
  requirements: { facts: [] },
  estimation: { assumptions: [], estimates: [] },
  api: { endpoints: [] },
  highLevelDesign: { components: [], connections: [], writePath: [], readPath: [] },
  deepDive: { topics: [] },
  bottlenecks: { bottlenecks: [], failureModes: [] },
  production: { cost: [], operations: [], security: [] },
  steps: Object.fromEntries(STEP_IDS.map((id) => [id, guide()])),
  curveballs: [],
};

/** Parts that nobody misses in a problem of one's own: where the bank teaches it, and what a search may add. */
const OPTIONAL = new Set(['knownAs', 'companies', 'curriculum', 'prerequisites', 'sources']);

type Fields = Readonly<Record<string, unknown>>;

/** What was written with everything else empty, and the paths of what was empty. */
export interface PaddedProblem {
  readonly data: unknown;
  readonly missing: readonly (readonly string[])[];
}

/**
 * Fills in empty what nobody has written yet, so that half a problem can be read (QUESTION-10).
 *
 * @example padProblem({ title: 'x' }).missing.some(([section]) => section === 'estimation') // true
 */
export function padProblem(written: unknown): PaddedProblem {
  const missing: string[][] = [];
  const data = pad(written, SKELETON, [], missing);
  return { data, missing: missing.filter(([section]) => section === undefined || !OPTIONAL.has(section)) };
}

function pad(written: unknown, empty: unknown, path: readonly string[], missing: string[][]): unknown {
  if (written === undefined || written === null) {
    missing.push([...path]);
    return empty;
  }
  if (!isFields(written) || !isFields(empty)) return written;
  const padded = Object.entries(empty).map(([key, part]) => [key, pad(written[key], part, [...path, key], missing)]);
  return { ...written, ...Object.fromEntries(padded) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
