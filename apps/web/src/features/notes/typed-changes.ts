import { Plugin, type Transaction } from '@tiptap/pm/state';
import { isChangeOrigin } from '@tiptap/extension-collaboration';

/**
 * The plugin, answering with changes of its own only to what this person does. What comes from the others, or from undo,
 * stands as it is: every page would answer it in the same moment, and the answers would add up (NOTES-13).
 */
export function answeringOnly(plugin: Plugin, isMeant: (transaction: Transaction) => boolean): Plugin {
  const { appendTransaction } = plugin.spec;
  if (!appendTransaction) return plugin;
  return new Plugin<unknown>({
    ...plugin.spec,
    appendTransaction(transactions, before, after) {
      const isOurs = transactions.some(isMeant) && !transactions.some(isChangeOrigin);
      return isOurs ? appendTransaction.call(plugin, transactions, before, after) : null;
    },
  });
}

export function isPaste(transaction: Transaction): boolean {
  const origin: unknown = transaction.getMeta('uiEvent');
  return origin === 'paste' || origin === 'drop' || transaction.getMeta('paste') === true;
}
