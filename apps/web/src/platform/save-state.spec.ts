import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_CONDITIONS } from '@fortyfive/contract';
import fc from 'fast-check';
import { deriveSaveState, worstSaveState, type ConnectionFacts, type SaveState } from './save-state';

/** Connected, everything exchanged, everything committed. */
const allWell: ConnectionFacts = {
  isRefused: false,
  isConnected: true,
  wasLost: false,
  condition: 'normal',
  hasUnsavedChanges: false,
  isSynced: true,
  isAnswered: true,
  isSettled: true,
};

const anyFacts: fc.Arbitrary<ConnectionFacts> = fc.record({
  isRefused: fc.boolean(),
  isConnected: fc.boolean(),
  wasLost: fc.boolean(),
  condition: fc.constantFrom(...DOCUMENT_CONDITIONS),
  hasUnsavedChanges: fc.boolean(),
  isSynced: fc.boolean(),
  isAnswered: fc.boolean(),
  isSettled: fc.boolean(),
});

describe('deriveSaveState', () => {
  const cases: readonly (readonly [SaveState, string, Partial<ConnectionFacts>])[] = [
    ['saved', 'all is well', {}],
    ['saving', 'a change is on its way', { hasUnsavedChanges: true, isSettled: false }],
    ['saving', 'a frame without a change is on its way', { isSettled: false }],
    ['connecting', 'the page has just been opened', { isConnected: false, isSynced: false, isAnswered: false }],
    ['offline', 'the line was lost', { isConnected: false, wasLost: true, isSynced: false, isAnswered: false }],
    [
      'offline',
      'it is connected again and nothing was heard yet',
      { wasLost: true, isSynced: false, isAnswered: false, hasUnsavedChanges: true },
    ],
    [
      'saving',
      'it is connected again and the changes are going out',
      { wasLost: true, isAnswered: false, hasUnsavedChanges: true, isSettled: false },
    ],
    ['saved', 'the document is nearly full', { condition: 'nearly-full' }],
    ['saving', 'it is nearly full, with a change on its way', { condition: 'nearly-full', hasUnsavedChanges: true }],
    ['full', 'it is full, with a change that is not taken', { condition: 'full', hasUnsavedChanges: true }],
    ['saved', 'it is full, and everything in it is committed', { condition: 'full' }],
    ['waiting', 'the database is away', { condition: 'database-away', hasUnsavedChanges: true }],
    ['waiting', 'the database is away before anything was fetched', { condition: 'database-away', isSynced: false }],
    ['waiting', 'the database is away and only others have changes', { condition: 'database-away' }],
    ['waiting', 'too much waits to be saved', { condition: 'queue-full' }],
    ['refused', 'the server will not have us back', { isRefused: true, isConnected: false }],
  ];

  it.each(cases)('says %s when %s', (state, _when, facts) => {
    expect(deriveSaveState({ ...allWell, ...facts })).toBe(state);
  });

  it('never says saved unless everything is committed and the server can commit more', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        if (deriveSaveState(facts) !== 'saved') return;
        const { isRefused, isConnected, hasUnsavedChanges, isSynced, isAnswered, isSettled, condition } = facts;
        expect([isRefused, hasUnsavedChanges]).toEqual([false, false]);
        expect([isConnected, isSynced, isAnswered, isSettled]).toEqual([true, true, true, true]);
        expect(['database-away', 'queue-full']).not.toContain(condition);
      }),
    );
  });

  it('never says that work is on its way when nobody takes it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const isTaken = ['normal', 'nearly-full'].includes(facts.condition) || !facts.hasUnsavedChanges;
        if (facts.isRefused || !facts.isConnected || !isTaken) expect(deriveSaveState(facts)).not.toBe('saving');
      }),
    );
  });
});

describe('worstSaveState', () => {
  it('is that of the document that is worst off', () => {
    expect(worstSaveState(['saved', 'saved'])).toBe('saved');
    expect(worstSaveState(['saved', 'saving'])).toBe('saving');
    expect(worstSaveState(['full', 'saving'])).toBe('full');
    expect(worstSaveState(['waiting', 'connecting'])).toBe('waiting');
    expect(worstSaveState(['waiting', 'offline'])).toBe('offline');
    expect(worstSaveState(['offline', 'refused'])).toBe('refused');
  });
});
