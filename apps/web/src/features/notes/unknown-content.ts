import { Mark, mergeAttributes, Node } from '@tiptap/core';
import { checkText } from './note-attributes';

const EXPLANATION = 'This page cannot show what is here. Reload it: a newer one may.';

/**
 * Stands in the editor for something in the document that this page cannot show (NOTES-10). It is not written into the
 * document: it may stand at the top only, so that nothing can be wrapped around it, and is neither dragged nor copied.
 */
export const UnknownBlock = Node.create({
  name: 'unknown',
  atom: true,
  draggable: false,
  // Selected, it would be replaced by the next letter typed.
  selectable: false,
  addAttributes: () => ({ text: { default: '', rendered: false, validate: checkText } }),
  renderHTML({ node, HTMLAttributes }) {
    const text = String(node.attrs.text);
    return [
      'div',
      mergeAttributes(HTMLAttributes, { class: 'note-unknown' }),
      ['p', { class: 'note-unknown-why' }, EXPLANATION],
      ...(text ? [['p', {}, text] as const] : []),
    ];
  },
  renderText: ({ node }) => String(node.attrs.text),
  renderMarkdown: (node) => String(node.attrs?.text ?? ''),
});

/** A format that this page does not know: the text is shown without it. y-tiptap never writes a mark of this name. */
export const UnknownMark = Mark.create({
  name: 'ychange',
  excludes: '',
  inclusive: false,
  renderHTML: () => ['span', 0],
});
