import { describe, expect, it } from '@jest/globals';
import { activeFilters, withoutFilters, withToggled } from './active-filters';

const filters = {
  q: 'chat',
  topic: ['caching', 'caching/hot-keys'],
  difficulty: ['hard' as const],
  company: ['meta'],
  seen: 'no' as const,
  sort: 'title' as const,
};

describe('[QUESTION-WEB-3] filters that hold', () => {
  it('are told in words, each with what is left without it', () => {
    const active = activeFilters(filters, (slug) => slug.toUpperCase());
    expect(active.map(({ label }) => label)).toEqual(['All of caching', 'hot keys', 'Hard', 'META', 'Not seen yet']);
    expect(active[0]?.rest).toEqual({ ...filters, topic: ['caching/hot-keys'] });
    expect(active[2]?.rest).toEqual({ ...filters, difficulty: undefined });
    expect(active[4]?.rest).toEqual({ ...filters, seen: undefined });
  });

  it('come and go one by one', () => {
    const more = withToggled(filters, 'company', 'uber');
    expect(more.company).toEqual(['meta', 'uber']);
    expect(withToggled(more, 'company', 'meta').company).toEqual(['uber']);
    expect(withToggled(filters, 'company', 'meta').company).toBeUndefined();
  });

  it('all go at once, without the words and the order', () => {
    expect(withoutFilters(filters)).toEqual({ q: 'chat', sort: 'title' });
  });
});
