import type { Editor, JSONContent } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

const ROWS = ['How it works', 'Gains', 'Costs'];

const cell = (type: 'tableHeader' | 'tableCell', text = ''): JSONContent => ({
  type,
  content: [{ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) }],
});

const row = (...cells: JSONContent[]): JSONContent => ({ type: 'tableRow', content: cells });

const COMPARISON: JSONContent = {
  type: 'table',
  content: [
    row(cell('tableHeader'), cell('tableHeader', 'One way'), cell('tableHeader', 'Another way')),
    ...ROWS.map((title) => row(cell('tableCell', title), cell('tableCell'), cell('tableCell'))),
  ],
};

/**
 * Puts an empty comparison of two approaches at the end of a section, with the caret where the first one is described.
 * One step of undo. Answers whether it could.
 */
export function insertComparison(editor: Editor): boolean {
  if (!editor.isEditable) return false;
  return editor
    .chain()
    .command(({ tr, state }) => {
      const end = tr.doc.content.size;
      const last = tr.doc.lastChild;
      // An empty line at the end makes room instead of staying above it.
      const isLastEmpty = last?.type.name === 'paragraph' && last.content.size === 0;
      const from = isLastEmpty ? end - last.nodeSize : end;
      const table = state.schema.nodeFromJSON(COMPARISON);
      const after = state.schema.node('paragraph');
      tr.replaceWith(from, end, [table, after]);
      const place = from + positionOfFirstAnswer(table);
      tr.setSelection(TextSelection.near(tr.doc.resolve(place))).scrollIntoView();
      return true;
    })
    .focus()
    .run();
}

/** The cell beside the first row's title, from the beginning of the table. */
function positionOfFirstAnswer(table: ReturnType<Editor['schema']['nodeFromJSON']>): number {
  const [head, first] = [table.child(0), table.child(1)];
  return 1 + head.nodeSize + 1 + first.child(0).nodeSize + 1;
}
