import { STEP_IDS } from '@fortyfive/interview';
import type { Problem } from './problem.schema.js';

/** A sentence that an interviewer reads off, and where it stands. */
export interface Sentence {
  readonly slug: string;
  /** `steps.api.hints[2]` */
  readonly path: string;
  readonly text: string;
}

/** Two sentences that say the same of different things. */
export interface Repetition {
  readonly first: Sentence;
  readonly second: Sentence;
}

/** Share of common words from which on two sentences of different problems are one sentence with the nouns swapped. */
const ALIKE = 0.7;
/** Of shorter sentences too little is left to tell by. */
const FEWEST_WORDS = 5;

/** The probes, hints, red flags and anchors of a problem: what must belong to it alone (BANK-4). */
export function guideSentences(problem: Problem): Sentence[] {
  return STEP_IDS.flatMap((stepId) => {
    const { probes, hints, redFlags, anchors } = problem.steps[stepId];
    const lists = { probes, hints, redFlags, anchors: Object.values(anchors) };
    return Object.entries(lists).flatMap(([name, texts]) =>
      texts.map((text, index) => ({ slug: problem.slug, path: `steps.${stepId}.${name}[${index}]`, text })),
    );
  });
}

/**
 * Sentences that stand twice: word for word anywhere, or nearly so in different problems.
 *
 * @example findRepetitions(problems.flatMap(guideSentences)) // [] for a bank in order
 */
export function findRepetitions(sentences: readonly Sentence[]): Repetition[] {
  const read = sentences.map((sentence) => ({ sentence, words: wordsOf(sentence.text) }));
  return read.flatMap(({ sentence: second, words }, index) =>
    read
      .slice(0, index)
      .filter(({ sentence: first, words: others }) => isRepeated(first, others, second, words))
      .map(({ sentence: first }) => ({ first, second })),
  );
}

function isRepeated(first: Sentence, words: ReadonlySet<string>, second: Sentence, others: ReadonlySet<string>) {
  if (first.text.toLowerCase() === second.text.toLowerCase()) return true;
  return first.slug !== second.slug && areAlike(words, others);
}

/** Jaccard's measure: words in common, of all words in either. */
function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  // Even if all were in common, it would not suffice.
  if (fewer.size < FEWEST_WORDS || fewer.size < ALIKE * more.size) return false;
  let common = 0;
  for (const word of fewer) if (more.has(word)) common += 1;
  return common >= ALIKE * (one.size + other.size - common);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
}
