import type { Node } from '@tiptap/core';

/** What would begin a list, a heading, a line or a code block if it stood first in a line of Markdown. */
const BLOCK_START = /^(\s*)(?:(#{1,6}|[-+])(?=\s|$)|(-{2,}|={2,}|~{3,})|(\d{1,9})([.)])(?=\s|$))/gm;

/** A paragraph that is still one when its Markdown is read again, whatever it begins with. */
export function noteParagraph(paragraph: Node): Node {
  return paragraph.extend({
    renderMarkdown(node, helpers, context) {
      return escapeBlockStarts(this.parent?.(node, helpers, context) ?? '');
    },
  });
}

function escapeBlockStarts(markdown: string): string {
  return markdown.replace(
    BLOCK_START,
    (_whole, indent: string, mark: string | undefined, line: string | undefined, number: string, dot: string) =>
      `${indent}${number ? `${number}\\${dot}` : `\\${mark ?? line ?? ''}`}`,
  );
}
