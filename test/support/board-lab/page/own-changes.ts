import { boardElements, type ElementGroup, type SharedElement } from '@fortyfive/documents';
import * as Y from 'yjs';
import type { OwnChange } from '../report';

/** Tells of every change that did not come over the network: which fields of which element have another value than before. */
export function noteChanges(doc: Y.Doc, network: string, tell: (change: OwnChange) => void): void {
  const shared = boardElements(doc);
  shared.observeDeep((events, { origin }) => {
    if (origin === network) return;
    for (const event of events) {
      for (const [key, { action, oldValue }] of event.changes.keys) {
        if (event.target === shared) {
          if (action === 'delete') tell({ what: 'remove', id: key, fields: [] });
          else tell({ what: 'create', id: key, fields: fieldsOf(shared.get(key)) });
          continue;
        }
        const id = String(event.path[0]);
        const fields = differences(oldValue as ElementGroup | undefined, (event.target as SharedElement).get(key));
        if (shared.has(id) && fields.length > 0) tell({ what: 'change', id, fields });
      }
    }
  });
}

function fieldsOf(element: SharedElement | undefined): string[] {
  return Object.values(element?.toJSON() ?? {}).flatMap((group) => Object.keys(group as object));
}

function differences(before: ElementGroup = {}, after: ElementGroup = {}): string[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
