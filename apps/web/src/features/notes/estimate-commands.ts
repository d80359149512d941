import type { CommandProps } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ESTIMATE_CELL } from './estimate-cells';

/** The cell with the caret and where it begins, or null. */
function cellAt({ selection }: { readonly selection: EditorState['selection'] }): { cell: Node; from: number } | null {
  const { $from, $to } = selection;
  const isInside = $from.sameParent($to) && $from.parent.type.name === ESTIMATE_CELL;
  return isInside ? { cell: $from.parent, from: $from.before() } : null;
}

/** Turns the paragraph that consists of `name = ` into a cell; the text was typed and stays. */
export function turnIntoCell(state: EditorState): void | null {
  const { $from } = state.selection;
  const type = state.schema.nodes[ESTIMATE_CELL];
  const isParagraph = $from.parent.type.name === 'paragraph' && $from.parentOffset === $from.parent.content.size;
  const place = $from.index(-1);
  if (!type || !isParagraph || !$from.node(-1).canReplaceWith(place, place + 1, type)) return null;
  state.tr.setBlockType($from.pos, $from.pos, type);
}

export function insertCell({ state, tr, dispatch }: CommandProps): boolean {
  const type = state.schema.nodes[ESTIMATE_CELL];
  const { $from } = state.selection;
  if (!type || $from.depth === 0) return false;
  const place = $from.index(-1);
  const isEmpty = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  if (isEmpty && $from.node(-1).canReplaceWith(place, place + 1, type)) {
    if (dispatch) tr.setBlockType($from.pos, $from.pos, type);
    return true;
  }
  // Below the outermost block: a table or a list may hold no cell.
  const after = $from.after(1);
  if (dispatch) putCaret(tr.insert(after, type.create()), after + 1);
  return true;
}

/** Enter: a cell follows a cell, and an empty one is left. */
export function leaveOrSplit({ state, tr, dispatch }: CommandProps): boolean {
  const found = cellAt(state);
  if (!found) return false;
  if (found.cell.content.size === 0) return toParagraph(state, tr, dispatch);
  if (dispatch) tr.deleteSelection().split(tr.selection.from).scrollIntoView();
  return true;
}

/** Backspace at the start of a cell. */
export function turnIntoParagraph({ state, tr, dispatch }: CommandProps): boolean {
  const isAtStart = state.selection.empty && state.selection.$from.parentOffset === 0;
  return isAtStart && cellAt(state) !== null && toParagraph(state, tr, dispatch);
}

function toParagraph({ selection, schema }: EditorState, tr: Transaction, dispatch: unknown): boolean {
  const { paragraph } = schema.nodes;
  if (!paragraph) return false;
  if (dispatch) tr.setBlockType(selection.from, selection.to, paragraph);
  return true;
}

/** Goes on below the cell in plain text. */
export function exitCell({ state, tr, dispatch }: CommandProps, onlyAtEnd = false): boolean {
  const found = cellAt(state);
  const { paragraph } = state.schema.nodes;
  if (!found || !paragraph) return false;
  const after = found.from + found.cell.nodeSize;
  if (onlyAtEnd && after < state.doc.content.size) return false;
  if (dispatch) putCaret(tr.insert(after, paragraph.create()), after + 1);
  return true;
}

/** Several lines that are pasted into a cell become as many cells. */
export function pasteIntoCell({ state, dispatch }: EditorView, text: string): boolean {
  const found = cellAt(state);
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  if (!found || lines.length < 2) return false;
  const tr = state.tr.deleteSelection();
  lines.forEach((line, index) => {
    if (index > 0) tr.split(tr.selection.from);
    tr.insertText(line.trim());
  });
  dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView());
  return true;
}

function putCaret(tr: Transaction, at: number): void {
  tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView();
}
