import { textblockTypeInputRule, type AnyExtension, type Extensions, type Mark, type Node } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { EstimateCell } from './estimate-cell';
import { checkOneOf, checkWhole, withChecks } from './note-attributes';
import { noteCode } from './note-code';
import { LINK_OPTIONS, plainLink } from './note-link';
import { noteParagraph } from './note-paragraph';
import { noteTables } from './note-tables';
import { noteTasks } from './note-tasks';
import { UnknownBlock, UnknownMark } from './unknown-content';

/** The section's title is an h2, so what is written below it starts at h3; `#` and `##` make one while typing. */
export const HEADING_LEVELS = [3, 4] as const;

const starterKit = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((extension: AnyExtension) => ADAPTED[extension.name]?.(extension) ?? extension);
  },
}).configure({
  heading: { levels: [...HEADING_LEVELS] },
  link: LINK_OPTIONS,
  // Collaboration brings an undo of its own, which leaves the others' work alone (NOTES-2).
  undoRedo: false,
  // It would write into the document without anybody typing, once per browser.
  trailingNode: false,
});

/** What the kit has, made fit for a document that others write too: every attribute is checked (NOTES-11). */
const ADAPTED: Readonly<Record<string, (extension: AnyExtension) => AnyExtension>> = {
  doc: (doc) => (doc as Node).extend({ content: '(block | unknown)+' }),
  paragraph: (paragraph) => noteParagraph(paragraph as Node),
  heading: (heading) => noteHeading(heading as Node),
  link: (link) => plainLink(link as Mark),
  codeBlock: (codeBlock) => noteCode(codeBlock as Node),
  orderedList: (list) =>
    (list as Node).extend({
      addAttributes() {
        const type = checkOneOf(null, '1', 'a', 'A', 'i', 'I');
        return withChecks(this.parent?.(), { start: checkWhole(0, 999_999), type });
      },
    }),
};

function noteHeading(heading: Node): Node {
  return heading.extend({
    addAttributes() {
      const { level } = withChecks(this.parent?.(), { level: checkOneOf(...HEADING_LEVELS) });
      return { level: { ...level!, default: HEADING_LEVELS[0] } };
    },
    parseHTML: () =>
      [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: level === 1 || level === 3 ? 3 : 4 } })),
    addInputRules() {
      const whileTyping = HEADING_LEVELS.map((level, index) =>
        textblockTypeInputRule({
          find: new RegExp(`^#{${index + 1}}\\s$`),
          type: this.type,
          getAttributes: { level },
        }),
      );
      return [...(this.parent?.() ?? []), ...whileTyping];
    },
    parseMarkdown: (token, { createNode, parseInline }) =>
      createNode('heading', { level: token.depth }, parseInline(token.tokens ?? [])),
  });
}

/**
 * Everything that can stand in the notes. The room and the review show notes with it, and Markdown is read and written
 * with it, so that all of them mean the same.
 */
export const noteContent: Extensions = [
  starterKit,
  EstimateCell,
  ...noteTables,
  ...noteTasks,
  UnknownBlock,
  UnknownMark,
];
