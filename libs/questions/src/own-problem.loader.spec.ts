import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readOwnProblem, toBrief, toTeaser } from './index.js';

const BANK = path.join(import.meta.dirname, '../../../bank');
const TEMPLATE = readFileSync(path.join(BANK, 'template.yaml'), 'utf8');
const HEAD = 'slug: mine\ntitle: Mine\noneLiner: Something of my own.\ndifficulty: easy\n';
const MOST = 200_000;
/** Far more than it takes, also on a busy machine; without the limits each of these takes minutes or ends the process. */
const MOMENT_MS = 3_000;

const errorsOf = (text: string) => readOwnProblem(text).issues.filter(({ severity }) => severity === 'error');
const lineOf = (part: string) => TEMPLATE.slice(0, TEMPLATE.indexOf(part)).split('\n').length;

describe('a problem of my own', () => {
  it('[QUESTION-10] has a template that is complete: nothing is wrong with it and nothing is missing', () => {
    const { issues, problem } = readOwnProblem(TEMPLATE);
    expect(issues).toEqual([]);
    expect(problem?.title).toBe('Design a feature-flag service');
  });

  it('[QUESTION-10] says what is wrong in a sentence, and on which line', () => {
    const broken: readonly (readonly [string, string, string])[] = [
      ['value: 200\n', 'value: 250\n', 'estimation.estimates[1].value is 250, but the formula gives 200 request / s.'],
      ['formula: flags * flagSize', 'formula: flags * size', 'which is not defined'],
      ['to: flag-store,', 'to: shop,', 'In highLevelDesign.connections[1].to: "shop" is no component.'],
      ['difficulty: medium', 'difficulty: tough', 'difficulty must be one of easy, medium, hard, and not "tough".'],
      ['slug: feature', 'slugs: feature', 'slugs is no field of a problem.'],
      ['  - caching/invalidation', '  - caching/invalid', 'Under caching there are caching/cache-aside'],
      ['title: Design a feature', 'title: [Design a feature', 'Close the list with "]"'],
      ['oneLiner: Switch', 'oneLiner: 3 # Switch', 'oneLiner must be text'],
      [
        'announcement: A change',
        'announcement: Now: a change',
        'Put text in quotes when it holds a colon and a space.',
      ],
      [
        'threshold: { when: above, value: 20e3',
        'threshold: { when: above, value: 100',
        '200.0 request / s is above 100',
      ],
      ['deepDive:\n', 'deepDive:\n  topics: []\n', 'This name stands twice in the same place'],
    ];
    for (const [right, wrong, sentence] of broken) {
      expect(TEMPLATE).toContain(right);
      const text = TEMPLATE.replace(right, () => wrong);
      const found = errorsOf(text).find(({ message }) => message.includes(sentence));
      expect({ wrong, found: found?.message ?? errorsOf(text) }).toEqual({ wrong, found: expect.any(String) });
      // A name that stands twice is noticed at the second one, and an open bracket where it should have been closed.
      if (!/twice|Close/.test(sentence)) expect({ wrong, line: found?.line }).toEqual({ wrong, line: lineOf(right) });
    }
  });

  it('[QUESTION-10] may be begun: what is not there yet is advice, and stands where it belongs', () => {
    const { issues, problem } = readOwnProblem(HEAD);
    expect(issues.length).toBeGreaterThan(8);
    expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(['missing']));
    expect(issues.map(({ message }) => message)).toContain('estimation is missing.');
    expect(new Set(issues.map(({ line }) => line))).toEqual(new Set([4]));
    const few = readOwnProblem(
      `${HEAD}requirements:\n  facts:\n    - { id: a, kind: functional, asked: Why?, answer: ' So. ', key: false }\nsteps:\n  api:\n    prompt: ''\n`,
    );
    expect(few.problem?.requirements.facts[0]?.answer).toBe('So.');
    const about = (place: string) => few.issues.filter(({ path: at }) => at === place).map(({ message }) => message);
    expect(about('requirements.facts')).toEqual([
      'requirements.facts needs at least 6 facts.',
      'requirements.facts has no fact of kind "non-functional".',
      'requirements.facts has no fact of kind "out-of-scope".',
      'requirements.facts has no key fact.',
    ]);
    expect(about('steps.api.prompt')).toEqual(['steps.api.prompt must not be empty.']);
    // Both faces of it can be shown.
    if (!problem) throw new Error('It is in order.');
    expect(toTeaser(problem)).toMatchObject({ title: 'Mine', topics: [], strongSteps: [] });
    expect(toBrief(problem, 'v')).toMatchObject({ estimates: [], problem: { curveballs: [], sources: [] } });
  });

  it('[QUESTION-10] needs a head, and is told so when there is nothing at all', () => {
    for (const field of ['slug', 'title', 'oneLiner', 'difficulty'])
      expect(errorsOf(HEAD.replace(new RegExp(`^${field}:.*$`, 'm'), ''))).toMatchObject([{ path: field }]);
    for (const text of ['', '  \n', '# nothing', 'null'])
      expect(readOwnProblem(text)).toMatchObject({ problem: null, issues: [{ line: 1, severity: 'error' }] });
    for (const text of ['- a', 'word', '42', '---\na: 1\n---\nb: 2'])
      expect(readOwnProblem(text)).toMatchObject({ problem: null });
  });

  it('[QUESTION-10] keeps out what no database keeps', () => {
    for (const text of ['"a\\0b"', '"\\uD800"'])
      expect(errorsOf(HEAD.replace('Something of my own.', text))).toMatchObject([{ line: 3, path: 'oneLiner' }]);
    expect(errorsOf(`${HEAD}sources:\n  - { title: a, supports: b, "c\\0": d }\n`).length).toBeGreaterThan(0);
    expect(errorsOf(`${HEAD}__proto__: { polluted: true }\n`)).not.toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

const chain = (count: number, formula: (index: number) => string) =>
  `${HEAD}estimation:\n  assumptions:\n    - { name: a0, value: 1, unit: '', source: s }\n  estimates:\n${Array.from(
    { length: count },
    (_, index) =>
      `    - { id: a${index + 1}, title: t, formula: '${formula(index)}', unit: '', value: 1, decision: d, threshold: { when: above, value: 9e99, then: t } }\n`,
  ).join('')}`;

describe('a text that means harm', () => {
  const times = (part: string) => part.repeat(MOST / part.length);
  const hostile: Readonly<Record<string, string>> = {
    'brackets that overflow the stack': times('['),
    'brackets that are closed': `${'['.repeat(MOST / 2)}${']'.repeat(MOST / 2)}`,
    'braces within braces': '{a: '.repeat(MOST / 4),
    'dashes within dashes': times('- '),
    'keys within keys': times('? '),
    'a step further in on each line': Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    'names by the ten thousand': Array.from({ length: 25_000 }, (_, at) => `${at.toString(36)}: 1`).join('\n'),
    'a list by the ten thousand': `${HEAD}companies: [${'a,'.repeat(9_000)}a]`,
    'aliases that multiply': `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n`,
    'a merge of itself': 'a: &a\n  <<: *a\n',
    'quotes that are never closed': times("'\n"),
    'anchors and tags': times('&a !b '),
    directives: times('%YAML 1.1\n'),
    'empty lines': times('\n'),
    'one long word': `${HEAD}topics: [${'a'.repeat(MOST)}]`,
    'a long path in words': `${HEAD}api:\n  endpoints:\n    - { method: GET, path: '/${' /'.repeat(50_000)}' }`,
    'a long name with dashes': HEAD.replace('mine', `${'a-'.repeat(90_000)}!`),
    'an address that is nearly one': `${HEAD}sources: [{ title: a, supports: b, url: 'http://${'a.'.repeat(90_000)}' }]`,
    'estimates that need one another': chain(190, (index) => `a${index} + a0`),
    'formulas as long as they may be': chain(30, (index) => `a${index}${'+a0*1'.repeat(55)}`),
    'formulas in a circle': chain(30, (index) => `a${((index + 1) % 30) + 1}`),
    'powers of powers': chain(30, () => '9^9^9^9^9^9'),
    'brackets in a formula': chain(30, () => `${'('.repeat(140)}1${')'.repeat(140)} + x`),
    'a unit to a power': `${HEAD}estimation: { assumptions: [{ name: a, value: 1e308, unit: '((byte^99)^99)^99', source: s }], estimates: [{ id: b, title: t, formula: a*a, unit: 'byte', value: 1, decision: d, threshold: { when: above, value: 1, then: t } }] }`,
    'binary data': `${HEAD}companies: !!binary ${'QUJD'.repeat(100)}`,
    'sets and dates of old YAML': `%YAML 1.1\n---\n${HEAD}companies: !!set { a, b }\nsources: 2001-01-01\n`,
  };

  it.each(Object.entries(hostile))('[QUESTION-9] does no harm: %s', (_name, text) => {
    const startMs = performance.now();
    const { problem, issues } = readOwnProblem(text);
    expect(performance.now() - startMs).toBeLessThan(MOMENT_MS);
    expect(problem).toBeNull();
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThanOrEqual(100);
    expect(issues.every(({ line }) => line >= 1)).toBe(true);
  });
});
