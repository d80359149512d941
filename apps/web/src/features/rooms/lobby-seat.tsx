import { holderOf } from '@fortyfive/interview';
import { Check, Clock, Eye } from 'lucide-react';
import { Avatar } from '#ui/avatar';
import { Button } from '#ui/button';
import { usePersonActions } from './person-actions';
import { Presence } from './presence';
import { ROLE_TITLES } from './role-words';
import type { Room } from './use-room';

interface LobbySeatProps {
  readonly room: Room;
  readonly role: 'interviewer' | 'candidate';
  /** Who has seen the question before, where that matters. */
  readonly seenBy: readonly string[];
}

/** One of the two seats: who sits there and whether they are ready, or a way to take it. */
export function LobbySeat({ room, role, seenBy }: LobbySeatProps) {
  const holder = holderOf(room.view.state, role);
  const actionsFor = usePersonActions(room.me.userId);
  return (
    <li
      className={`flex min-w-0 items-center gap-3 rounded-card border p-3 ${holder ? 'border-line' : 'border-dashed border-line-strong'}`}
    >
      {holder ? (
        <>
          <Avatar
            name={holder.displayName}
            colourIndex={room.view.state.participants.indexOf(holder)}
            isConnected={room.isHere(holder.userId)}
            size="lg"
          />
          <div className="min-w-0 flex-1">
            <p className="text-xs text-muted">{ROLE_TITLES[role]}</p>
            <p className="truncate text-base font-medium">
              <bdi>{holder.displayName}</bdi>
              {holder.userId === room.me.userId && <span className="font-normal text-muted"> (you)</span>}
            </p>
            <div className="flex flex-wrap items-center gap-x-3">
              <Presence isConnected={room.isHere(holder.userId)} />
              <Readiness isReady={holder.isReady} />
              {seenBy.includes(holder.userId) && (
                <span className="inline-flex items-center gap-1 text-xs text-amber">
                  <Eye aria-hidden className="size-3" />
                  Has seen this question before
                </span>
              )}
            </div>
          </div>
          {actionsFor(holder)}
        </>
      ) : (
        <FreeSeat room={room} role={role} />
      )}
    </li>
  );
}

function Readiness({ isReady }: { isReady: boolean }) {
  return (
    <span className={`inline-flex items-center gap-1 text-xs ${isReady ? 'font-medium text-green' : 'text-muted'}`}>
      {isReady ? <Check aria-hidden className="size-3" /> : <Clock aria-hidden className="size-3" />}
      {isReady ? 'Ready' : 'Not ready yet'}
    </span>
  );
}

function FreeSeat({ room, role }: Omit<LobbySeatProps, 'seenBy'>) {
  return (
    <>
      <div className="min-w-0 flex-1">
        <p className="text-xs text-muted">{ROLE_TITLES[role]}</p>
        <p className="text-base text-muted">This seat is free</p>
      </div>
      {!(role === 'candidate' && room.me.hasReadBrief) && (
        <Button
          variant="secondary"
          size="sm"
          isBusy={room.isBusy('take-role')}
          onClick={() => void room.run({ type: 'take-role', role })}
        >
          Take it
        </Button>
      )}
    </>
  );
}
