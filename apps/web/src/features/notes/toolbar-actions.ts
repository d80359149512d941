import type { ChainedCommands, Editor } from '@tiptap/core';
import {
  Bold,
  Braces,
  Calculator,
  CodeXml,
  Columns3,
  Heading,
  List,
  ListChecks,
  ListOrdered,
  PanelTop,
  Rows3,
  Sheet,
  SquareMinus,
  TableColumnsSplit,
  TableRowsSplit,
  type LucideIcon,
} from 'lucide-react';
import { ESTIMATE_CELL } from './estimate-cells';
import { evenOutTables } from './note-tables';

/** One button of the toolbar. */
export interface ToolbarAction {
  readonly name: string;
  readonly icon: LucideIcon;
  /** As TipTap writes it. */
  readonly keys?: string;
  /** Whether it holds where the caret is; absent where there is nothing to hold. */
  readonly isOn?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

const commands = (change: (chain: ChainedCommands) => ChainedCommands) => (editor: Editor) =>
  void change(editor.chain().focus()).run();

const BOLD: ToolbarAction = {
  name: 'Bold',
  icon: Bold,
  keys: 'Mod-B',
  isOn: (editor) => editor.isActive('bold'),
  run: commands((chain) => chain.toggleBold()),
};

const CODE: ToolbarAction = {
  name: 'Code',
  icon: CodeXml,
  keys: 'Mod-E',
  isOn: (editor) => editor.isActive('code'),
  run: commands((chain) => chain.toggleCode()),
};

const CODE_BLOCK: ToolbarAction = {
  name: 'Code block',
  icon: Braces,
  keys: 'Mod-Alt-C',
  isOn: (editor) => editor.isActive('codeBlock'),
  run: commands((chain) => chain.toggleCodeBlock()),
};

/** Where one writes text. */
export const TEXT_ACTIONS: readonly ToolbarAction[] = [
  {
    name: 'Heading',
    icon: Heading,
    keys: 'Mod-Alt-3',
    isOn: (editor) => editor.isActive('heading'),
    run: commands((chain) => chain.toggleHeading({ level: 3 })),
  },
  BOLD,
  CODE,
  {
    name: 'Bullet list',
    icon: List,
    keys: 'Mod-Shift-8',
    isOn: (editor) => editor.isActive('bulletList'),
    run: commands((chain) => chain.toggleBulletList()),
  },
  {
    name: 'Numbered list',
    icon: ListOrdered,
    keys: 'Mod-Shift-7',
    isOn: (editor) => editor.isActive('orderedList'),
    run: commands((chain) => chain.toggleOrderedList()),
  },
  {
    name: 'Task list',
    icon: ListChecks,
    keys: 'Mod-Shift-9',
    isOn: (editor) => editor.isActive('taskList'),
    run: commands((chain) => chain.toggleTaskList()),
  },
  CODE_BLOCK,
  {
    name: 'Table',
    icon: Sheet,
    run: commands((chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })),
  },
  {
    name: 'Estimate',
    icon: Calculator,
    keys: 'Mod-Alt-E',
    isOn: (editor) => editor.isActive(ESTIMATE_CELL),
    run: commands((chain) => chain.insertEstimateCell()),
  },
];

export const CODE_BLOCK_ACTIONS: readonly ToolbarAction[] = [CODE_BLOCK];

const inTable = (change: (chain: ChainedCommands) => ChainedCommands) => (editor: Editor) => {
  evenOutTables(editor);
  change(editor.chain().focus()).run();
};

/** Where one writes in a table. */
export const TABLE_ACTIONS: readonly ToolbarAction[] = [
  BOLD,
  CODE,
  { name: 'Add a row below', icon: Rows3, run: inTable((chain) => chain.addRowAfter()) },
  { name: 'Add a column to the right', icon: Columns3, run: inTable((chain) => chain.addColumnAfter()) },
  { name: 'Delete the row', icon: TableRowsSplit, run: inTable((chain) => chain.deleteRow()) },
  { name: 'Delete the column', icon: TableColumnsSplit, run: inTable((chain) => chain.deleteColumn()) },
  {
    name: 'Header row',
    icon: PanelTop,
    isOn: (editor) => editor.isActive('tableHeader'),
    run: inTable((chain) => chain.toggleHeaderRow()),
  },
  { name: 'Delete the table', icon: SquareMinus, run: inTable((chain) => chain.deleteTable()) },
];

/** How keys are written for people. @example keysLabel('Mod-Alt-C') // 'Ctrl+Alt+C' */
export function keysLabel(keys: string): string {
  const isMac = /Mac|iP(?:hone|ad)/.test(navigator.userAgent);
  return keys
    .replace('Mod', isMac ? '⌘' : 'Ctrl')
    .replace('Alt', isMac ? '⌥' : 'Alt')
    .replaceAll('-', isMac ? ' ' : '+');
}
