/** A stretch of a text, and whether it was found. */
export interface MarkedPart {
  readonly text: string;
  readonly isFound: boolean;
}

/**
 * Cuts a text where words begin with what was found, whatever their accents and capitals (QUESTION-WEB-2).
 *
 * @param terms beginnings of words in small letters without accents
 * @example markedParts('Café menus', ['caf']) // [{ text: 'Caf', isFound: true }, { text: 'é menus', isFound: false }]
 */
export function markedParts(text: string, terms: readonly string[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let told = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const length = Math.max(0, ...terms.map((term) => lengthOfBeginning(word, term)));
    if (length === 0) continue;
    if (index > told) parts.push({ text: text.slice(told, index), isFound: false });
    told = index + length;
    parts.push({ text: text.slice(index, told), isFound: true });
  }
  return told < text.length ? [...parts, { text: text.slice(told), isFound: false }] : parts;
}

/** How many code units of the word the term covers; 0 when the word begins otherwise. A letter keeps the accents after it. */
function lengthOfBeginning(word: string, term: string): number {
  let plain = '';
  let length = 0;
  for (const letter of word) {
    const next = plainLetters(letter);
    if (plain.length >= term.length && next !== '') break;
    plain += next;
    length += letter.length;
  }
  return term !== '' && plain.startsWith(term) ? length : 0;
}

function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
