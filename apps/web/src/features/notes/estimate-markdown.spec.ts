import { describe, expect, it } from '@jest/globals';
import { notesField } from '@fortyfive/documents';
import { getSchema } from '@tiptap/core';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { noteContent } from './note-content';
import { parseMarkdown } from './note-markdown';
import { notesMarkdown } from './notes-file';
import { guardSchema } from './schema-guard';

const schema = getSchema(noteContent);
guardSchema(schema);

const cell = (text: string) => schema.node('estimateCell', null, text === '' ? [] : [schema.text(text)]);

async function exported(...lines: readonly string[]): Promise<string> {
  const doc = new Y.Doc();
  const section = schema.topNodeType.create(null, lines.map(cell));
  prosemirrorToYXmlFragment(section, doc.getXmlFragment(notesField('estimation')));
  const title = { question: 'Design a chat', startedAtMs: 0 };
  return /## 2\. Estimation\n\n(.*?)\n\n## 3/s.exec(await notesMarkdown(doc, title))?.[1] ?? '';
}

describe('estimate cells in Markdown', () => {
  it('[NOTES-24] are written with what they come to, and without where they come to nothing', async () => {
    expect(await exported('dau = 300M users', 'qps = dau * 5 / day', 'sum = 5 GB + 3 users', '')).toBe(
      ['`dau = 300M users` → 300 M users', '`qps = dau * 5 / day` → 17.4 k user/s', '`sum = 5 GB + 3 users`'].join(
        '\n\n',
      ),
    );
  });

  it('[NOTES-24] are read again, and computed anew', async () => {
    const text = ['Numbers:', '`dau = 300M users` → 300 M users', '`a = b * c * d`', 'Not `a = 1` in a line.'].join(
      '\n\n',
    );
    const read = parseMarkdown(text, schema).content.content.map(({ type, textContent }) => [type.name, textContent]);
    expect(read).toEqual([
      ['paragraph', 'Numbers:'],
      ['estimateCell', 'dau = 300M users'],
      ['estimateCell', 'a = b * c * d'],
      ['paragraph', 'Not a = 1 in a line.'],
    ]);
    expect(await exported('name = `odd`')).toBe('`` name = `odd` ``');
  });
});
