import { describe, expect, it } from '@jest/globals';
import { toTsQuery, transpositionsOf, typedWords, wordsOf } from './search.words.js';

describe('words of a search', () => {
  it('[QUESTIONS-7] are read without accents, case and punctuation', () => {
    expect(wordsOf('Café: Real-Time, S3 & “Größe”')).toEqual(['cafe', 'real', 'time', 's3', 'große']);
    expect(wordsOf(" ' \\ :* | ! <-> ")).toEqual([]);
  });

  it('[QUESTIONS-7] stand once, and eight are enough', () => {
    expect(typedWords('a b a B c d e f g h i j')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('[QUESTIONS-7] become a query of beginnings and corrections', () => {
    expect(toTsQuery(['rate', 'limter'], { limter: ['limiter'] })).toBe("('rate':*) & ('limter':* | 'limiter')");
    expect(toTsQuery([], {})).toBe('');
    expect(toTsQuery(['constructor'], {})).toBe("('constructor':*)");
  });

  it('[QUESTIONS-7] are tried with neighbours swapped', () => {
    expect(transpositionsOf('ubre')).toEqual(['bure', 'urbe', 'uber']);
    expect(transpositionsOf('a')).toEqual([]);
  });
});
