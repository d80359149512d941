import { Avatar } from '#ui/avatar';
import { Presence } from './presence';
import { ROLE_TITLES } from './role-words';
import type { Room } from './use-room';

/** Everybody in the room with role and presence. */
export function PeopleList({ room }: { room: Room }) {
  const { state, connectedUserIds } = room.view;
  return (
    <ul className="flex flex-col gap-3">
      {state.participants.map((one, index) => (
        <li key={one.userId} className="flex min-w-0 items-center gap-3 text-sm">
          <Avatar name={one.displayName} colourIndex={index} isConnected={connectedUserIds.includes(one.userId)} />
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium">
              <bdi>{one.displayName}</bdi>
              {one.userId === room.me.userId && <span className="font-normal text-muted"> (you)</span>}
            </p>
            <p className="text-xs text-muted">{ROLE_TITLES[one.role]}</p>
          </div>
          <Presence isConnected={connectedUserIds.includes(one.userId)} />
        </li>
      ))}
    </ul>
  );
}
