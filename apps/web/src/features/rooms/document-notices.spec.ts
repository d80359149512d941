import { describe, expect, it } from '@jest/globals';
import { documentNotices, type Troubles } from './document-notices';

const sentences = (troubles: Partial<Troubles>, isReadOnly = false): string[] =>
  documentNotices({ board: null, notes: null, ...troubles }, isReadOnly).map(({ sentence }) => sentence);

describe('documentNotices', () => {
  it('says nothing when all is well, or when everybody is led away anyway', () => {
    expect(sentences({})).toEqual([]);
    expect(sentences({ board: 'interviewOver', notes: 'interviewOver' })).toEqual([]);
  });

  it('says which document it is about', () => {
    expect(sentences({ board: 'nearly-full' })).toEqual(['The board is nearly full. Delete what you no longer need.']);
    expect(sentences({ notes: 'full' })).toEqual([
      'The notes are full. What you add is not saved until something is deleted.',
    ]);
    expect(sentences({ board: 'queue-full', notes: 'queue-full' })).toEqual([
      expect.stringContaining('Board and notes can only be read'),
    ]);
    expect(sentences({ privateNotes: 'full' })).toEqual([expect.stringContaining('Your private notes are full')]);
    expect(sentences({ notes: 'database-away', privateNotes: 'database-away' })).toHaveLength(1);
    expect(sentences({ board: 'refusedUpdate' })).toEqual([expect.stringContaining('a change to the board')]);
  });

  it('says each thing once, and the worse one first', () => {
    expect(sentences({ board: 'database-away', notes: 'database-away' })).toHaveLength(1);
    expect(sentences({ board: 'full', notes: 'damaged' })).toEqual([
      expect.stringContaining('damaged'),
      expect.stringContaining('The board is full'),
    ]);
    expect(sentences({ board: 'queue-full', notes: 'database-away' }, true)).toHaveLength(1);
  });

  it('tells those who only watch what concerns them, and nothing about saving', () => {
    expect(sentences({ board: 'full', notes: 'nearly-full' }, true)).toEqual([]);
    expect(sentences({ board: 'database-away' }, true)).toEqual([
      'The server cannot reach its database. What the others change is shown here as soon as it is back.',
    ]);
    expect(sentences({ board: 'tooManyConnections' }, true)).toEqual(sentences({ board: 'tooManyConnections' }));
  });
});
