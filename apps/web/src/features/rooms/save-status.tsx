import type { DocumentConnection } from '#platform/document-connection';
import { useSaveState } from '#platform/use-document-connection';
import { ConnectionNote } from './connection-note';
import { SaveNote } from './save-note';
import type { Room } from './use-room';

interface SaveStatusProps {
  readonly connections: readonly (DocumentConnection | null)[];
  readonly isReadOnly: boolean;
  /** The room's own line to the server, beside those of the documents. */
  readonly line: Room['connection'];
}

/** Follows the save state by itself: while somebody draws it changes many times a second, and the room need not follow. */
export function SaveStatus({ connections, isReadOnly, line }: SaveStatusProps) {
  const state = useSaveState(connections);
  return (
    <>
      <SaveNote state={state} isReadOnly={isReadOnly} />
      {state !== 'offline' && <ConnectionNote connection={line} />}
    </>
  );
}
