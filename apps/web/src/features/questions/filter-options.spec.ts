import { describe, expect, it } from '@jest/globals';
import type { QuestionListing } from '@fortyfive/contract';
import { companyOptions, topicOptions } from './filter-options';

const question = (topics: QuestionListing['topics'], companies: readonly string[] = []): QuestionListing => ({
  slug: 'some',
  ref: 'some',
  title: 'Some',
  oneLiner: 'Some.',
  difficulty: 'easy',
  topics,
  companies,
  knownAs: [],
  strongSteps: ['api'],
  origin: 'bank',
  isSeen: false,
  isDone: false,
  pathSteps: [],
});

describe('what the filters offer', () => {
  it('is every topic that a question has, under its area, counted once per question', () => {
    const options = topicOptions([
      question(['api/rest', 'caching/hot-keys', 'caching/eviction']),
      question(['caching/hot-keys', 'cloud-native/serverless']),
    ]);
    expect(options.map(({ label, group, count }) => [group ?? null, label, count])).toEqual([
      [null, 'API', 1],
      ['API', 'REST', 1],
      [null, 'Caching', 2],
      ['Caching', 'cache eviction', 1],
      ['Caching', 'hot keys', 2],
      [null, 'Cloud native', 1],
      ['Cloud native', 'serverless', 1],
    ]);
  });

  it('is every company that a question is known for', () => {
    const companies = [
      { slug: 'meta', name: 'Meta' },
      { slug: 'uber', name: 'Uber' },
    ];
    expect(companyOptions(companies, [question([], ['meta']), question([], ['meta'])])).toEqual([
      { value: 'meta', label: 'Meta', count: 2 },
    ]);
  });
});
