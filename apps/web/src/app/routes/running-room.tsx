import type { DiagramEditor } from '@fortyfive/documents';
import { can, stepAt } from '@fortyfive/interview';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { sheetOf, type EstimateSheet } from '#features/notes/estimate-sheet';
import { RoomFrame } from '#features/rooms/room-frame';
import { RoomNotices } from '#features/rooms/room-notices';
import { SaveStatus } from '#features/rooms/save-status';
import { useClock } from '#features/rooms/use-clock';
import type { Room } from '#features/rooms/use-room';
import { useRoomLayout } from '#features/rooms/use-room-layout';
import { useWideScreen } from '#ui/use-wide-screen';
import type { DocumentConnection } from '#platform/document-connection';
import { useDocumentConnection, useTrouble } from '#platform/use-document-connection';
import { Skeleton } from '#ui/skeleton';
import { useTheme } from '#ui/theme';
import { useToast } from '#ui/toast';
import { DESK_TAB } from './desk-tab';
import { InterviewersDesk } from './interviewers-desk';
import { ObserversDesk } from './observers-desk';
import { useOwnSide, useRoomGiven } from './room-given';

const loadBoard = () => import('#features/board/board');
const loadNotes = () => import('#features/notes/notes');
const loadOutline = () => import('#features/diagram/outline-panel');
const Board = lazy(loadBoard);
const Notes = lazy(loadNotes);
const OutlinePanel = lazy(loadOutline);

/** Fetches the large parts ahead of time; what fails here is fetched again when it is needed. */
export async function preloadRoom(): Promise<void> {
  await Promise.allSettled([loadBoard(), loadNotes(), loadOutline()]);
}

const LOST = 'The interview ended before your last changes were saved. They are not in the recording.';

/** The room while the clock runs: board, notes, clock, and the interviewer's desk. */
export default function RunningRoom({ room }: { room: Room }) {
  const { interviewId, state } = room.view;
  const [isEnding, setEnding] = useState(false);
  const reading = useClock(state.clock);
  const stepId = stepAt(state.clock?.stepIndex ?? 0).id;
  const theme = useTheme().resolved;
  const isReadOnly = !can(room.me.role, 'write-documents');

  const board = useDocumentConnection(interviewId, 'board');
  const notes = useDocumentConnection(interviewId, 'notes');
  const isInterviewer = can(room.me.role, 'read-brief');
  // Nobody else's browser even asks for them (NOTES-17).
  const hasPrivateNotes = can(room.me.role, 'write-interviewer-notes');
  const privateNotes = useDocumentConnection(interviewId, hasPrivateNotes ? 'interviewer-notes' : null);
  const shared = useMemo(() => [board, notes], [board, notes]);
  const connections = useMemo(
    () => (hasPrivateNotes ? [...shared, privateNotes] : shared),
    [shared, privateNotes, hasPrivateNotes],
  );
  const isInStep = useCallback(() => shared.every((one) => one?.saveState === 'saved'), [shared]);
  const troubles = { board: useTrouble(board), notes: useTrouble(notes), privateNotes: useTrouble(privateNotes) };
  useWarningOfLoss(connections);

  const [editor, setEditor] = useState<DiagramEditor | null>(null);
  const origin = { question: room.view.question.title, startedAtMs: state.clock?.startedAtMs ?? 0 };
  const boardProps = {
    interviewId,
    isReadOnly,
    theme,
    stepId,
    origin,
    room: useBoardRoom(room),
    isPhone: !useWideScreen(),
    cells: { source: useCells(notes), isInStep },
  };
  const given = useRoomGiven(room);
  const { notes: notesHandle, ...ownSide } = useOwnSide(room, reading);
  const layout = useRoomLayout(isInterviewer ? DESK_TAB : null);
  const frame = {
    room,
    layout,
    reading,
    saveNote: <SaveStatus {...{ connections, isReadOnly }} line={room.connection} />,
    notices: (
      <>
        <RoomNotices {...troubles} isReadOnly={isReadOnly} />
        {given.notices}
      </>
    ),
    hasNews: given.hasNews,
    board: <Loaded>{board && <Board {...boardProps} connection={board} onEditor={setEditor} />}</Loaded>,
    notes: (
      <Loaded>
        {notes && (
          <Notes
            ref={notesHandle}
            connection={notes}
            isReadOnly={isReadOnly}
            currentStepId={stepId}
            title={origin}
            given={given.inNotes}
          />
        )}
      </Loaded>
    ),
    outline: (onReveal?: () => void) => (
      <Loaded>
        {board && (
          <OutlinePanel
            {...{ connection: board, editor, onReveal }}
            canSwitchOffChecks={room.me.role === 'candidate'}
          />
        )}
      </Loaded>
    ),
    onEnd: () => setEnding(true),
  };
  if (room.me.role === 'observer') return <ObserversDesk frame={{ ...frame, ...ownSide }} room={room} />;
  if (!isInterviewer) return <RoomFrame {...frame} {...ownSide} desk={[]} />;
  const privately = (
    <Loaded>
      {privateNotes && (
        <Notes
          connection={privateNotes}
          isReadOnly={false}
          currentStepId={stepId}
          title={{ ...origin, isPrivate: true }}
        />
      )}
    </Loaded>
  );
  return <InterviewersDesk frame={frame} privateNotes={privately} isEnding={isEnding} onEndingChange={setEnding} />;
}

/** Who works on the board: colours are places in the room, as the server stamps them. */
function useBoardRoom({ me, view }: Room) {
  const { participants } = view.state;
  return useMemo(() => {
    const colourIndex = participants.findIndex(({ userId }) => userId === me.userId);
    const mayWrite = (id: string) =>
      participants.some(({ userId, role }) => userId === id && can(role, 'write-documents'));
    return { me: { userId: me.userId, displayName: me.displayName, colourIndex }, mayWrite };
  }, [me, participants]);
}

/** The estimate cells of the notes, once the server has sent them: until then nobody knows which there are. */
function useCells(notes: DocumentConnection | null): EstimateSheet | undefined {
  const subscribe = useCallback((listener: () => void) => notes?.subscribe(listener) ?? (() => undefined), [notes]);
  const isAnswered = useSyncExternalStore(subscribe, () => notes?.hasBeenAnswered ?? false);
  return notes && isAnswered ? sheetOf(notes.doc) : undefined;
}

/** Board and editor come in their own time; the room does not wait for them. */
function Loaded({ children }: { children: ReactNode }) {
  const empty = <Skeleton className="m-4 min-h-48 flex-1" />;
  return <Suspense fallback={empty}>{children || empty}</Suspense>;
}

/** The interview may end while changes of ours are still here because the connection was away (ROOM-WEB-9). */
function useWarningOfLoss(connections: readonly (DocumentConnection | null)[]): void {
  const { show } = useToast();
  useEffect(
    () => () => {
      for (const connection of connections) {
        if (connection?.hasUnsavedChanges) onRefusal(connection, () => show({ title: LOST, tone: 'error' }));
      }
    },
    [connections, show],
  );
}

/** A connection that is left with unsaved changes goes on trying; calls back if the server then turns it away. */
function onRefusal(connection: DocumentConnection, tell: () => void): void {
  if (connection.refusal) return tell();
  const stop = connection.subscribe(() => {
    if (connection.refusal && connection.hasUnsavedChanges) tell();
    if (connection.refusal || !connection.hasUnsavedChanges) stop();
  });
}
