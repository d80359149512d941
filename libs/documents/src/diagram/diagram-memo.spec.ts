import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { DrawnDesign } from '../../../../test/support/drawn-design.js';
import { boardElements } from '../board.js';
import type { ElementGroup } from '../board-groups.js';
import { DiagramMemo, readDiagram } from './diagram-memo.js';

function boardOf(design: DrawnDesign): Y.Doc {
  const doc = new Y.Doc();
  for (const [id, groups] of design.entries()) {
    boardElements(doc).set(id, new Y.Map<ElementGroup>(Object.entries(groups)));
  }
  return doc;
}

describe('DiagramMemo', () => {
  it('DIAGRAM-1 reads the same as a reader without memory, change after change', () => {
    const design = new DrawnDesign().lines('client App -> service Shop', 'service Shop -> cache Pages : reads');
    const doc = boardOf(design);
    const memo = new DiagramMemo();
    const shop = boardElements(doc).get('e2');
    const changes = [
      () => undefined,
      () =>
        boardElements(doc)
          .get('e3')
          ?.set('t', { ...boardElements(doc).get('e3')?.get('t'), originalText: 'Store' }),
      () => shop?.set('m', { ...shop.get('m'), customData: { kind: 'worker' } }),
      () => boardElements(doc).delete('e0'),
      () => boardElements(doc).set('junk', 'none' as never),
    ];
    const seen = changes.map((change) => {
      change();
      expect(memo.read(doc)).toEqual(readDiagram(doc));
      return memo.read(doc).components.map(({ kind, name }) => `${kind} ${name}`);
    });
    expect(seen).toEqual([
      ['client App', 'service Shop', 'cache Pages'],
      ['client App', 'service Store', 'cache Pages'],
      ['client App', 'worker Store', 'cache Pages'],
      ['worker Store', 'cache Pages'],
      ['worker Store', 'cache Pages'],
    ]);
  });
});
