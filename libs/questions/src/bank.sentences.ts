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
  const frequency = countWords(read);
  const seen = new Map<string, ReadSentence[]>();
  return read.flatMap((second) => {
    const keys = [second.sentence.text.toLowerCase(), ...rarestOf(second.words, frequency)];
    const earlier = new Set(keys.flatMap((key) => seen.get(key) ?? []));
    for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), second]);
    return [...earlier].filter((first) => isRepeated(first, second)).map((first) => pairOf(first, second));
  });
}

interface ReadSentence {
  readonly sentence: Sentence;
  readonly words: ReadonlySet<string>;
}

const pairOf = (first: ReadSentence, second: ReadSentence): Repetition => ({
  first: first.sentence,
  second: second.sentence,
});

function countWords(read: readonly ReadSentence[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const word of read.flatMap(({ words }) => [...words])) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}

/**
 * So many of the rarest words that two sentences that are alike have one of these in common: those left out are too few to make
 * them alike. Only sentences that share one are compared, instead of each with each.
 */
function rarestOf(words: ReadonlySet<string>, frequency: ReadonlyMap<string, number>): string[] {
  const count = (word: string): number => frequency.get(word) ?? 0;
  const byRarity = [...words].sort((a, b) => count(a) - count(b) || (a < b ? -1 : 1));
  return byRarity.slice(0, words.size - Math.ceil(ALIKE * words.size) + 1);
}

function isRepeated(first: ReadSentence, second: ReadSentence): boolean {
  if (first.sentence.text.toLowerCase() === second.sentence.text.toLowerCase()) return true;
  return first.sentence.slug !== second.sentence.slug && areAlike(first.words, second.words);
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
