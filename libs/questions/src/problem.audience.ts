import { evaluateEstimates, type EvaluatedEstimate } from './estimate.evaluation.js';
import type { Problem } from './problem.schema.js';

declare const teaserBrand: unique symbol;

/**
 * What a candidate and the public list may see of a problem. The brand makes `toTeaser` the only way to get one: a
 * `Problem` has all these fields too, and without it could be passed, secrets and all, wherever a teaser is asked for.
 */
export interface Teaser {
  readonly [teaserBrand]: true;
  readonly slug: string;
  readonly title: string;
  readonly oneLiner: string;
  readonly difficulty: Problem['difficulty'];
  readonly topics: readonly Problem['topics'][number][];
  readonly companies: readonly string[];
  readonly knownAs: readonly string[];
  readonly strongSteps: readonly Problem['strongSteps'][number][];
}

/** What the interviewer reads: everything, with the figures computed and the version an interview pins. */
export interface Brief {
  readonly version: string;
  readonly problem: Problem;
  readonly estimates: readonly EvaluatedEstimate[];
}

/**
 * What may be shown to everyone. Built field by field and never by leaving out, so that a field added to the schema
 * stays secret until somebody adds it here (QUESTION-3).
 *
 * @example toTeaser(problem).title // 'Design a URL shortener'
 */
export function toTeaser(problem: Problem): Teaser {
  const teaser: Omit<Teaser, typeof teaserBrand> = {
    slug: problem.slug,
    title: problem.title,
    oneLiner: problem.oneLiner,
    difficulty: problem.difficulty,
    topics: [...problem.topics],
    companies: [...problem.companies],
    knownAs: [...problem.knownAs],
    strongSteps: [...problem.strongSteps],
  };
  return teaser as Teaser;
}

/**
 * What the interviewer, and after the interview the candidate, may read. The caller checks the role.
 *
 * @example toBrief(problem, '3f0c9a51d2b7e846').estimates[0].text // '3.86 k redirect/s'
 */
export function toBrief(problem: Problem, version: string): Brief {
  return { version, problem, estimates: evaluateEstimates(problem.estimation) };
}

/** What a search looks through, one text per weight. Takes a teaser, so that a search can never find a secret (QUESTION-7). */
export interface SearchTexts {
  readonly title: string;
  /** Products that do it, and the slug. */
  readonly names: string;
  readonly topics: string;
  readonly line: string;
}

/**
 * The words a question is found by.
 *
 * @example toSearchTexts(toTeaser(problem)).topics.includes('hot keys') // true: dashes read as spaces
 */
export function toSearchTexts({ slug, title, oneLiner, difficulty, topics, companies, knownAs }: Teaser): SearchTexts {
  const spoken = (names: readonly string[]) => names.join(' ').replace(/[-/]/g, ' ');
  return {
    title,
    names: [...knownAs, spoken([slug])].join(' '),
    topics: spoken([...topics, ...companies, difficulty]),
    line: oneLiner,
  };
}
