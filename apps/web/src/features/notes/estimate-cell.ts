import { InputRule, Node } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import {
  exitCell,
  insertCell,
  leaveOrSplit,
  pasteIntoCell,
  turnIntoCell,
  turnIntoParagraph,
} from './estimate-commands';
import { ESTIMATE_CELL } from './estimate-cells';
import { estimateTokenizer, renderEstimate } from './estimate-markdown';
import { EstimateView } from './estimate-view';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    estimateCell: {
      /** Begins an estimate cell: in place of an empty paragraph, otherwise below the block with the caret. */
      insertEstimateCell: () => ReturnType;
    };
  }
}

const BEGINS_CELL = /^[\p{L}_][\p{L}\p{N}_]{0,39} ?= $/u;

/** A line `name = formula` whose value is shown with it (NOTES-20). Only the line is in the document. */
export const EstimateCell = Node.create({
  name: ESTIMATE_CELL,
  group: 'block',
  content: 'text*',
  marks: '',
  // What is typed is meant as it stands: "a * b * c" is no emphasis.
  code: true,
  defining: true,
  parseHTML: () => [{ tag: 'div[data-estimate-cell]', preserveWhitespace: 'full' }],
  renderHTML: () => ['div', { 'data-estimate-cell': '' }, 0],
  addNodeView: () => (props) => new EstimateView(props),
  addCommands: () => ({ insertEstimateCell: () => insertCell }),
  addInputRules() {
    return [
      new InputRule({
        find: BEGINS_CELL,
        handler: ({ state }) => turnIntoCell(state),
      }),
    ];
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-e': () => this.editor.commands.insertEstimateCell(),
      Enter: () => this.editor.commands.command(leaveOrSplit),
      'Mod-Enter': () => this.editor.commands.command(exitCell),
      Backspace: () => this.editor.commands.command(turnIntoParagraph),
      ArrowDown: () =>
        this.editor.commands.command((props) => props.editor.view.endOfTextblock('down') && exitCell(props, true)),
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste: (view, event) => pasteIntoCell(view, event.clipboardData?.getData('text/plain') ?? ''),
      },
    }),
  ],
  markdownTokenName: ESTIMATE_CELL,
  markdownTokenizer: estimateTokenizer,
  parseMarkdown: (token, { createNode, createTextNode }) =>
    createNode(ESTIMATE_CELL, {}, token.text ? [createTextNode(token.text)] : []),
  renderMarkdown: (node) => renderEstimate(node),
});
