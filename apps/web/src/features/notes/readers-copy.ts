import { createDocument } from '@fortyfive/documents';
import { useEffect, useMemo } from 'react';
import * as Y from 'yjs';

/**
 * The document itself for who may write, and for everybody else a copy that follows it: an editor deletes what it cannot
 * make sense of, and that must not come from somebody who only reads (NOTES-7).
 */
export function useReadersCopy(doc: Y.Doc, isReadOnly: boolean): Y.Doc {
  const shown = useMemo(() => (isReadOnly ? copyOf(doc) : doc), [doc, isReadOnly]);
  useEffect(() => {
    if (shown === doc) return;
    const follow = (update: Uint8Array) => Y.applyUpdate(shown, update);
    Y.applyUpdate(shown, Y.encodeStateAsUpdate(doc));
    doc.on('update', follow);
    return () => doc.off('update', follow);
  }, [doc, shown]);
  return shown;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = createDocument();
  copy.clientID = doc.clientID; // By which an editor tells its own caret from the others'.
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
