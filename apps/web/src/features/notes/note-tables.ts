import type { Editor } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Plugin } from '@tiptap/pm/state';
import { fixTables } from '@tiptap/pm/tables';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { checkOneOf, fixed, withChecks } from './note-attributes';
import { answeringOnly, isPaste } from './typed-changes';

/** A cell takes one place: Markdown has no others, and a forged one could claim a million. */
const CELL = { colspan: fixed(1), rowspan: fixed(1), colwidth: fixed(null) };
/** Markdown has one line in a cell; what is more would be lost when the notes are taken away. */
const CELL_CONTENT = 'paragraph+';
const checkAlign = checkOneOf(null, 'left', 'center', 'right');

const NoteTable = Table.extend({
  renderHTML: () => ['div', { class: 'note-table' }, ['table', ['tbody', 0]]],
  addProseMirrorPlugins() {
    // One of these evens out the rows of a table. After a merge, every page would, and the table would grow (NOTES-13).
    return [...(this.parent?.() ?? []).map((plugin) => answeringOnly(plugin, isPaste)), emptyHeadings()];
  },
  addKeyboardShortcuts() {
    const { Tab, ...others } = this.parent?.() ?? {};
    return {
      ...others,
      Enter: () => this.editor.isActive('table') && this.editor.commands.setHardBreak(),
      Tab: (props) => {
        if (this.editor.isActive('table')) evenOutTables(this.editor);
        return Tab?.(props) ?? false;
      },
    };
  },
}).configure({ View: null });

/** Tables as Markdown has them: rows, columns, a header row. */
export const noteTables = [
  NoteTable,
  TableRow,
  TableHeader.extend({
    content: CELL_CONTENT,
    addAttributes() {
      return { ...CELL, ...withChecks(this.parent?.(), { align: checkAlign }) };
    },
  }),
  TableCell.extend({
    content: CELL_CONTENT,
    addAttributes() {
      return { ...CELL, ...withChecks(this.parent?.(), { align: checkAlign }) };
    },
  }),
];

/** A heading of a column with nothing in it heads nothing: screen readers take it for a plain cell until it does. */
function emptyHeadings(): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const cells: Decoration[] = [];
        doc.descendants((node, position) => {
          const isEmpty = node.type.name === 'tableHeader' && node.textContent === '';
          if (isEmpty) cells.push(Decoration.node(position, position + node.nodeSize, { role: 'cell' }));
          return !node.isTextblock;
        });
        return DecorationSet.create(doc, cells);
      },
    },
  });
}

/**
 * Two people who add a row and a column at once leave a row that is too short. It can be read and written in; before rows
 * or columns are changed again it is filled up.
 */
export function evenOutTables(editor: Editor): void {
  const transaction = fixTables(editor.state);
  if (transaction) editor.view.dispatch(transaction);
}
