import { describe, expect, it } from '@jest/globals';
import { notesField } from '@fortyfive/documents';
import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { looksLikeMarkdown } from './markdown-look';
import { noteContent } from './note-content';
import { parseMarkdown, sectionMarkdown } from './note-markdown';
import { notesFileName, notesMarkdown } from './notes-file';
import { guardSchema } from './schema-guard';

const schema = getSchema(noteContent);
guardSchema(schema);

/** The section that a text makes when it is pasted into an empty one. */
function read(markdown: string): Node {
  const { content } = parseMarkdown(markdown, schema);
  return schema.topNodeType.create(null, content);
}

function write(section: Node): string {
  const doc = new Y.Doc();
  prosemirrorToYXmlFragment(section, doc.getXmlFragment(notesField('api')));
  return sectionMarkdown(doc, notesField('api'));
}

const EVERYTHING = `### Endpoints

A **bold** word, an *italic* one, ~~gone~~, \`code\`, <u>under</u>, and [a page](https://example.com/a?b=c).

#### Reads

- one
  - inner
- two

1. first
2. second

- [ ] open
- [x] done
  - [ ] inner

| Path | Answer |
| --- | ---: |
| /shorten | 201 |
| /:code | 302 \\| 404 |

\`\`\`sql
select *
  from links;
\`\`\`

> said by somebody

---

The end.`;

describe('notes as Markdown', () => {
  it('reads what an interview writes', () => {
    const section = read(EVERYTHING);
    expect(section.children.map(({ type }) => type.name)).toEqual([
      ...['heading', 'paragraph', 'heading', 'bulletList', 'orderedList', 'taskList', 'table'],
      ...['codeBlock', 'blockquote', 'horizontalRule', 'paragraph'],
    ]);
    const [code] = section.children.filter(({ type }) => type.name === 'codeBlock');
    expect([code?.attrs.language, code?.textContent]).toEqual(['sql', 'select *\n  from links;']);
    section.check();
  });

  it('[NOTES-9] writes what reads as the same again', () => {
    const section = read(EVERYTHING);
    const markdown = write(section);
    expect(read(markdown).toJSON()).toEqual(section.toJSON());
    expect(write(read(markdown))).toBe(markdown);
  });

  it.each([
    '- not a list',
    '1. not a list',
    '# not a heading',
    '[not](a link)',
    '+ not a list\nnor - this',
    '~~~',
    '5',
    '===',
    '| not | a table |',
    'a_b_c and 2 * 3 * 4',
    '<b>not bold</b> & 5 < 6',
    '> not a quote',
    '`not code`',
    '```',
    '- [ ] not a task',
    '---',
    'back\\slash',
  ])('does not turn plain text such as %j into something else', (words) => {
    const section = schema.topNodeType.create(null, schema.node('paragraph', null, schema.text(words)));
    expect(read(write(section)).toJSON()).toEqual(section.toJSON());
  });

  it('fences code that has fences in it', () => {
    const code = schema.node('codeBlock', { language: 'bash' }, schema.text('echo "```"\n````'));
    const section = schema.topNodeType.create(null, code);
    expect(read(write(section)).toJSON()).toEqual(section.toJSON());
  });

  it('makes the largest heading of a text the largest of the section', () => {
    const levels = read('# Title\n\n## Part\n\n### Deeper').children.map(({ attrs }) => attrs.level as number);
    expect(levels).toEqual([3, 4, 4]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://host/file', '/here', 'JaVaScRiPt:x'])(
    '[NOTES-4] takes no link to %s out of Markdown',
    (href) => {
      const section = read(`A [link](${href}) here.`);
      expect(section.textContent).toContain('link');
      expect(section.rangeHasMark(0, section.content.size, schema.marks.link!)).toBe(false);
    },
  );

  it('[NOTES-9] writes all six sections, and names the file after question and day', async () => {
    const doc = new Y.Doc();
    prosemirrorToYXmlFragment(read('- [x] done'), doc.getXmlFragment(notesField('requirements')));
    const title = { question: 'Design a URL shortener: ½ “short”', startedAtMs: new Date(2026, 10, 20).getTime() };
    const markdown = await notesMarkdown(doc, title);
    expect(markdown.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# Design a URL shortener: ½ “short”',
      '## 1. Requirements',
      '## 2. Estimation',
      '## 3. API',
      '## 4. High-level design',
      '## 5. Deep dive',
      '## 6. Bottlenecks',
    ]);
    expect(markdown).toContain('## 1. Requirements\n\n- [x] done\n\n## 2.');
    const given = (stepId: string) => (stepId === 'requirements' ? '### Given\n\n- 2:10 **Why?** Because.' : '');
    expect(await notesMarkdown(doc, title, given)).toBe(
      markdown.replace('- [x] done\n\n', '- [x] done\n\n### Given\n\n- 2:10 **Why?** Because.\n\n'),
    );
    expect(notesFileName(title)).toBe('design-a-url-shortener-1⁄2-short-2026-11-20.md'.replace('⁄', '-'));
  });
});

describe('what looks like Markdown', () => {
  it.each([
    '# Title',
    '- a\n- b',
    'see [it](https://a.b)',
    '```\ncode\n```',
    '| a | b |\n|---|---|',
    '- [ ] x',
    'a **b**',
  ])('takes %j for it', (text) => expect(looksLikeMarkdown(text)).toBe(true));

  it.each([
    'Just words.',
    'a - b',
    '2 * 3 * 4',
    'snake_case_name',
    'https://example.com/#part',
    '#hashtag',
    '-5 degrees',
  ])('leaves %j alone', (text) => expect(looksLikeMarkdown(text)).toBe(false));
});
