import { Avatar } from '#ui/avatar';
import { usePersonActions } from './person-actions';
import { Presence } from './presence';
import { ROLE_TITLES } from './role-words';
import type { Room } from './use-room';

/** Everybody in the room with role and presence. */
export function PeopleList({ room }: { room: Room }) {
  const actionsFor = usePersonActions(room.me.userId);
  return (
    <ul className="flex flex-col gap-3">
      {room.view.state.participants.map((one, index) => (
        <li key={one.userId} className="flex min-w-0 items-center gap-3 text-sm">
          <Avatar name={one.displayName} colourIndex={index} isConnected={room.isHere(one.userId)} />
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium">
              <bdi>{one.displayName}</bdi>
              {one.userId === room.me.userId && <span className="font-normal text-muted"> (you)</span>}
            </p>
            <p className="text-xs text-muted">{ROLE_TITLES[one.role]}</p>
          </div>
          <Presence isConnected={room.isHere(one.userId)} />
          <div className="w-7 shrink-0">{actionsFor(one)}</div>
        </li>
      ))}
    </ul>
  );
}
