import { describe, expect, it } from '@jest/globals';
import type { Fact } from '@fortyfive/questions';
import { groupFacts } from './fact-groups';

const fact = (id: string, kind: Fact['kind'], asked: string, answer: string): Fact => ({
  id,
  kind,
  asked,
  answer,
  key: false,
});

const FACTS = [
  fact('previews', 'out-of-scope', 'Do we need previews?', 'No.'),
  fact('volume', 'non-functional', 'How many links are made?', '100 million a month.'),
  fact('cafe', 'functional', 'May a code hold é?', 'Only ASCII: write Café as Cafe.'),
  fact('alias', 'functional', 'May users choose a code?', 'Yes, four letters and more.'),
];

const idsOf = (filter: string) => groupFacts(FACTS, filter).map(({ kind, facts }) => [kind, facts.map(({ id }) => id)]);

describe('the facts to give', () => {
  it('[DESK-4] stand in groups by what is asked about, each in the order of the question', () => {
    expect(idsOf('  ')).toEqual([
      ['functional', ['cafe', 'alias']],
      ['non-functional', ['volume']],
      ['out-of-scope', ['previews']],
    ]);
  });

  it('[DESK-4] are found by any words of question and answer together, whatever their case and accents', () => {
    expect(idsOf('LINKS month')).toEqual([['non-functional', ['volume']]]);
    expect(idsOf('cafe')).toEqual([['functional', ['cafe']]]);
    expect(idsOf('CÀFÉ ascii')).toEqual([['functional', ['cafe']]]);
    expect(idsOf('code four')).toEqual([['functional', ['alias']]]);
    expect(idsOf('links previews')).toEqual([]);
  });
});
