import { getSchema, type JSONContent } from '@tiptap/core';
import { MarkdownManager } from '@tiptap/markdown';
import { Fragment, Slice, type Node, type Schema } from '@tiptap/pm/model';
import { createDocument } from '@fortyfive/documents';
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { withResults } from './estimate-markdown';
import { sheetOf } from './estimate-sheet';
import { HEADING_LEVELS, noteContent } from './note-content';
import { isSafeLink } from './note-link';
import { guardSchema } from './schema-guard';
import { clearAway } from './shared-section';

/** Reads and writes Markdown. Fetched when somebody pastes some, or takes the notes away. */
const manager = new MarkdownManager({ extensions: noteContent });

/**
 * What a Markdown text means in the notes, ready to be put at the caret. Anything the notes do not have is left out; the
 * text stays.
 * @param schema that of the editor, guarded
 */
export function parseMarkdown(markdown: string, schema: Schema): Slice {
  const { content = [] } = manager.parse(markdown.replaceAll('\r\n', '\n'));
  const shift = headingShift(content);
  return Slice.maxOpen(Fragment.from(content.map((one) => buildNode(one, schema, shift))));
}

/** One section as Markdown. Reads a copy, because reading may tidy up. */
export function sectionMarkdown(document: Y.Doc, field: string): string {
  const copy = createDocument();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  const schema = getSchema(noteContent);
  guardSchema(schema);
  const fragment = copy.getXmlFragment(field);
  clearAway(fragment, schema);
  const json = yXmlFragmentToProseMirrorRootNode(fragment, schema).toJSON() as JSONContent;
  return manager.serialize(withResults(json, (text) => sheetOf(document).resultOf(text))).trim();
}

/** The section's own title is an h2: the largest heading in a text becomes the largest in the notes. */
function headingShift(content: readonly JSONContent[]): number {
  const levels = content.flatMap(({ type, attrs }) => (type === 'heading' ? [Number(attrs?.level)] : []));
  return Math.max(0, HEADING_LEVELS[0] - Math.min(HEADING_LEVELS[0], ...levels));
}

function buildNode(
  { type = '', text = '', attrs = {}, marks = [], content = [] }: JSONContent,
  schema: Schema,
  shift: number,
): Node {
  const meant = marks.filter((mark) => mark.type !== 'link' || isSafeLink(mark.attrs?.href));
  const formats = meant.map((mark) => schema.mark(mark.type, mark.attrs));
  if (type === 'text') return schema.text(text, formats);
  const level = Math.min(HEADING_LEVELS[1], Number(attrs.level) + shift);
  const children = content.map((child) => buildNode(child, schema, shift));
  return schema.node(type, type === 'heading' ? { level } : attrs, children, formats);
}
