import { describe, expect, it } from '@jest/globals';
import { BOUNDARY_KINDS, COMPONENT_KINDS } from './component-kind.js';
import { searchKinds } from './kind-search.js';

describe('searchKinds', () => {
  it('gives all kinds while nothing is typed', () => {
    expect(searchKinds('  ').map(({ kind }) => kind)).toEqual([...COMPONENT_KINDS, ...BOUNDARY_KINDS]);
  });

  it.each([
    ['cac', { kind: 'cache', alias: null }],
    ['Redis', { kind: 'cache', alias: 'redis' }],
    ['balancer', { kind: 'load-balancer', alias: 'balancer' }],
    ['s3', { kind: 'object-store', alias: 's3' }],
    ['QUEUE', { kind: 'queue', alias: null }],
  ])('finds for %j the likeliest first', (typed, found) => expect(searchKinds(typed)[0]).toEqual(found));

  it('finds nothing for what is no kind, and only among those offered', () => {
    expect(searchKinds('banana')).toEqual([]);
    expect(searchKinds('kafka', ['stream'])).toEqual([{ kind: 'stream', alias: 'kafka' }]);
  });
});
