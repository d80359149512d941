import type { JSONContent, MarkdownToken, MarkdownTokenizer } from '@tiptap/core';
import type { CellResult } from '@fortyfive/estimation';
import { ESTIMATE_CELL } from './estimate-cells';

// One line of its own: `name = formula`, and what it comes to behind an arrow.
const LINE = /^(`+) ?([\p{L}_][\p{L}\p{N}_]* *=[^\n]*?) ?\1(?: → [^\n]*)?(?:\n+|$)/u;

/** Reads what {@link renderEstimate} writes; the result is left out, because it is computed anew. */
export const estimateTokenizer: MarkdownTokenizer = {
  name: ESTIMATE_CELL,
  level: 'block',
  start: (source) => source.search(/^`+ ?[\p{L}_][\p{L}\p{N}_]* *=/mu),
  tokenize(source) {
    const [raw, , text] = LINE.exec(source) ?? [];
    if (raw === undefined || text === undefined) return undefined;
    return { type: ESTIMATE_CELL, raw, text } as MarkdownToken;
  },
};

/** A cell as Markdown: `read_qps = dau * 5 / day` → 17.4 k user/s. */
export function renderEstimate(cell: JSONContent): string {
  const text = textOf(cell);
  if (text === '') return '';
  const fence = '`'.repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)));
  const pad = fence.length > 1 ? ' ' : '';
  const result: unknown = cell.attrs?.result;
  return `${fence}${pad}${text}${pad}${fence}${typeof result === 'string' ? ` → ${result}` : ''}`;
}

/**
 * A section with every cell's result written to it, for `renderEstimate` to find. The results are no part of the document.
 * @param resultOf what a cell with this text comes to
 */
export function withResults(content: JSONContent, resultOf: (text: string) => CellResult | undefined): JSONContent {
  if (content.type === ESTIMATE_CELL) {
    const result = resultOf(textOf(content));
    return result?.kind === 'value' ? { ...content, attrs: { ...content.attrs, result: result.text } } : content;
  }
  return content.content
    ? { ...content, content: content.content.map((child) => withResults(child, resultOf)) }
    : content;
}

function textOf({ content = [] }: JSONContent): string {
  return content
    .map(({ text = '' }) => text)
    .join('')
    .replaceAll('\n', ' ');
}
