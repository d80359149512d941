/**
 * The one of these words that somebody who typed `word` most likely meant: at most one letter off, two in a long word.
 *
 * @example nearestWord('reuqests', ['users', 'requests']) // 'requests'
 */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const allowed = word.length > 5 ? 2 : word.length > 3 ? 1 : 0;
  let nearest: string | undefined;
  let least = allowed + 1;
  for (const one of known) {
    if (Math.abs(one.length - word.length) > least) continue;
    const distance = lettersApart(word.toLowerCase(), one.toLowerCase());
    // Of two equally near, the first in the alphabet: the answer does not depend on the order of the cells.
    if (distance < least || (distance === least && nearest !== undefined && one < nearest)) {
      least = distance;
      nearest = one;
    }
  }
  return nearest;
}

/** Levenshtein's distance. */
function lettersApart(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
