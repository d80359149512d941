import { describe, expect, it } from '@jest/globals';
import { BOUNDARY_KINDS, COMPONENT_KINDS } from '@fortyfive/documents';
import fc from 'fast-check';
import { titleOf } from './components';
import { ALL_KINDS, searchKinds } from './kind-search';

describe('the search for a kind', () => {
  it('[PALETTE-4] offers every kind of the documents exactly once', () => {
    expect([...ALL_KINDS].sort()).toEqual([...COMPONENT_KINDS, ...BOUNDARY_KINDS].sort());
    expect(searchKinds('').map(({ kind }) => kind)).toEqual(ALL_KINDS);
  });

  it.each([
    ['red', 'cache'],
    ['postgres', 'sql-database'],
    ['s3', 'object-store'],
    ['rabbit', 'queue'],
    ['mongo', 'nosql-database'],
    ['elastic', 'search-index'],
    ['lb', 'load-balancer'],
    ['cron', 'scheduler'],
    ['stripe', 'external-service'],
    ['az', 'zone'],
    ['balancer', 'load-balancer'],
    ['  Load   BAL', 'load-balancer'],
  ])('[PALETTE-4] finds for "%s" first of all: %s', (typed, kind) => {
    expect(searchKinds(typed)[0]?.kind).toBe(kind);
  });

  it('[PALETTE-4] offers both that a name may mean', () => {
    expect(
      searchKinds('kafka')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['queue', 'stream']);
  });

  it('[PALETTE-4] puts a kind with that name before those called so elsewhere', () => {
    expect(searchKinds('service').map(({ kind }) => kind)).toEqual(['service', 'external-service']);
    expect(searchKinds('client')[0]).toEqual({ kind: 'client', alias: null });
  });

  it('[PALETTE-4] finds every kind by each beginning of its own name', () => {
    const beginning = fc
      .constantFrom(...ALL_KINDS)
      .chain((kind) =>
        fc.record({ kind: fc.constant(kind), length: fc.integer({ min: 1, max: titleOf(kind).length }) }),
      );
    fc.assert(
      fc.property(beginning, ({ kind, length }) => {
        const found = searchKinds(titleOf(kind).slice(0, length));
        expect(found.map((one) => one.kind)).toContain(kind);
        expect(new Set(found.map((one) => one.kind)).size).toBe(found.length);
      }),
    );
  });

  it('[PALETTE-4] finds nothing for what is no name', () => {
    expect(searchKinds('xyzzy')).toEqual([]);
  });
});
