import { can } from '@fortyfive/interview';
import { useState } from 'react';
import { Avatar } from '#ui/avatar';
import { Dialog } from '#ui/dialog';
import { InvitePanel } from './invite-panel';
import { PeopleList } from './people-list';
import type { Room } from './use-room';

const MOST_FACES = 3;

/** The people of the room as faces; pressed, it says who they are and lets in observers. */
export function PeopleButton({ room }: { room: Room }) {
  const [isOpen, setOpen] = useState(false);
  const { participants } = room.view.state;
  const rest = participants.length - MOST_FACES;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="flex shrink-0 items-center rounded-control p-1 transition-colors hover:bg-ink/7"
      >
        <span className="sr-only">People, {participants.length}</span>
        <span aria-hidden className="flex gap-1">
          {participants.slice(0, MOST_FACES).map((one, index) => (
            <Avatar
              key={one.userId}
              name={one.displayName}
              colourIndex={index}
              isConnected={room.isHere(one.userId)}
              size="sm"
            />
          ))}
        </span>
        {rest > 0 && (
          <span aria-hidden className="pl-1 text-xs font-medium text-muted tabular-nums">
            +{rest}
          </span>
        )}
      </button>
      <Dialog open={isOpen} onOpenChange={setOpen} title="People">
        <div className="flex flex-col gap-6">
          <PeopleList room={room} />
          {can(room.me.role, 'renew-invite') && <InvitePanel roomId={room.view.roomId} isSeatFree={false} />}
        </div>
      </Dialog>
    </>
  );
}
