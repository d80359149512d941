import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { ESTIMATE_CELL } from './estimate-cells';
import { EstimateSheet } from './estimate-sheet';

function addCell(doc: Y.Doc, field: string, text: string): Y.XmlText {
  const cell = new Y.XmlElement(ESTIMATE_CELL);
  const line = new Y.XmlText(text);
  cell.insert(0, [line]);
  doc.getXmlFragment(field).push([cell]);
  return line;
}

/** The same document in another browser. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  copy.getXmlFragment('notes:estimation');
  copy.getXmlFragment('notes:deep-dive');
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  doc.on('update', (update: Uint8Array) => Y.applyUpdate(copy, update, 'remote'));
  return copy;
}

async function settled(sheet: EstimateSheet): Promise<EstimateSheet> {
  await new Promise((resolve) => setTimeout(resolve, 40));
  while (!sheet.isSettled) await new Promise((resolve) => setTimeout(resolve, 10));
  return sheet;
}

function shown(sheet: EstimateSheet): Record<string, string | null> {
  return Object.fromEntries([...sheet.values].map(([key, { value }]) => [key, value]));
}

describe('the sheet of a notes document', () => {
  it('[NOTES-20] computes over all sections, also cells within lists, and again after each change', async () => {
    const doc = new Y.Doc();
    const dau = addCell(doc, 'notes:estimation', 'dau = 300M users');
    const item = new Y.XmlElement('listItem');
    const nested = new Y.XmlElement(ESTIMATE_CELL);
    item.insert(0, [nested]);
    nested.insert(0, [new Y.XmlText('qps = DAU * 5 / day')]);
    doc.getXmlFragment('notes:deep-dive').push([item]);
    const sheet = new EstimateSheet(doc);
    let times = 0;
    const stop = sheet.subscribe(() => (times += 1));
    expect(shown(await settled(sheet))).toEqual({ dau: '300 M users', qps: '17.4 k user/s' });
    dau.delete(6, 1);
    dau.insert(6, '6');
    expect(shown(await settled(sheet))).toEqual({ dau: '600 M users', qps: '34.7 k user/s' });
    expect(sheet.resultOf('dau = 600M users')).toMatchObject({ text: '600 M users' });

    stop();
    const before = times;
    dau.delete(6, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(times).toBe(before);
  });

  it('[NOTES-20] writes nothing, and fetches no arithmetic for notes without a cell', async () => {
    const doc = new Y.Doc();
    doc.getXmlFragment('notes:estimation').push([new Y.XmlElement('paragraph')]);
    const state = Y.encodeStateAsUpdate(doc);
    const sheet = new EstimateSheet(doc);
    const states = new Set<string>();
    sheet.subscribe(() => states.add(sheet.state));
    await settled(sheet);
    await sheet.compute();
    expect([...states]).toEqual(['empty']);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(state);
  });

  it('[BOARD-17] knows whose change it was, and which cell has a new name', async () => {
    const doc = new Y.Doc();
    const qps = addCell(doc, 'notes:estimation', 'qps = 5 QPS');
    const [own, other] = [new EstimateSheet(doc), new EstimateSheet(copyOf(doc))];
    for (const sheet of [own, other]) sheet.subscribe(() => undefined);
    await Promise.all([settled(own), settled(other)]);
    qps.insert(0, 'read_');
    await Promise.all([settled(own), settled(other)]);
    expect([own.isOwnChange, other.isOwnChange]).toEqual([true, false]);
    expect(own.takeRenames()).toEqual([['qps', 'read_qps']]);
    expect([own.takeRenames(), other.takeRenames()]).toEqual([[], []]);
  });

  it('[BOARD-17] takes it for no new name when another cell stands in the place of one that has gone', async () => {
    const doc = new Y.Doc();
    const first = addCell(doc, 'notes:estimation', 'qps = 5 QPS');
    addCell(doc, 'notes:estimation', 'dau = 5 users');
    const sheet = new EstimateSheet(doc);
    sheet.subscribe(() => undefined);
    await settled(sheet);
    doc.transact(() => {
      first.delete(0, first.length);
      first.insert(0, 'dau = 5 users');
      doc.getXmlFragment('notes:estimation').delete(1, 1);
    });
    await settled(sheet);
    expect(shown(sheet)).toEqual({ dau: '5 users' });
    expect(sheet.takeRenames()).toEqual([]);
  });

  it('[NOTES-20] takes whatever somebody put into the document', async () => {
    const doc = new Y.Doc();
    const odd = new Y.XmlElement(ESTIMATE_CELL);
    const text = new Y.XmlText();
    odd.insert(0, [text, new Y.XmlElement('image')]);
    doc.getXmlFragment('notes:estimation').push([odd]);
    doc.getMap('other').set('a', 1);
    text.insertEmbed(0, { any: 'thing' });
    text.insert(1, '__proto__ = 5');
    const sheet = new EstimateSheet(doc);
    sheet.subscribe(() => undefined);
    await settled(sheet);
    expect(sheet.values.get('__proto__')).toEqual({ name: '__proto__', value: '5' });
  });
});
