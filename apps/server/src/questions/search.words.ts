/** How words are found: small letters without accents, digits count as letters. Both what is searched and what is typed is read so. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Of more words than this the rest is left out: nobody types them, and each costs. */
const MOST_WORDS = 8;

/** What was typed, as words to look for, without the ones that stand twice. */
export function typedWords(text: string): string[] {
  return [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
}

/**
 * What to look for: every typed word, as the beginning of one or as one of its corrections.
 *
 * @param corrections of words that nothing begins with
 * @example toTsQuery(['rate', 'limter'], { limter: ['limiter'] }) // "('rate':*) & ('limter':* | 'limiter')"
 */
export function toTsQuery(words: readonly string[], corrections: Readonly<Record<string, readonly string[]>>): string {
  // A word may be "constructor", which every object has.
  const correctionsOf = (word: string) => (Object.hasOwn(corrections, word) ? corrections[word] : undefined) ?? [];
  return words
    .map((word) => [`'${word}':*`, ...correctionsOf(word).map((other) => `'${other}'`)])
    .map((choices) => `(${choices.join(' | ')})`)
    .join(' & ');
}

/** The word with each pair of neighbours swapped: trigrams find little in common there. @example transpositionsOf('ubre').includes('uber') */
export function transpositionsOf(word: string): string[] {
  return [...word].slice(1).map((_, at) => {
    const letters = [...word];
    letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
    return letters.join('');
  });
}
