import * as Y from 'yjs';

/**
 * An empty document that changes only by what is written in it and by the updates applied to it. A plain `Y.Doc` also
 * deletes formats that it takes for superfluous when it hears from others, each copy by its own lights: copies would part,
 * and a document read from its log would not be the one that was seen (DOCUMENT-15).
 */
export function createDocument(): Y.Doc {
  const document = new Y.Doc();
  document.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false; // Looked at right after this event.
  });
  return document;
}
