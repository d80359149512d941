import type { DocumentConnection } from '#platform/document-connection';
import type { DiagramEditor } from '@fortyfive/documents';
import type { StepId } from '@fortyfive/interview';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { BoardCanvas, type BoardTheme } from './board-canvas';
import { BoardPresence } from './board-presence';
import { useImageLoader } from './images/use-image-loader';
import { useImages } from './images/use-images';
import { LiveStrokes } from './live-strokes';
import { DiagramTools } from './palette/diagram-tools';
import { StepJump } from './palette/step-jump';
import { useDiagramEditor } from './palette/use-diagram-editor';
import { leaveOutForeign } from './pasted-elements';
import { RemoteCursors } from './remote-cursors';
import { useRemoteLasers } from './remote-lasers';
import { useLiveStroke } from './use-live-stroke';
import { useBinding, useLoadedExcalidraw } from './use-excalidraw';

interface BoardProps {
  readonly connection: DocumentConnection;
  /** Whose pictures the board may show. */
  readonly interviewId: string;
  /** This person may only watch. */
  readonly isReadOnly: boolean;
  readonly theme: BoardTheme;
  /** The present step, whose frame the board opens at and offers to go to. */
  readonly stepId?: StepId;
  /** Given what changes the design without a pointer, for as long as this person may draw. Should stay the same function. */
  readonly onEditor?: (editor: DiagramEditor | null) => void;
}

const NO_FOREIGN = 'The board takes shapes, text and pictures. Anything else cannot be put on it.';

const FETCHING = 'The board is being fetched.';
const NOT_FETCHED = 'The board could not be fetched.';

/** The board of a running interview, shared with everybody in the room. Fills its parent. */
export default function Board({ connection, interviewId, isReadOnly, theme, stepId, onEditor }: BoardProps) {
  const { api, props } = useLoadedExcalidraw();
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
  const editor = useDiagramEditor(isLocked ? null : readyApi, onEditor);

  useRemoteLasers(api, connection.awareness);
  useLiveStroke(readyApi, isReadOnly ? null : presence, connection);
  useEffect(() => {
    if (isReadOnly) return;
    return api?.onChange((_elements, { selectedElementIds }) => presence.select(Object.keys(selectedElementIds)));
  }, [api, isReadOnly, presence]);

  useImageLoader(readyApi, interviewId);
  const images = useImages({ api: readyApi, interviewId, isReadOnly, takesChanges });
  const onPaste: typeof images.onPaste = (scene, event) => {
    if (leaveOutForeign(scene)) refuseForeign();
    return images.onPaste(scene, event);
  };

  return (
    <section
      ref={setBoard}
      aria-label="Board"
      className="board relative size-full"
      {...images.handlers}
      onPointerLeave={isReadOnly ? undefined : presence.leave}
    >
      <BoardCanvas
        {...props}
        isReadOnly={isLocked || !readyApi}
        theme={theme}
        onAddImage={images.choose}
        onPaste={onPaste}
        // BOARD-8: who may only watch is not seen on the board.
        onPointerUpdate={isReadOnly ? undefined : presence.movePointer}
      />
      {api && board && editor && <DiagramTools api={api} board={board} editor={editor} />}
      {readyApi && board && stepId && <StepJump api={readyApi} board={board} stepId={stepId} />}
      {images.note}
      {!isAnswered && <BoardNote>{isRefused ? NOT_FETCHED : FETCHING}</BoardNote>}
      {api && <LiveStrokes api={api} awareness={connection.awareness} />}
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
