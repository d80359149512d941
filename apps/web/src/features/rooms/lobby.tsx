import { can, holderOf } from '@fortyfive/interview';
import { BookOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#ui/button';
import { InvitePanel } from './invite-panel';
import { LobbyPeople } from './lobby-people';
import { LobbyStart } from './lobby-start';
import { StepPreview } from './step-preview';
import type { Room } from './use-room';

interface LobbyProps {
  readonly room: Room;
  /** What the interviewer reads meanwhile; nobody else gets to see it (ROOM-WEB-4). */
  readonly brief: ReactNode;
  /** What somebody wanted to do better this time. */
  readonly reminder: ReactNode;
}

/** Before the clock runs: who is here, in which role, and whether they are ready. */
export function Lobby({ room, brief, reminder }: LobbyProps) {
  const { question, state } = room.view;
  const canRead = can(room.me.role, 'read-brief');
  const canInvite = can(room.me.role, 'renew-invite');
  const isSeatFree = !holderOf(state, 'interviewer') || !holderOf(state, 'candidate');
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold tracking-tight">{question.title}</h1>
        <p className="max-w-lg text-base text-muted">{question.oneLiner}</p>
      </header>
      <div className="grid gap-8 lg:grid-cols-[22rem_minmax(0,1fr)] lg:gap-12">
        <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-8 lg:self-start">
          <LobbyPeople room={room} />
          {canInvite && isSeatFree && <InvitePanel roomId={room.view.roomId} isSeatFree />}
          <LobbyStart room={room} />
          {canInvite && !isSeatFree && <InvitePanel roomId={room.view.roomId} isSeatFree={false} />}
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          {reminder}
          {canRead ? (
            <section aria-labelledby="lobby-brief" className="flex min-w-0 flex-col gap-4">
              <div className="flex flex-col gap-1">
                <h2 id="lobby-brief" className="text-lg font-semibold">
                  Your brief
                </h2>
                <p className="text-sm text-muted">
                  Only you, the interviewer, can read it. You have it in the room as well.
                </p>
              </div>
              {room.me.hasReadBrief ? (
                <div className="rounded-card border border-line bg-surface overflow-hidden [&>div>*:last-child]:border-b-0">
                  {brief}
                </div>
              ) : (
                <SealedBrief room={room} />
              )}
            </section>
          ) : (
            <StepPreview />
          )}
        </div>
      </div>
    </div>
  );
}

/** The brief gives the answers away, so reading it settles who cannot be the candidate (ROOM-14). */
function SealedBrief({ room }: { room: Room }) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-card border border-line bg-surface p-4">
      <p className="max-w-lg text-sm">
        It holds what the candidate has to find out: facts, hints and what a strong answer looks like. Once you have
        read it, you cannot be the candidate for this question, so swap roles first if you want to.
      </p>
      <Button
        variant="secondary"
        icon={<BookOpen aria-hidden />}
        isBusy={room.isBusy('open-brief')}
        onClick={() => void room.run({ type: 'open-brief' })}
      >
        Read the brief
      </Button>
    </div>
  );
}
