import type { DocumentConnection } from '#platform/document-connection';
import type { DiagramEditor } from '@fortyfive/documents';
import type { StepId } from '@fortyfive/interview';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { classes } from '#ui/classes';
import { BoardCanvas, type BoardTheme } from './board-canvas';
import { useExcalidrawMarks } from './board-marks';
import { useImageLoader } from './images/use-image-loader';
import { useImages } from './images/use-images';
import { LiveStrokes } from './live-strokes';
import { DiagramTools } from './palette/diagram-tools';
import { StepJump } from './palette/step-jump';
import { useDiagramEditor } from './palette/use-diagram-editor';
import { leaveOutForeign } from './pasted-elements';
import { PhoneBoardParts } from './phone/phone-board-parts';
import { usePhoneBoard } from './phone/use-phone-board';
import type { BoardOrigin } from './take-away/file-name';
import { useTakeAway } from './take-away/use-take-away';
import { BoardPresence } from './together/board-presence';
import type { BoardRoom } from './together/board-room';
import { Together } from './together/together';
import { useLiveStroke } from './use-live-stroke';
import { useBinding, useLoadedExcalidraw } from './use-excalidraw';
import { usePinnedCells, type CellsToFollow } from './use-pinned-cells';

interface BoardProps {
  readonly connection: DocumentConnection;
  /** Whose pictures the board may show. */
  readonly interviewId: string;
  /** This person may only watch. */
  readonly isReadOnly: boolean;
  readonly theme: BoardTheme;
  readonly room: BoardRoom;
  readonly origin: BoardOrigin;
  /** Too narrow for drawing by default: the board is for looking at, until somebody asks for more. */
  readonly isPhone: boolean;
  /** The step that the interview is at: where an empty board opens, and what everybody is offered to go to. */
  readonly stepId?: StepId;
  /** Given what changes the design without a pointer, for as long as this person may draw. Should stay the same function. */
  readonly onEditor?: (editor: DiagramEditor | null) => void;
  /** The estimate cells that labels on the board follow. */
  readonly cells?: CellsToFollow;
}

const NO_FOREIGN = 'The board takes shapes, text and pictures. Anything else cannot be put on it.';

const FETCHING = 'The board is being fetched.';
const NOT_FETCHED = 'The board could not be fetched.';

/** The board of a running interview, shared with everybody in the room. Fills its parent. */
export default function Board(props: BoardProps) {
  const { connection, interviewId, isReadOnly, theme, room, origin, isPhone, stepId, cells, onEditor } = props;
  const { api, props: excalidraw } = useLoadedExcalidraw();
  const [board, setBoard] = useState<HTMLElement | null>(null);
  const isAnswered = useSyncExternalStore(connection.subscribe, () => connection.hasBeenAnswered);
  const isRefused = useSyncExternalStore(connection.subscribe, () => connection.refusal !== null);
  const takesChanges = useSyncExternalStore(connection.subscribe, () => connection.takesChanges);
  const isLocked = isReadOnly || !takesChanges;
  // Until the server has answered, nobody knows what is on the board, and nothing can be drawn.
  const readyApi = isAnswered ? api : null;
  const presence = useMemo(() => new BoardPresence(connection.awareness), [connection]);
  const onWaiting = useCallback((isWaiting: boolean) => connection.setWaiting('board', isWaiting), [connection]);
  const refuseForeign = useCallback(() => api?.setToast({ message: NO_FOREIGN, closable: true }), [api]);
  useBinding(readyApi, connection.doc, { isReadOnly: isLocked, onWaiting, onUnshareable: refuseForeign, stepId });
  usePinnedCells(isLocked ? null : readyApi, cells);
  const editor = useDiagramEditor(isLocked ? null : readyApi, onEditor);
  useLiveStroke(readyApi, isReadOnly ? null : presence, connection);
  useImageLoader(readyApi, interviewId);
  const images = useImages({ api: readyApi, interviewId, isReadOnly, takesChanges });
  const onPaste: typeof images.onPaste = (scene, event) => {
    if (leaveOutForeign(scene)) refuseForeign();
    return images.onPaste(scene, event);
  };

  useExcalidrawMarks(board, api);
  const phone = usePhoneBoard(readyApi);
  const isLooking = isPhone && phone.mode !== 'draw';
  const takeAway = useTakeAway(readyApi, origin);

  return (
    <section
      ref={setBoard}
      aria-label="Board"
      className={classes('board group/board relative size-full', isPhone && 'pb-14')}
      data-phone={isPhone ? phone.mode : undefined}
      {...images.handlers}
      onPointerLeave={isReadOnly ? undefined : presence.leave}
    >
      <BoardCanvas
        {...excalidraw}
        isReadOnly={isLocked || !readyApi}
        isLooking={isLooking}
        isCovered={isPhone && phone.mode === 'comment'}
        theme={theme}
        onAddImage={images.choose}
        onTakeAway={takeAway.open}
        onPaste={onPaste}
        // BOARD-8: who may only watch is not seen on the board.
        onPointerUpdate={isReadOnly ? undefined : presence.movePointer}
      />
      {api && board && editor && !isLooking && <DiagramTools api={api} board={board} editor={editor} />}
      {readyApi && board && stepId && <StepJump api={readyApi} board={board} stepId={stepId} />}
      {images.note}
      {takeAway.dialog}
      {!isAnswered && <BoardNote>{isRefused ? NOT_FETCHED : FETCHING}</BoardNote>}
      {readyApi && <LiveStrokes api={readyApi} awareness={connection.awareness} mayDraw={room.mayWrite} />}
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
        <PhoneBoardParts api={readyApi} board={phone} author={room.me.displayName} mayWrite={!isLocked} />
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
