import { EstimationError } from './estimation.errors.js';

export type Token =
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string; readonly symbol: string };

/** What is typed for an operator, in signs and in words. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '⋅': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '**': '^',
  x: '*',
  of: '*',
  per: '/',
};

const SPACE = /[\s~≈]+/y;
// Thousands may be parted by commas, underscores or narrow and plain spaces; what is not a group of three is not taken in.
const NUMBER = /(?:\d{1,3}(?:[,_ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?/iy;
const WORD = /\$|[\p{L}_][\p{L}\p{N}_]*/uy;
const SYMBOL = /\*\*|[-+*/^()%,×·⋅÷−–]/y;

/**
 * Parts a formula as people type it into numbers, words and symbols. Signs for nearly ("~300M") are left out.
 *
 * @throws EstimationError `ambiguous` for a number with two readings, `forbidden` for anything that is not arithmetic
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const lists: boolean[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    at += found?.length ?? 0;
    return found;
  };
  while (at < text.length) {
    if (take(SPACE)) continue;
    const token = nextToken(take, text.slice(at));
    if (token.kind === 'number') checkNumber(token.text, text.slice(at), lists.at(-1) ?? false);
    if (token.kind === 'symbol' && token.symbol === '(') lists.push(isList(tokens.at(-1)));
    if (token.kind === 'symbol' && token.symbol === ')') lists.pop();
    tokens.push(token);
  }
  return dollarsLast(tokens);
}

function nextToken(take: (pattern: RegExp) => string | undefined, rest: string): Token {
  const number = take(NUMBER);
  if (number !== undefined) return { kind: 'number', text: number, value: Number(number.replace(/[,_\s]/g, '')) };
  const word = take(WORD);
  if (word !== undefined) return symbolToken(word, word.toLowerCase()) ?? { kind: 'word', text: word };
  const symbol = take(SYMBOL);
  if (symbol !== undefined) return symbolToken(symbol, symbol) ?? { kind: 'symbol', text: symbol, symbol };
  const [culprit = ''] = rest;
  throw new EstimationError(
    'forbidden',
    culprit === '='
      ? 'A cell has one "=": its name stands before it, its formula after it.'
      : `"${culprit}" has no meaning here: a formula is arithmetic on numbers, units and names.`,
    culprit,
  );
}

function symbolToken(text: string, spelling: string): Token | undefined {
  const symbol = Object.hasOwn(SYMBOLS, spelling) ? SYMBOLS[spelling] : undefined;
  return symbol === undefined ? undefined : { kind: 'symbol', text, symbol };
}

function isList(before: Token | undefined): boolean {
  return before?.kind === 'word' && ['max', 'min'].includes(before.text.toLowerCase());
}

/** A figure that two people would read as two figures is asked about, never guessed. */
function checkNumber(number: string, rest: string, isInList: boolean): void {
  if (isInList && number.includes(',')) {
    throw ambiguous(number, `write ${number.replaceAll(',', '')}, or a space after each comma between values`);
  }
  const [, digits] = /^(,\d+)/.exec(rest) ?? [];
  if (digits && !isInList) throw ambiguous(number + digits, 'write a decimal as 1.5 and thousands as 1,500');
  if (/^\.\d/.test(rest)) throw ambiguous(`${number}…`, 'write thousands as 1,500,000');
}

function ambiguous(text: string, advice: string): EstimationError {
  return new EstimationError('ambiguous', `"${text}" can be read in two ways: ${advice}.`, text);
}

/** `$5` is five dollars: the unit goes behind its number, as all others do. */
function dollarsLast(tokens: readonly Token[]): readonly Token[] {
  const sorted = [...tokens];
  sorted.forEach((token, index) => {
    const next = sorted[index + 1];
    if (token.kind === 'word' && token.text === '$' && next?.kind === 'number') sorted.splice(index, 2, next, token);
  });
  return sorted;
}
