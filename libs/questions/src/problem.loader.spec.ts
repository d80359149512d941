import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { BankError, parseProblem, type BankIssue, type Problem } from './index.js';
import { computeVersion } from './problem.version.js';

const FILE = 'url-shortener.yaml';
const text = await readFile(new URL(`../../../bank/problems/${FILE}`, import.meta.url), 'utf8');

function issuesOf(yaml: string, file = FILE): readonly BankIssue[] {
  try {
    parseProblem(yaml, file);
  } catch (error) {
    if (error instanceof BankError) return error.issues;
    throw error;
  }
  return [];
}

/** The issues of the real file after one change to it. */
function issuesAfter(change: (problem: Problem) => unknown): string[] {
  const problem = parse(text) as Problem;
  change(problem);
  return issuesOf(stringify(problem, { aliasDuplicateObjects: false })).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

describe('form', () => {
  it('[QUESTION-1] names file, path and line', () => {
    const problem = parse(text) as Problem;
    problem.steps.api.hints = ['only one'];
    const yaml = stringify(problem);
    const line = yaml.split('\n').findIndex((row) => row.includes('only one')) + 1;
    expect(issuesOf(yaml)).toEqual([
      { file: FILE, path: 'steps.api.hints', message: 'needs at least 3 entries', line },
    ]);
  });

  it.each<[string, (problem: Problem) => unknown, string]>([
    ['an unknown field', (p) => Object.assign(p.deepDive, { notes: 'x' }), 'deepDive: Unrecognized key: "notes"'],
    ['an empty line', (p) => (p.title = ' '), 'title: must not be empty'],
    ['a topic misspelt', (p) => (p.topics[0] = 'caching/hotkeys' as never), 'topics[0]: is not in the taxonomy'],
    ['too few facts', (p) => p.requirements.facts.splice(3), 'requirements.facts: needs at least 6 facts'],
    [
      'a wrong kind',
      (p) => (p.highLevelDesign.components[0]!.kind = 'box' as never),
      'highLevelDesign.components[0].kind: ',
    ],
    [
      'a missing anchor',
      (p) => delete (p.steps.api.anchors as Partial<typeof p.steps.api.anchors>).no,
      'steps.api.anchors.no: ',
    ],
  ])('[QUESTION-1] refuses %s', (_name, change, message) => {
    expect(issuesAfter(change)).toContainEqual(expect.stringContaining(message));
  });

  it('[QUESTION-1] refuses broken YAML, doubled keys and aliases', () => {
    expect(issuesOf('a: [')[0]?.message).toMatch(/line 1/);
    expect(issuesOf('slug: a\nslug: b')[0]?.message).toMatch(/unique/i);
    expect(issuesOf('a: &a [1]\nb: *a')[0]?.message).toBe('the alias "*a" is not allowed: write it out');
  });

  it('[QUESTION-1] wants the file to be named after the slug', () => {
    expect(issuesOf(text, 'other.yaml')).toEqual([
      { file: 'other.yaml', path: 'slug', message: 'is "url-shortener", but the file is named "other.yaml"' },
    ]);
  });
});

describe('references', () => {
  it.each<[string, (problem: Problem) => unknown, string]>([
    ['a doubled fact', (p) => (p.requirements.facts[1]!.id = 'core'), 'requirements.facts[1].id: "core" is used twice'],
    [
      'a doubled endpoint',
      (p) => p.api.endpoints.push({ ...p.api.endpoints[0]! }),
      'api.endpoints[4].path: "POST /links" is used twice',
    ],
    [
      'no key fact',
      (p) => p.requirements.facts.forEach((fact) => (fact.key = false)),
      'requirements.facts: has no key fact',
    ],
    [
      'nothing out of scope',
      (p) => p.requirements.facts.splice(9),
      'requirements.facts: has no fact of kind "out-of-scope"',
    ],
    [
      'a topic about nothing',
      (p) => (p.deepDive.topics[0]!.components = ['ghost']),
      'deepDive.topics[0].components[0]: "ghost" is no component of the design',
    ],
    [
      'a shadowed name',
      (p) => (p.estimation.estimates[0]!.id = 'retention'),
      'estimation.estimates[0].id: "retention" is the name of an assumption already',
    ],
  ])('[QUESTION-2] refuses %s', (_name, change, message) => {
    expect(issuesAfter(change)).toContain(message);
  });

  it.each<[string, (problem: Problem) => unknown, string]>([
    [
      'an arrow to nowhere',
      (p) => (p.highLevelDesign.connections[0]!.to = 'ghost'),
      'highLevelDesign.connections[0].to: "ghost" is no component',
    ],
    [
      'an arrow to itself',
      (p) => (p.highLevelDesign.connections[0]!.to = 'browser'),
      'highLevelDesign.connections[0].to: "browser" is connected to itself',
    ],
    [
      'a loose component',
      (p) => p.highLevelDesign.components.push({ id: 'loose', kind: 'cache', purpose: 'x' }),
      'highLevelDesign.components[11].id: "loose" is connected to nothing',
    ],
    [
      'a stream nobody reads',
      (p) =>
        (p.highLevelDesign.connections = p.highLevelDesign.connections.filter(({ from }) => from !== 'click-stream')),
      'highLevelDesign.components[7].id: stream "click-stream" has no consumer',
    ],
    [
      'a path that jumps',
      (p) => p.highLevelDesign.readPath.splice(1, 1),
      'highLevelDesign.readPath[1]: "browser" and "redirect-service" are not connected',
    ],
    [
      'a path through nothing',
      (p) => p.highLevelDesign.writePath.push('ghost'),
      'highLevelDesign.writePath[7]: "ghost" is no component',
    ],
  ])('[QUESTION-4] refuses %s', (_name, change, message) => {
    expect(issuesAfter(change)).toContain(message);
  });

  it.each<[string, (problem: Problem) => unknown, string]>([
    [
      'a wrong figure',
      (p) => (p.estimation.estimates[4]!.value = 30),
      'estimation.estimates[4].value: is 30, but the formula gives 3 TB',
    ],
    [
      'a missing name',
      (p) => (p.estimation.estimates[0]!.formula = 'links'),
      'estimation.estimates[0].formula: "links" uses "links", which is not defined.',
    ],
    [
      'a wrong unit',
      (p) => (p.estimation.estimates[4]!.unit = 'TB / s'),
      'estimation.estimates[4].formula: The result is in byte, which cannot be expressed in "TB / s".',
    ],
    [
      'a cycle',
      (p) => (p.estimation.estimates[1]!.formula = 'peakRedirects'),
      'estimation.estimates[1].formula: "peakRedirects" depends on itself: peakRedirects → redirects → peakRedirects.',
    ],
    [
      'a crossed threshold',
      (p) => (p.estimation.estimates[4]!.threshold.value = 2),
      'estimation.estimates[4].threshold.value: 3.000 TB is above 2 already',
    ],
    [
      'an unused assumption',
      (p) => (p.estimation.estimates[7]!.formula = '33.3 GB / day'),
      'estimation.assumptions[7].name: "clickSize" is used by no formula',
    ],
  ])('[QUESTION-5] refuses %s', (_name, change, message) => {
    expect(issuesAfter(change)).toContain(message);
  });
});

describe('version', () => {
  const problem = parseProblem(text, FILE);

  it('[QUESTION-6] is 16 hex characters and ignores layout and the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(problem).reverse()) as Problem;
    expect(computeVersion(problem)).toMatch(/^[0-9a-f]{16}$/);
    expect(computeVersion(reversed)).toBe(computeVersion(problem));
    expect(computeVersion(parseProblem(`# a comment\n${text}`, FILE))).toBe(computeVersion(problem));
  });

  it('[QUESTION-6] changes with any word and with the order of a list', () => {
    const hints = [...problem.steps.api.hints].reverse();
    const reordered = { ...problem, steps: { ...problem.steps, api: { ...problem.steps.api, hints } } };
    expect(computeVersion({ ...problem, title: 'x' })).not.toBe(computeVersion(problem));
    expect(computeVersion(reordered)).not.toBe(computeVersion(problem));
  });
});
