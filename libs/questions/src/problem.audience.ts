import { evaluateEstimates, type EvaluatedEstimate } from './estimate.evaluation.js';
import type { Problem } from './problem.schema.js';
import { computeVersion } from './problem.version.js';

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
  };
  return teaser as Teaser;
}

/**
 * What the interviewer, and after the interview the candidate, may read. The caller checks the role.
 *
 * @example toBrief(problem).estimates[0].text // '3.86 k redirect/s'
 */
export function toBrief(problem: Problem): Brief {
  return { version: computeVersion(problem), problem, estimates: evaluateEstimates(problem.estimation) };
}

/**
 * The text a search looks through: small letters, one line. Takes a teaser, so that a search can never find a secret.
 *
 * @example toSearchText(toTeaser(problem)).includes('hot keys') // true: dashes read as spaces too
 */
export function toSearchText(teaser: Teaser): string {
  const { slug, title, oneLiner, difficulty, topics, companies } = teaser;
  const names = [slug, ...topics, ...companies];
  const spoken = names.map((name) => name.replace(/[-/]/g, ' '));
  return [title, oneLiner, difficulty, ...names, ...spoken].join(' ').toLowerCase();
}
