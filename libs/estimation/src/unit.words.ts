import { dimensionsOf, type Measure } from './math.engine.js';
import { pluralOf } from './notation.units.js';

const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  s: ['second', 'seconds'],
  bit: ['byte', 'bytes'],
  usd: ['dollar', 'dollars'],
};

/**
 * What a measure is measured in, as it is said: `users`, `bytes per second`, `plain numbers`. Equal for equal dimensions.
 *
 * @example unitInWords(evaluate('5 user / s')) // 'users per second'
 */
export function unitInWords(measure: Measure): string {
  const dimensions = [...dimensionsOf(measure)].sort(([a], [b]) => (a < b ? -1 : 1));
  const above = dimensions.filter(([, exponent]) => exponent > 0);
  const below = dimensions.filter(([, exponent]) => exponent < 0);
  const counted = above.map(([name, exponent], index) =>
    powerOf(index === above.length - 1 ? wordsFor(name)[1] : wordsFor(name)[0], exponent),
  );
  const per = below.map(([name, exponent]) => `per ${powerOf(wordsFor(name)[0], -exponent)}`);
  if (counted.length === 0 && per.length === 0) return 'plain numbers';
  return [counted.length > 0 ? counted.join('-') : 'something', ...per].join(' ');
}

function wordsFor(name: string): readonly [string, string] {
  return WORDS[name] ?? [name, pluralOf(name)];
}

function powerOf(word: string, exponent: number): string {
  return exponent === 1 ? word : `${word}^${exponent}`;
}
