import * as Y from 'yjs';

/** The name of the node, in the editor and in the document. */
export const ESTIMATE_CELL = 'estimateCell';

/** One cell as it stands in the document. */
export interface DocumentCell {
  readonly element: Y.XmlElement;
  readonly text: string;
}

/** All cells of a notes document, whatever section and list they stand in. Reads only. */
export function cellsIn(doc: Y.Doc): readonly DocumentCell[] {
  const cells: DocumentCell[] = [];
  for (const type of doc.share.values()) if (type instanceof Y.XmlFragment) gather(type, cells);
  return cells;
}

function gather(parent: Y.XmlFragment, cells: DocumentCell[]): void {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.nodeName === ESTIMATE_CELL) cells.push({ element: child, text: textOf(child) });
    else gather(child, cells);
  }
}

function textOf(element: Y.XmlElement): string {
  const texts = element.toArray().filter((child) => child instanceof Y.XmlText);
  return texts
    .flatMap((text) => (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => asText(insert)))
    .join('');
}

function asText(insert: unknown): string {
  return typeof insert === 'string' ? insert : '';
}
