import type { DocumentKind } from '@fortyfive/documents';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { DocumentConnection } from './document-connection';
import type { DocumentTrouble } from './document-trouble';
import { worstSaveState, type SaveState } from './save-state';

/** Holds the connection while somebody subscribes, so that React may mount, unmount and mount again as it likes. */
function connectionHolder(interviewId: string, kind: DocumentKind | null) {
  let connection: DocumentConnection | null = null;
  return {
    current: () => connection,
    subscribe: (onChange: () => void) => {
      if (!kind) return () => undefined;
      connection = new DocumentConnection({ interviewId, kind });
      onChange();
      return () => {
        connection?.close();
        connection = null;
      };
    },
  };
}

/** Connects to a document, if any, for as long as the component is there; `null` until it is mounted. */
export function useDocumentConnection(interviewId: string, kind: DocumentKind | null): DocumentConnection | null {
  const holder = useMemo(() => connectionHolder(interviewId, kind), [interviewId, kind]);
  return useSyncExternalStore(holder.subscribe, holder.current);
}

/** The save state of several documents as one. */
export function useSaveState(connections: readonly (DocumentConnection | null)[]): SaveState {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = connections.map((connection) => connection?.subscribe(listener));
      return () => stops.forEach((stop) => stop?.());
    },
    [connections],
  );
  return useSyncExternalStore(subscribe, () =>
    worstSaveState(connections.map((connection) => connection?.saveState ?? 'connecting')),
  );
}

/** What people should be told about a document; `null` when all is well. */
export function useTrouble(connection: DocumentConnection | null): DocumentTrouble | null {
  const subscribe = useCallback(
    (listener: () => void) => connection?.subscribe(listener) ?? (() => undefined),
    [connection],
  );
  return useSyncExternalStore(subscribe, () => connection?.trouble ?? null);
}
