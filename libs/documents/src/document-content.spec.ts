import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { honestHistory } from '../../../test/support/honest-history.js';
import { describeContent } from './document-content.js';

/** As a server has it: root types have no kind. */
function received(...documents: readonly Y.Doc[]): Y.Doc {
  const copy = new Y.Doc();
  for (const document of documents) Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}

function written(write: (document: Y.Doc) => void): Y.Doc {
  const document = new Y.Doc();
  write(document);
  return document;
}

const textOf = (write: (text: Y.Text) => void): string =>
  describeContent(written((document) => write(document.getText('t'))));

const json = fc.jsonValue({ maxDepth: 3 });

describe('describeContent', () => {
  it('DOCUMENT-14 says what a document shows', () => {
    const document = written((one) => {
      one.getMap('elements').set('a', new Y.Map([['g', { y: 2, x: [1, null] }]]));
      const paragraph = new Y.XmlElement('paragraph');
      one.getXmlFragment('notes:api').insert(0, [paragraph]);
      paragraph.setAttribute('level', '2');
      paragraph.insert(0, [new Y.XmlText('one')]);
      (paragraph.get(0) as Y.XmlText).format(1, 2, { bold: {} });
    });
    const content = [
      '"elements":[]{"a":map[]{"g":{"x":[1,null],"y":2}}}',
      '"notes:api":[element "paragraph"[xml-text[text "o",text "ne"<"bold"={}>]{}]{"level":"2"}]{}',
    ].join('\n');
    expect(describeContent(document)).toBe(content);
    expect(describeContent(received(document))).toBe(content);
  });

  it('DOCUMENT-14 does not show how the document came about', () => {
    const atOnce = textOf((text) => text.insert(0, 'abcd'));
    const piecemeal = textOf((text) => {
      text.insert(0, 'ad');
      text.insert(1, 'bXc');
      text.delete(2, 1);
    });
    expect(piecemeal).toBe(atOnce);
    const emptied = written((document) => {
      document.getArray('none');
      document.getMap('gone').set('a', 1);
      document.getMap('gone').delete('a');
    });
    expect(describeContent(emptied)).toBe(describeContent(new Y.Doc()));
  });

  it('DOCUMENT-14 does not show where formats go on and off, as long as every letter looks the same', () => {
    const plain = textOf((text) => text.insert(0, 'abc'));
    const formattedAndBack = textOf((text) => {
      text.insert(0, 'abc');
      text.format(0, 2, { bold: {}, link: { href: 'x' } });
      text.format(0, 3, { link: null });
      text.format(0, 2, { bold: null });
    });
    expect(formattedAndBack).toBe(plain);
    const inTwo = textOf((text) => {
      text.insert(0, 'abc', { bold: {} });
      text.insert(3, 'd', { bold: {} });
    });
    expect(inTwo).toBe(textOf((text) => text.insert(0, 'abcd', { bold: {} })));
  });

  it('DOCUMENT-14 does not depend on who has the copy', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { document, updates } = honestHistory(seed);
      const content = describeContent(document);
      expect(content).not.toBe('');
      expect(describeContent(received(document))).toBe(content);
      const replayed = new Y.Doc();
      for (const update of updates) Y.applyUpdate(replayed, update);
      expect(describeContent(replayed)).toBe(content);
    }
  });

  it('DOCUMENT-14 gives two values the same text only when they are the same', () => {
    const shown = (value: unknown): string =>
      describeContent(written((document) => document.getMap('m').set('key', [value])));
    fc.assert(
      fc.property(json, json, (one, other) => {
        const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(shown(one) === shown(other)).toBe(isSame);
        expect(shown(structuredClone(one))).toBe(shown(one));
      }),
    );
  });

  it.each<[string, (document: Y.Doc) => void, (document: Y.Doc) => void]>([
    ['a root', (one) => one.getText('a').insert(0, 'x'), (one) => one.getText('b').insert(0, 'x')],
    ['a key', (one) => one.getMap('m').set('a', 1), (one) => one.getMap('m').set('b', 1)],
    ['a number and its text', (one) => one.getMap('m').set('a', 1), (one) => one.getMap('m').set('a', '1')],
    ['null and nothing', (one) => one.getMap('m').set('a', null), (one) => one.getMap('m').set('a', undefined)],
    ['a map and an object', (one) => one.getMap('m').set('a', new Y.Map()), (one) => one.getMap('m').set('a', {})],
    [
      'kinds of types',
      (one) => one.getMap('m').set('a', new Y.Text()),
      (one) => one.getMap('m').set('a', new Y.Array()),
    ],
    [
      'names of elements',
      (one) => one.getXmlFragment('x').push([new Y.XmlElement('p')]),
      (one) => one.getXmlFragment('x').push([new Y.XmlElement('h')]),
    ],
    ['values and one list of them', (one) => one.getArray('l').push([1, 2]), (one) => one.getArray('l').push([[1, 2]])],
    ['order', (one) => one.getArray('l').push([1, 2]), (one) => one.getArray('l').push([2, 1])],
    [
      'formats',
      (one) => one.getText('t').insert(0, 'ab', { bold: {} }),
      (one) => one.getText('t').insert(0, 'ab', { bold: { strong: true } }),
    ],
    [
      'where a format ends',
      (one) => one.getText('t').applyDelta([{ insert: 'a', attributes: { bold: {} } }, { insert: 'bc' }]),
      (one) => one.getText('t').applyDelta([{ insert: 'ab', attributes: { bold: {} } }, { insert: 'c' }]),
    ],
    [
      'an embed and its text',
      (one) => one.getText('t').insertEmbed(0, { a: 1 }),
      (one) => one.getText('t').insert(0, '{"a":1}'),
    ],
  ])('DOCUMENT-14 tells %s apart', (_, one, other) => {
    expect(describeContent(written(one))).not.toBe(describeContent(written(other)));
    expect(describeContent(received(written(one)))).not.toBe(describeContent(received(written(other))));
  });

  it('DOCUMENT-14 takes twice as long for twice as much, not four times', () => {
    const spent = (length: number): number => {
      const document = written((one) =>
        one.getArray('l').push(Array.from({ length }, (_, index) => new Y.Map([['a', index]]))),
      );
      const times = Array.from({ length: 5 }, () => {
        const before = performance.now();
        describeContent(document);
        return performance.now() - before;
      });
      return Math.min(...times);
    };
    spent(1_000);
    expect(spent(40_000)).toBeLessThan(40 * spent(4_000));
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, one]) => [`${key}:`, sorted(one)])
    .concat([['object']]);
}
