import type { Bank } from './bank.loader.js';
import { findRepetitions, guideSentences } from './bank.sentences.js';
import type { Companies } from './companies.schema.js';
import type { Curricula } from './curricula.schema.js';
import type { BankIssue } from './problem.errors.js';
import type { Problem } from './problem.schema.js';
import { findReferenceSheetIssues } from './reference.evaluation.js';

/** What is wrong between the files of a bank, each of which is right by itself (QUESTION-8). */
export function findBankIssues({ problems, companies, curricula, reference }: Partial<Bank>): BankIssue[] {
  const known = problems ?? [];
  return [
    ...findRepeatedSentences(known),
    ...(companies ? findCompanyIssues(companies, known) : []),
    ...(curricula ? findCurriculumIssues(curricula, known) : []),
    ...(reference ? findReferenceSheetIssues(reference) : []),
  ];
}

/** Every slug of a problem that the other files name. */
export function namedProblems({ companies, curricula }: Partial<Bank>): string[] {
  const ofCompanies = companies?.companies.flatMap(({ problems, mock }) => [...problems, mock.problem]) ?? [];
  const steps = curricula?.path.phases.flatMap((phase) => phase.steps) ?? [];
  const days = [...(curricula?.plan45.days ?? []), ...(curricula?.plan90.days ?? [])];
  const ofCurricula = [...steps, ...days].flatMap(({ problems }) => problems);
  const ofLadder = curricula?.mockLadder.map(({ problem }) => problem) ?? [];
  return [...new Set([...ofCompanies, ...ofCurricula, ...ofLadder])];
}

function findRepeatedSentences(problems: readonly Problem[]): BankIssue[] {
  return findRepetitions(problems.flatMap(guideSentences)).map(({ first, second }) => ({
    file: `${second.slug}.yaml`,
    path: second.path,
    message: `says "${second.text}", which is what ${first.slug} says at ${first.path}: "${first.text}"`,
    kind: 'repeated-sentence',
  }));
}

function findCompanyIssues({ companies }: Companies, problems: readonly Problem[]): BankIssue[] {
  const file = 'companies.yaml';
  const slugs = new Set(companies.map(({ slug }) => slug));
  const unknown = problems.flatMap((problem) =>
    problem.companies
      .filter((slug) => !slugs.has(slug))
      .map((slug) => ({ file: `${problem.slug}.yaml`, path: 'companies', message: `"${slug}" is not in ${file}` })),
  );
  // Both sides say it, because both are read by themselves; so they must say the same.
  const unequal = companies.flatMap(({ slug, problems: named }) => {
    const naming = problems.filter((problem) => problem.companies.includes(slug)).map((problem) => problem.slug);
    const missing = naming.filter((one) => !named.includes(one));
    const extra = named.filter((one) => problems.some((problem) => problem.slug === one) && !naming.includes(one));
    return [
      ...missing.map((one) => ({ file, path: slug, message: `${one}.yaml names ${slug}, but is not listed here` })),
      ...extra.map((one) => ({ file, path: slug, message: `lists ${one}, whose file does not name ${slug}` })),
    ];
  });
  return [...unknown, ...unequal];
}

function findCurriculumIssues(curricula: Curricula, problems: readonly Problem[]): BankIssue[] {
  const steps = curricula.path.phases.flatMap((phase) => phase.steps);
  const places = {
    steps22: steps.map(({ number, problems: named }) => ({ place: number, named })),
    days45: curricula.plan45.days.map(({ day, problems: named }) => ({ place: day, named })),
    days90: curricula.plan90.days.map(({ day, problems: named }) => ({ place: day, named })),
  };
  return [...findBrokenOrder(steps), ...problems.flatMap((problem) => findMisplaced(problem, places))];
}

function findMisplaced(
  { slug, curriculum }: Problem,
  places: Readonly<Record<keyof Problem['curriculum'], readonly { place: number; named: readonly string[] }[]>>,
): BankIssue[] {
  const names = Object.keys(places) as (keyof typeof places)[];
  return names.flatMap((name) => {
    const there = places[name].filter(({ named }) => named.includes(slug)).map(({ place }) => place);
    const said = [...curriculum[name]].sort((a, b) => a - b);
    if (String(there) === String(said)) return [];
    const message = `is [${said.join(', ')}], but curricula.yaml has it at [${there.join(', ')}]`;
    return [{ file: `${slug}.yaml`, path: `curriculum.${name}`, message }];
  });
}

function findBrokenOrder(steps: readonly { number: number; requires: readonly number[] }[]): BankIssue[] {
  return steps.flatMap(({ number, requires }, index) => {
    const path = `path.steps[${index}]`;
    const issues = requires
      .filter((required) => required >= number)
      .map((required) => ({
        file: 'curricula.yaml',
        path,
        message: `step ${number} requires the later step ${required}`,
      }));
    if (number === index + 1) return issues;
    return [...issues, { file: 'curricula.yaml', path, message: `is number ${number}; steps are numbered in order` }];
  });
}
