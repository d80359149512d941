import type { ProblemIssue } from './problem.errors.js';
import type { Problem } from './problem.schema.js';
import { FACT_KINDS } from './requirements.schema.js';

/** Names that must be unique, facts that must be there, and component ids used outside the design (QUESTION-2). */
export function findReferenceIssues(problem: Problem): ProblemIssue[] {
  return [
    ...findDuplicates(problem.requirements.facts, ['requirements', 'facts'], 'id'),
    ...findDuplicates(problem.highLevelDesign.components, ['highLevelDesign', 'components'], 'id'),
    ...findDuplicates(problem.deepDive.topics, ['deepDive', 'topics'], 'id'),
    ...findDuplicates(problem.curveballs, ['curveballs'], 'id'),
    ...findRepeatedEndpoints(problem),
    ...findRepeatedNames(problem),
    ...findMissingFacts(problem),
    ...findUnknownComponents(problem),
  ];
}

function findDuplicates<K extends string>(
  items: readonly Record<K, string>[],
  path: readonly (string | number)[],
  key: K,
): ProblemIssue[] {
  return items.flatMap((item, index) =>
    items.findIndex((other) => other[key] === item[key]) === index
      ? []
      : [{ path: [...path, index, key], message: `"${item[key]}" is used twice` }],
  );
}

function findRepeatedEndpoints({ api }: Problem): ProblemIssue[] {
  const endpoints = api.endpoints.map(({ method, path }) => ({ path: `${method} ${path}` }));
  return findDuplicates(endpoints, ['api', 'endpoints'], 'path');
}

// Formulas see assumptions and estimates in one namespace.
function findRepeatedNames({ estimation }: Problem): ProblemIssue[] {
  const assumed = new Set(estimation.assumptions.map(({ name }) => name));
  const shadowing = estimation.estimates.flatMap(({ id }, index) =>
    assumed.has(id)
      ? [{ path: ['estimation', 'estimates', index, 'id'], message: `"${id}" is the name of an assumption already` }]
      : [],
  );
  return [
    ...findDuplicates(estimation.assumptions, ['estimation', 'assumptions'], 'name'),
    ...findDuplicates(estimation.estimates, ['estimation', 'estimates'], 'id'),
    ...shadowing,
  ];
}

function findMissingFacts({ requirements }: Problem): ProblemIssue[] {
  const path = ['requirements', 'facts'];
  const missing = FACT_KINDS.filter((kind) => !requirements.facts.some((fact) => fact.kind === kind));
  const issues = missing.map((kind) => `has no fact of kind "${kind}"`);
  const messages = requirements.facts.some(({ key }) => key) ? issues : [...issues, 'has no key fact'];
  return messages.map((message) => ({ path, message, kind: 'incomplete' }));
}

function findUnknownComponents({ highLevelDesign, deepDive, bottlenecks }: Problem): ProblemIssue[] {
  const known = new Set(highLevelDesign.components.map(({ id }) => id));
  const check = (ids: readonly string[], path: readonly (string | number)[]) =>
    ids.flatMap((id, index) =>
      known.has(id) ? [] : [{ path: [...path, 'components', index], message: `"${id}" is no component of the design` }],
    );
  return [
    ...deepDive.topics.flatMap((topic, index) => check(topic.components, ['deepDive', 'topics', index])),
    ...bottlenecks.bottlenecks.flatMap((one, index) => check(one.components, ['bottlenecks', 'bottlenecks', index])),
  ];
}
