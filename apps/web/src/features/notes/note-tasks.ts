import { InputRule } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Plugin } from '@tiptap/pm/state';
import { checkFlag, withChecks } from './note-attributes';

const NoteTask = TaskItem.extend({
  addAttributes() {
    return withChecks(this.parent?.(), { checked: checkFlag });
  },
  addInputRules() {
    return [...(this.parent?.() ?? []), taskFromBullet()];
  },
  addProseMirrorPlugins() {
    return [...(this.parent?.() ?? []), boxesFollowEditor()];
  },
}).configure({
  nested: true,
  a11y: { checkboxLabel: (task) => `Done: ${task.firstChild?.textContent || 'empty task'}` },
});

export const noteTasks = [TaskList, NoteTask];

/** `- [ ] ` typed the way Markdown has it: the dash has made a bullet by the time the brackets come. */
function taskFromBullet(): InputRule {
  return new InputRule({
    find: /^\[([ xX])?\]\s$/,
    handler: ({ state, range, match, chain }) => {
      const isInBullet = state.selection.$from.node(-1).type.name === 'listItem';
      if (!isInBullet) return null;
      const isDone = match[1]?.toLowerCase() === 'x';
      chain().deleteRange(range).toggleTaskList().updateAttributes('taskItem', { checked: isDone }).run();
      return undefined;
    },
  });
}

/** Whoever may only read cannot tick anything off. */
function boxesFollowEditor(): Plugin {
  return new Plugin({
    view: () => ({
      update({ dom, editable }) {
        for (const box of dom.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.disabled = !editable;
      },
    }),
  });
}
