import { describe, expect, it } from '@jest/globals';
import { filtersOf, readQuestionSearch, toQueryString, toSearch, type QuestionFilters } from './question-search';

const EVERYTHING: QuestionFilters = {
  q: 'rate limter',
  topic: ['caching/hot-keys', 'networking'],
  difficulty: ['easy', 'hard'],
  company: ['meta', 'uber'],
  curriculum: 'plan45',
  step: ['api', 'deep-dive'],
  seen: 'no',
  done: 'no',
  sort: 'hardest',
};

const present = (value: object) => JSON.parse(JSON.stringify(value)) as unknown;

describe('[QUESTION-WEB-1] the address of a list', () => {
  it('holds everything that is looked for, and gives it back', () => {
    expect(filtersOf(readQuestionSearch({ ...toSearch(EVERYTHING) }))).toEqual(EVERYTHING);
  });

  it('is empty when nothing is looked for', () => {
    expect(present(toSearch({}))).toEqual({});
    expect(present(readQuestionSearch({}))).toEqual({});
    expect(present(filtersOf({}))).toEqual({});
  });

  it('names every key, so that the one before does not shine through', () => {
    expect(Object.keys(toSearch({})).sort()).toEqual(Object.keys(EVERYTHING).sort());
  });

  it.each([
    ['a difficulty that does not exist', { difficulty: 'trivial,easy' }, { difficulty: 'easy' }],
    ['a topic that is none', { topic: '../../x,caching' }, { topic: 'caching' }],
    ['an inherited name', { sort: 'constructor', curriculum: 'toString', step: 'valueOf' }, {}],
    ['objects', { q: { a: 1 }, topic: { b: 2 }, seen: ['yes'], done: null }, {}],
    ['lists in lists', { company: [['meta'], 'uber', 3] }, { company: 'uber' }],
    ['what no page knows', { page: 7, q: 'chat' }, { q: 'chat' }],
  ])('leaves out %s', (_, raw, read) => {
    expect(present(readQuestionSearch(raw))).toEqual(read);
  });

  it('reads a repeated parameter, a number and a word that looks like a value', () => {
    expect(readQuestionSearch({ topic: ['caching', 'api/rest'] }).topic).toBe('caching,api/rest');
    expect(readQuestionSearch({ q: 45 }).q).toBe('45');
    expect(readQuestionSearch({ q: true }).q).toBe('true');
  });

  it('keeps within what the server takes', () => {
    expect(readQuestionSearch({ q: 'x'.repeat(500) }).q).toHaveLength(100);
    const many = Array.from({ length: 90 }, (_, index) => `company-${index}`);
    expect(filtersOf(readQuestionSearch({ company: many })).company).toHaveLength(40);
    expect(readQuestionSearch({ company: 'meta,meta' }).company).toBe('meta');
  });
});

describe('the query of a request', () => {
  it('repeats what has several values and leaves out what is not there', () => {
    expect(toQueryString({ q: 'a b', topic: ['x/y', 'z'], sort: undefined, offset: 30 })).toBe(
      'q=a+b&topic=x%2Fy&topic=z&offset=30',
    );
  });
});
