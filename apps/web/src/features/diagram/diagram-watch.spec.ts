import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { boardElements, type ElementGroup } from '@fortyfive/documents';
import * as Y from 'yjs';
import { DrawnDesign } from '../../../../../test/support/drawn-design';
import { DiagramWatch } from './diagram-watch';

function write(doc: Y.Doc, design: DrawnDesign): void {
  doc.transact(() => {
    for (const [id, groups] of design.entries())
      boardElements(doc).set(id, new Y.Map<ElementGroup>(Object.entries(groups)));
  });
}

describe('DiagramWatch', () => {
  beforeEach(() => void jest.useFakeTimers());

  it('DIAGRAM-WEB-1 follows the board, at most four times a second, and only while somebody listens', () => {
    const doc = new Y.Doc();
    const watch = new DiagramWatch(doc);
    const sizes: number[] = [];
    const stop = watch.subscribe(() => void sizes.push(watch.read().components.length));
    jest.advanceTimersByTime(250);
    for (let count = 0; count < 10; count++) {
      write(doc, new DrawnDesign().line('client App'));
      jest.advanceTimersByTime(50);
    }
    expect(sizes).toEqual([0, 1, 1]);
    stop();
    write(doc, new DrawnDesign().line('client App -> service Shop'));
    jest.advanceTimersByTime(10_000);
    expect(sizes).toHaveLength(3);
    const stopAgain = watch.subscribe(() => void sizes.push(watch.read().components.length));
    jest.advanceTimersByTime(250);
    expect(sizes).toEqual([0, 1, 1, 2]);
    stopAgain();
  });
});
