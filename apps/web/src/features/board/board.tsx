import type { DocumentConnection } from '#platform/document-connection';
import { useCallback, useEffect, useMemo, useSyncExternalStore, type ClipboardEvent, type DragEvent } from 'react';
import { addBox } from './add-box';
import { BoardCanvas, type BoardTheme } from './board-canvas';
import { BoardPresence } from './board-presence';
import type { CellSource } from './pinned-cells';
import { RemoteCursors } from './remote-cursors';
import { useRemoteLasers } from './remote-lasers';
import { useBinding, useLoadedExcalidraw } from './use-excalidraw';
import { usePinnedCells } from './use-pinned-cells';

interface BoardProps {
  readonly connection: DocumentConnection;
  /** This person may only watch. */
  readonly isReadOnly: boolean;
  readonly theme: BoardTheme;
  /** The estimate cells that labels on the board follow; absent until the notes have come. */
  readonly cells?: CellSource;
  /** Whether all that this browser wrote, on board and notes, has been saved. */
  readonly isInStep?: boolean;
}

const NO_FILES = 'The board takes shapes and text. Pictures and files cannot be put on it yet.';

const FETCHING = 'The board is being fetched.';
const NOT_FETCHED = 'The board could not be fetched.';

/** The board of a running interview, shared with everybody in the room. Fills its parent. */
export default function Board({ connection, isReadOnly, theme, cells, isInStep = false }: BoardProps) {
  const { api, props } = useLoadedExcalidraw();
  const isAnswered = useSyncExternalStore(connection.subscribe, () => connection.hasBeenAnswered);
  const isRefused = useSyncExternalStore(connection.subscribe, () => connection.refusal !== null);
  const takesChanges = useSyncExternalStore(connection.subscribe, () => connection.takesChanges);
  const isLocked = isReadOnly || !takesChanges;
  // Until the server has answered, nobody knows what is on the board, and nothing can be drawn.
  const readyApi = isAnswered ? api : null;
  const presence = useMemo(() => new BoardPresence(connection.awareness), [connection]);
  const onWaiting = useCallback((isWaiting: boolean) => connection.setWaiting('board', isWaiting), [connection]);
  const refuseFiles = useCallback(() => api?.setToast({ message: NO_FILES, closable: true }), [api]);
  useBinding(readyApi, connection.doc, { isReadOnly: isLocked, onWaiting, onUnshareable: refuseFiles });
  usePinnedCells(isLocked ? null : readyApi, cells, isInStep);

  useRemoteLasers(api, connection.awareness);
  useEffect(() => {
    if (isReadOnly) return;
    return api?.onChange((_elements, { selectedElementIds }) => presence.select(Object.keys(selectedElementIds)));
  }, [api, isReadOnly, presence]);

  // Taken on the way down, before Excalidraw sees it: a dropped drawing would replace the whole board.
  const stopFiles = (event: ClipboardEvent | DragEvent, transfer: DataTransfer) => {
    if (transfer.files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    refuseFiles();
  };

  return (
    <section
      aria-label="Board"
      className="board relative size-full"
      onDropCapture={(event) => stopFiles(event, event.dataTransfer)}
      onPasteCapture={(event) => stopFiles(event, event.clipboardData)}
      onPointerLeave={isReadOnly ? undefined : presence.leave}
    >
      <BoardCanvas
        {...props}
        isReadOnly={isLocked || !readyApi}
        theme={theme}
        onAddBox={readyApi ? () => addBox(readyApi) : undefined}
        // BOARD-8: who may only watch is not seen on the board.
        onPointerUpdate={isReadOnly ? undefined : presence.movePointer}
      />
      {!isAnswered && <BoardNote>{isRefused ? NOT_FETCHED : FETCHING}</BoardNote>}
      {api && <RemoteCursors api={api} awareness={connection.awareness} />}
    </section>
  );
}

/** Why there is nothing to see or draw on yet. */
function BoardNote({ children }: { readonly children: string }) {
  return (
    <div role="status" className="pointer-events-none absolute inset-0 z-10 grid place-items-center p-4 text-center">
      <p className="rounded-control bg-surface px-3 py-2 text-sm text-muted">{children}</p>
    </div>
  );
}
