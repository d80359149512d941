import { describe, expect, it } from '@jest/globals';
import { describeContent } from '@fortyfive/documents';
import { getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { noteContent } from './note-content';
import { guardSchema } from './schema-guard';
import { clearAway } from './shared-section';

type Child = Y.XmlElement | Y.XmlText;

function guarded(): Schema {
  const schema = getSchema(noteContent);
  guardSchema(schema);
  return schema;
}

function element(name: string, attributes: Record<string, unknown>, ...children: Child[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, children);
  return made;
}

const text = (words: string, formats: Record<string, unknown> = {}) => {
  const made = new Y.XmlText();
  made.insert(0, words, formats);
  return made;
};
const paragraph = (words: string) => element('paragraph', {}, text(words));
const cell = (attributes: Record<string, unknown>, words = '') => element('tableCell', attributes, paragraph(words));

/** What a page makes of a section, and what it deletes in doing so. */
function show(...children: (Child | Y.Map<unknown>)[]) {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment('notes:api');
  fragment.push(children as Child[]);
  const before = describeContent(doc);
  const schema = guarded();
  clearAway(fragment, schema);
  const root = yXmlFragmentToProseMirrorRootNode(fragment, schema);
  return { root, fragment, schema, doc, isUntouched: describeContent(doc) === before };
}

describe('the schema of the notes on a shared document', () => {
  it('[NOTES-10] keeps what it does not know, shows its text, and deletes nothing', () => {
    const { root, isUntouched } = show(
      paragraph('before'),
      element('sketch', { width: 3 }, paragraph('a figure')),
      element('table', {}, element('tableRow', {}, element('formulaCell', {}, paragraph('42')))),
      paragraph('after'),
    );
    expect(root.children.map(({ type }) => type.name)).toEqual(['paragraph', 'unknown', 'unknown', 'paragraph']);
    expect(root.children.map(({ attrs, textContent }) => (attrs.text as string) ?? textContent)).toEqual([
      'before',
      'a figure',
      '42',
      'after',
    ]);
    expect(isUntouched).toBe(true);
  });

  it('[NOTES-10] keeps the text of a format that it does not know', () => {
    const { root, isUntouched } = show(
      element('paragraph', {}, text('glowing', { glow: { colour: 'red' }, bold: {} })),
    );
    expect(root.textContent).toBe('glowing');
    expect(isUntouched).toBe(true);
  });

  it('[NOTES-10] leaves what it does not know alone when this person writes beside it', () => {
    const { fragment, schema, doc } = show(paragraph('before'), element('sketch', { width: 3 }, paragraph('a figure')));
    const meta = { mapping: new Map(), isOMark: new Map() };
    const nodes = fragment.toArray().map((child) => {
      const root = yXmlFragmentToProseMirrorRootNode(fragment, schema);
      const node = root.child(fragment.toArray().indexOf(child));
      meta.mapping.set(child, node);
      return node;
    });
    const changed = schema.node('paragraph', null, [schema.text('before, and more')]);
    updateYFragment(doc, fragment, schema.topNodeType.create(null, [changed, nodes[1]!]), meta);
    expect(fragment.toString()).toBe(
      '<paragraph>before, and more</paragraph><sketch width="3"><paragraph>a figure</paragraph></sketch>',
    );
  });

  it('[NOTES-10] takes what it did not know before as it is, once it knows it', () => {
    const old = getSchema(noteContent.filter(({ name }) => !name.startsWith('table')));
    guardSchema(old);
    const { fragment } = show(element('table', {}, element('tableRow', {}, cell({}, 'kept'))));
    expect(yXmlFragmentToProseMirrorRootNode(fragment, old).child(0).type.name).toBe('unknown');
    expect(yXmlFragmentToProseMirrorRootNode(fragment, guarded()).child(0).type.name).toBe('table');
  });

  it('puts back the first line that two people have together left an item without', () => {
    const list = element(
      'bulletList',
      {},
      element('listItem', {}, element('bulletList', {}, element('listItem', {}, paragraph('inner')))),
    );
    const { root, isUntouched } = show(list);
    expect(root.child(0).type.name).toBe('bulletList');
    expect(root.textContent).toBe('inner');
    expect(isUntouched).toBe(true);
  });

  it('[NOTES-11] takes no attribute that could break the page or cover it', () => {
    const { root } = show(
      element('heading', { level: 1e9 }, text('heading')),
      element('orderedList', { start: '1e999', type: 'x" onclick="' }, element('listItem', {}, paragraph('item'))),
      element('codeBlock', { language: 'sql fixed inset-0' }, text('select 1')),
      element('taskList', {}, element('taskItem', { checked: { yes: 1 } }, paragraph('task'))),
      element(
        'table',
        {},
        element('tableRow', {}, cell({ colspan: 1e9, rowspan: -4, colwidth: [1e9], align: 'left;position:fixed' })),
      ),
      element('paragraph', { style: 'position:fixed', class: 'fixed inset-0' }, text('plain')),
    );
    const found: Record<string, unknown>[] = [];
    root.descendants(({ type, attrs }) => {
      if (Object.keys(attrs).length > 0) found.push({ [type.name]: { ...attrs } });
    });
    expect(found).toEqual([
      { heading: { level: 3 } },
      { orderedList: { start: 1, type: null } },
      { codeBlock: { language: null } },
      { taskItem: { checked: false } },
      { tableCell: { colspan: 1, rowspan: 1, colwidth: null, align: null } },
    ]);
  });

  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//elsewhere', { toString: 'x' }, 7])(
    '[NOTES-4] takes no link to %j out of the document',
    (href) => {
      const { root } = show(
        element('paragraph', {}, text('words', { link: { href, class: 'fixed inset-0', target: '_top' } })),
      );
      const [link] = root.child(0).child(0).marks;
      expect(link?.attrs).toEqual({ href: null, title: null });
    },
  );

  it('[NOTES-11] shows a table that claims too many places as text', () => {
    const wide = element('tableRow', {}, ...Array.from({ length: 1_000 }, () => cell({}, 'x')));
    const short = Array.from({ length: 1_000 }, () => element('tableRow', {}, cell({})));
    const { root } = show(element('table', {}, wide, ...short));
    expect(root.child(0).type.name).toBe('unknown');
    expect(String(root.child(0).attrs.text).length).toBeLessThanOrEqual(2_000);
  });

  it('[NOTES-11] has a check for every attribute', () => {
    const { nodes, marks } = guarded();
    const unchecked = [...Object.values(nodes), ...Object.values(marks)].flatMap(({ name, spec }) =>
      Object.entries(spec.attrs ?? {}).flatMap(([attribute, { validate }]) =>
        typeof validate === 'function' ? [] : [`${name}.${attribute}`],
      ),
    );
    expect(unchecked).toEqual([]);
  });

  it('[NOTES-12] clears away what no page has ever written', () => {
    const hidden = paragraph('kept');
    const { root, fragment } = show(
      text('loose'),
      new Y.Map([['key', 1]]),
      hidden,
      element('listItem', {}, paragraph('stray')),
    );
    hidden.push([new Y.Map() as unknown as Y.XmlText]);
    (hidden.get(0) as Y.XmlText).insertEmbed(0, { image: 'x' });
    clearAway(fragment, guarded());
    expect(root.textContent).toBe('kept');
    expect(fragment.toString()).toBe('<paragraph>kept</paragraph>');
  });
});
