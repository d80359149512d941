import { can, type Participant } from '@fortyfive/interview';
import { Navigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect } from 'react';
import { BriefPanel } from '#features/briefs/brief-panel';
import { useBrief } from '#features/briefs/use-brief';
import { KeepInMind } from '#features/improvements/keep-in-mind';
import { PartnerMenu } from '#features/partners/partner-menu';
import { Lobby } from '#features/rooms/lobby';
import { LobbySkeleton } from '#features/rooms/lobby-skeleton';
import { PersonActions } from '#features/rooms/person-actions';
import { useRoom, type Room, type RoomEntry } from '#features/rooms/use-room';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { SiteHeader } from '../site-header';
import { drawRoomDesign } from './room-design';

const loadRoom = () => import('./running-room');
const RunningRoom = lazy(loadRoom);

/** Long enough for the lobby to stand; the board then loads while people wait for each other. */
const PRELOAD_AFTER_MS = 1_500;

/** A room from the lobby to the end of its interview. */
export function RoomPage() {
  const { roomId } = useParams({ from: '/rooms/$roomId' });
  return <EnteredRoom key={roomId} roomId={roomId} />;
}

function EnteredRoom({ roomId }: { roomId: string }) {
  const entry = useRoom(roomId);
  if (entry.status === 'failed') return <NoEntry roomId={roomId} entry={entry} />;
  if (entry.status === 'entering') return <EnteringPage />;
  return <PresentRoom room={entry.room} />;
}

function PresentRoom({ room }: { room: Room }) {
  const { interviewId } = room.view;
  const actionsFor = useCallback(
    (partner: Participant) => <PartnerMenu partner={partner} interviewId={interviewId} />,
    [interviewId],
  );
  return (
    <PersonActions value={actionsFor}>
      <RoomInPhase room={room} />
    </PersonActions>
  );
}

function RoomInPhase({ room }: { room: Room }) {
  switch (room.view.state.phase) {
    case 'lobby':
      return <LobbyPage room={room} />;
    case 'running':
      return (
        <Suspense fallback={<EnteringPage />}>
          <RunningRoom room={room} />
        </Suspense>
      );
    case 'ended':
      return <Navigate to="/interviews/$interviewId" params={{ interviewId: room.view.interviewId }} replace />;
  }
}

function EnteringPage() {
  return (
    <Page title="Room" heading={null} width="wide" header={<SiteHeader />}>
      <LobbySkeleton />
    </Page>
  );
}

function LobbyPage({ room }: { room: Room }) {
  const brief = useBrief(room.view.interviewId, can(room.me.role, 'read-brief') && room.me.hasReadBrief);
  useEffect(() => {
    const timer = setTimeout(() => void loadRoom().then(({ preloadRoom }) => preloadRoom()), PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Page title={room.view.question.title} heading={null} width="wide" header={<SiteHeader />}>
      <Lobby room={room} brief={<BriefPanel query={brief} drawDesign={drawRoomDesign} />} reminder={<KeepInMind />} />
    </Page>
  );
}

function NoEntry({ roomId, entry }: { roomId: string; entry: Extract<RoomEntry, { status: 'failed' }> }) {
  const isSignedOut = entry.code === 'signed_out';
  return (
    <Page
      title={isSignedOut ? 'You are signed out' : 'This room cannot be opened'}
      width="reading"
      header={<SiteHeader />}
    >
      <div className="flex flex-col items-start gap-6">
        <ErrorNotice message={entry.message} />
        {isSignedOut ? (
          <LinkButton to="/sign-in" search={{ next: `/rooms/${roomId}` }} variant="primary">
            Sign in and come back
          </LinkButton>
        ) : (
          <LinkButton to="/interviews" variant="primary">
            Go to My interviews
          </LinkButton>
        )}
      </div>
    </Page>
  );
}
