import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { boardElements, type ElementGroup } from '@fortyfive/documents';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DrawnDesign } from '../../../../../test/support/drawn-design';
import { DesignNews, sentenceOf } from './design-news';

const PERSON = { userId: 'b', displayName: 'Ben', colourIndex: 1 };

/** Two browsers at one board; what the first hears of the second. */
function openBoard() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  for (const [from, to] of [
    [mine, theirs],
    [theirs, mine],
  ] as const) {
    from.on('update', (update: Uint8Array, origin: unknown) => origin === 'line' || Y.applyUpdate(to, update, 'line'));
  }
  const awareness = new Awareness(mine);
  awareness.states.set(theirs.clientID, { user: PERSON });
  const heard: string[] = [];
  const news = new DesignNews(mine, awareness, (sentence) => heard.push(sentence));
  const write = (doc: Y.Doc, design: DrawnDesign) => {
    const elements = boardElements(doc);
    for (const [id, groups] of design.entries()) {
      if (!elements.has(id)) elements.set(id, new Y.Map<ElementGroup>(Object.entries(groups)));
    }
  };
  return { mine, theirs, heard, news, write };
}

const START = new DrawnDesign().line('service Shop');

describe('DesignNews', () => {
  beforeEach(() => void jest.useFakeTimers());

  it('DIAGRAM-WEB-4 says what somebody else has done, with their name, once they pause', () => {
    const { theirs, heard, write } = openBoard();
    write(theirs, START);
    jest.advanceTimersByTime(1_400);
    write(theirs, START.copy().line('service Shop -> cache Sessions'));
    expect(heard).toEqual([]);
    jest.advanceTimersByTime(1_500);
    expect(heard).toEqual(['Ben made 3 changes to the design.']);
    boardElements(theirs)
      .get('e1')
      ?.set('t', { ...boardElements(theirs).get('e1')?.get('t'), originalText: 'Store' });
    jest.advanceTimersByTime(1_500);
    expect(heard.at(-1)).toBe('Ben renamed service Shop to service Store.');
  });

  it('DIAGRAM-WEB-4 keeps quiet about own changes, also when somebody then moves what they made', () => {
    const { mine, theirs, heard, write } = openBoard();
    write(mine, START);
    jest.advanceTimersByTime(1_500);
    boardElements(theirs)
      .get('e0')
      ?.set('g', { ...boardElements(theirs).get('e0')?.get('g'), x: 900 });
    jest.advanceTimersByTime(10_000);
    expect(heard).toEqual([]);
  });

  it('DIAGRAM-WEB-4 does not know who deleted something', () => {
    const { mine, theirs, heard, write } = openBoard();
    write(mine, START);
    jest.advanceTimersByTime(1_500);
    boardElements(theirs).delete('e0');
    jest.advanceTimersByTime(1_500);
    expect(heard).toEqual(['Somebody removed service Shop.']);
  });

  it('DIAGRAM-WEB-4 does not wait for a pause without end', () => {
    const { theirs, heard, write } = openBoard();
    for (let count = 0; count < 8; count++) {
      write(
        theirs,
        count === 0 ? START : START.copy().lines(...Array.from({ length: count }, (_, at) => `cache C${at}`)),
      );
      jest.advanceTimersByTime(1_000);
    }
    expect(heard).toHaveLength(1);
  });

  it('DIAGRAM-WEB-4 hears nothing any more once it has been stopped', () => {
    const { theirs, heard, news, write } = openBoard();
    write(theirs, START);
    news.stop();
    jest.advanceTimersByTime(10_000);
    expect(heard).toEqual([]);
  });
});

describe('sentenceOf', () => {
  it.each([
    [['Added cache Sessions.'], 'Ben added cache Sessions.'],
    [['Added cache A.', 'Removed queue B.'], 'Ben added cache A and removed queue B.'],
    [['Added cache A.', 'Added cache B.', 'Added cache C.'], 'Ben made 3 changes to the design.'],
  ])('DIAGRAM-WEB-4 makes one sentence of %j', (sentences, said) => expect(sentenceOf('Ben', sentences)).toBe(said));
});
