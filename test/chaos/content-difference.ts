import { describeContent } from '@fortyfive/documents';
import * as Y from 'yjs';

/** Where the first two contents that differ part, with what stands around it. */
export function describeDifference(contents: readonly string[]): string {
  const [one = ''] = contents;
  const other = contents.find((content) => content !== one);
  if (other === undefined) return 'all the same';
  let at = 0;
  while (one[at] === other[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 80), at + 120);
  return `…${around(one)}… but …${around(other)}…`;
}

/** Which copies say the same, how much each has of everybody's writing, and where the first two differ. */
export function compareCopies(copies: readonly { readonly name: string; readonly doc: Y.Doc }[]): string {
  const contents = copies.map(({ doc }) => describeContent(doc));
  const kinds = [...new Set(contents)];
  const states = copies.map(({ name, doc }, place) => {
    const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
    const pending = doc.store.pendingStructs || doc.store.pendingDs ? ', something pending' : '';
    return `${name}: version ${kinds.indexOf(contents[place] ?? '')}${pending}, clocks ${JSON.stringify(clocks)}`;
  });
  return [...states, describeDifference(contents)].join('\n  ');
}
