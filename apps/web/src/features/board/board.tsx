import type { DocumentConnection } from '#platform/document-connection';
import { useCallback, useMemo, useSyncExternalStore, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { classes } from '#ui/classes';
import { addBox } from './add-box';
import { BoardCanvas, type BoardTheme } from './board-canvas';
import { PhoneBoardParts } from './phone/phone-board-parts';
import { usePhoneBoard } from './phone/use-phone-board';
import type { BoardOrigin } from './take-away/file-name';
import { useTakeAway } from './take-away/use-take-away';
import { BoardPresence } from './together/board-presence';
import type { BoardRoom } from './together/board-room';
import { Together } from './together/together';
import { useBinding, useLoadedExcalidraw } from './use-excalidraw';

interface BoardProps {
  readonly connection: DocumentConnection;
  /** This person may only watch. */
  readonly isReadOnly: boolean;
  readonly theme: BoardTheme;
  readonly room: BoardRoom;
  readonly origin: BoardOrigin;
  /** Too narrow for drawing by default: the board is for looking at, until somebody asks for more. */
  readonly isPhone: boolean;
  /** What is on the board in words, to read instead of the picture; shown here on phones only. */
  readonly outline?: ReactNode;
}

const NO_FILES = 'The board takes shapes and text. Pictures and files cannot be put on it yet.';

const FETCHING = 'The board is being fetched.';
const NOT_FETCHED = 'The board could not be fetched.';

/** The board of a running interview, shared with everybody in the room. Fills its parent. */
export default function Board({ connection, isReadOnly, theme, room, origin, isPhone, outline }: BoardProps) {
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

  const phone = usePhoneBoard(readyApi);
  const isLooking = isPhone && phone.mode !== 'draw';
  const takeAway = useTakeAway(readyApi, origin);

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
      className={classes('board group/board relative size-full', isPhone && 'pb-14')}
      data-phone={isPhone ? phone.mode : undefined}
      onDropCapture={(event) => stopFiles(event, event.dataTransfer)}
      onPasteCapture={(event) => stopFiles(event, event.clipboardData)}
      onPointerLeave={isReadOnly ? undefined : presence.leave}
    >
      <BoardCanvas
        {...props}
        isReadOnly={isLocked || !readyApi}
        isLooking={isLooking}
        isCovered={isPhone && (phone.mode === 'outline' || phone.mode === 'comment')}
        theme={theme}
        onTakeAway={takeAway.open}
        onAddBox={readyApi ? () => addBox(readyApi) : undefined}
        // BOARD-8: who may only watch is not seen on the board.
        onPointerUpdate={isReadOnly ? undefined : presence.movePointer}
      />
      {takeAway.dialog}
      {!isAnswered && <BoardNote>{isRefused ? NOT_FETCHED : FETCHING}</BoardNote>}
      {readyApi && (
        <Together
          api={readyApi}
          awareness={connection.awareness}
          presence={isReadOnly ? null : presence}
          room={room}
          canDraw={!isLocked && !isLooking}
          isPhone={isPhone}
        />
      )}
      {isPhone && readyApi && (
        <PhoneBoardParts
          api={readyApi}
          board={phone}
          author={room.me.displayName}
          mayWrite={!isLocked}
          outline={outline}
        />
      )}
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
