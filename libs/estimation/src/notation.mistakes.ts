import { EstimationError } from './estimation.errors.js';
import { FORMULA_FUNCTIONS } from './formula.functions.js';
import { nearestWord } from './notation.suggestion.js';
import type { Token } from './notation.tokens.js';
import { unitWords } from './notation.units.js';

/** What is said about a formula that cannot be read: one sentence, about what was typed, with what to type instead. */

export function stops(last: string | undefined): EstimationError {
  const where =
    last === undefined ? 'Nothing stands behind the equals sign yet.' : `Something is missing after "${last}".`;
  return new EstimationError('incomplete', where);
}

export function stillOpen(): EstimationError {
  return new EstimationError('incomplete', 'A bracket is still open.');
}

export function expectsValue(text: string): EstimationError {
  return new EstimationError('syntax', `A number or a name is missing before "${text}".`, text);
}

export function unmatched(text: string, because: string): EstimationError {
  return new EstimationError('syntax', `"${text}" cannot stand there: ${because}.`, text);
}

export function sideBySide(before: Token | undefined, token: Token): EstimationError {
  const pair = `"${before?.text ?? ''}" and "${token.text}"`;
  const isName = before?.kind === 'word' && token.kind === 'word';
  const joined = isName ? `, or _ if they are one name: ${before.text}_${token.text}` : '';
  return new EstimationError('syntax', `Write * or / between ${pair}${joined}.`, token.text);
}

export function ambiguousPercent(value: number, sign: string): EstimationError {
  const [word, whole] = sign === '+' ? ['more', 100 + value] : ['less', 100 - value];
  return new EstimationError(
    'ambiguous',
    `"${sign} ${value}%" can be read in two ways: write * ${whole}% for ${value}% ${word}, or ${sign} ${value / 100}.`,
    `${value}%`,
  );
}

export function notAFunction(word: string): EstimationError {
  return new EstimationError(
    'forbidden',
    `"${word}" is not a function. There are ${Object.keys(FORMULA_FUNCTIONS).join(', ')}; for a product write * before the bracket.`,
    word,
  );
}

export function unknownWord(
  word: string,
  isBehindNumber: boolean,
  choice: string | undefined,
  cellNames: Iterable<string>,
): EstimationError {
  return new EstimationError('unknown-name', sentenceAbout(word, isBehindNumber, choice, cellNames), word);
}

function sentenceAbout(word: string, isBehindNumber: boolean, choice: string | undefined, cellNames: Iterable<string>) {
  if (choice) return `"${word}" can be bits or bytes: write ${choice}.`;
  if (word === 'm' && isBehindNumber) return '"m" can be million or minutes: write M or min.';
  const nearest = nearestWord(word, [...cellNames, ...unitWords()]);
  if (nearest) return `Nothing is called "${word}". Did you mean "${nearest}"?`;
  return isBehindNumber
    ? `"${word}" is not a known unit. Leave it out, or count in items, requests, users or the like.`
    : `Nothing is called "${word}": there is no cell of that name, and no unit.`;
}
