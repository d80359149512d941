import { mergeAttributes, type Node } from '@tiptap/core';
import { codeHighlight } from './code-highlight';
import { findCodeLanguage } from './code-languages';
import { checkPattern, withChecks } from './note-attributes';

/** Also of languages that this page does not know. */
const LANGUAGE_WORD = /^[\w+#.-]{1,24}$/;

/** A code block that says what language it is in. */
export function noteCode(codeBlock: Node): Node {
  return codeBlock.extend({
    addAttributes() {
      return withChecks(this.parent?.(), { language: checkPattern(LANGUAGE_WORD) });
    },
    renderHTML({ node, HTMLAttributes }) {
      const language = findCodeLanguage(node.attrs.language);
      return [
        'pre',
        mergeAttributes(HTMLAttributes, { 'data-language': language?.name }),
        ['code', { class: language ? `language-${language.id}` : null }, 0],
      ];
    },
    parseMarkdown: (token, { createNode, createTextNode }) => {
      const [word = ''] = (token.lang ?? '').split(/\s/);
      const language = LANGUAGE_WORD.test(word) ? word : null;
      return createNode('codeBlock', { language }, token.text ? [createTextNode(token.text)] : []);
    },
    renderMarkdown: (node) => {
      const code = (node.content ?? []).map(({ text }) => text ?? '').join('');
      const fence = fenceAround(code);
      return `${fence}${String(node.attrs?.language ?? '')}\n${code}\n${fence}`;
    },
    addProseMirrorPlugins() {
      return [...(this.parent?.() ?? []), codeHighlight()];
    },
  });
}

/** One backtick more than the code itself has in a row. */
function fenceAround(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(longest + 1);
}
