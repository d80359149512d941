import { can, holderOf } from '@fortyfive/interview';
import { ArrowDownUp, Eye } from 'lucide-react';
import { Avatar } from '#ui/avatar';
import { Button } from '#ui/button';
import { ConnectionNote } from './connection-note';
import { LobbySeat } from './lobby-seat';
import { usePersonActions } from './person-actions';
import { Presence } from './presence';
import type { Room } from './use-room';
import { useSeenBy } from './use-seen-by';
import { useSettled } from './use-settled';

/** Who is here: the two seats, and below them whoever watches. */
export function LobbyPeople({ room }: { room: Room }) {
  const { state } = room.view;
  const isPair = can(room.me.role, 'swap-roles');
  const isSettled = useSettled(room.me.role);
  const seenBy = useSeenBy(room.view.roomId, state);
  const areSeatsTaken = Boolean(holderOf(state, 'interviewer') && holderOf(state, 'candidate'));
  const isBriefRead = holderOf(state, 'interviewer')?.hasReadBrief ?? false;
  return (
    <section aria-labelledby="lobby-people" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="lobby-people" className="text-lg font-semibold">
          Who is here
        </h2>
        <ConnectionNote connection={room.connection} />
      </div>
      <ul className="flex flex-col gap-2">
        <LobbySeat room={room} role="interviewer" seenBy={[]} />
        <LobbySeat room={room} role="candidate" seenBy={seenBy} />
      </ul>
      {isPair && (
        <div className="-ml-2 flex flex-wrap items-center gap-x-2 gap-y-1">
          {areSeatsTaken && !isBriefRead && (
            <Button
              variant="quiet"
              size="sm"
              icon={<ArrowDownUp />}
              isBusy={room.isBusy('swap-roles')}
              onClick={() => void (isSettled() && room.run({ type: 'swap-roles' }))}
            >
              Swap roles
            </Button>
          )}
          <Button
            variant="quiet"
            size="sm"
            icon={<Eye />}
            isBusy={room.isBusy('take-role')}
            onClick={() => void room.run({ type: 'take-role', role: 'observer' })}
          >
            Observe instead
          </Button>
          {areSeatsTaken && (
            <p className="ml-2 text-xs text-muted">
              {isBriefRead
                ? 'The interviewer has read the brief, so roles stay as they are.'
                : 'After a swap, both of you press Ready again.'}
            </p>
          )}
        </div>
      )}
      <Observers room={room} />
    </section>
  );
}

function Observers({ room }: { room: Room }) {
  const { participants } = room.view.state;
  const actionsFor = usePersonActions(room.me.userId);
  const observers = participants.filter((one) => one.role === 'observer');
  if (observers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-medium text-muted">Observers</h3>
      <ul className="flex flex-col gap-2">
        {observers.map((one) => (
          <li key={one.userId} className="flex min-w-0 items-center gap-2 text-sm">
            <Avatar
              name={one.displayName}
              colourIndex={participants.indexOf(one)}
              isConnected={room.isHere(one.userId)}
              size="sm"
            />
            <span className="min-w-0 flex-1 truncate">
              <bdi>{one.displayName}</bdi>
              {one.userId === room.me.userId && <span className="text-muted"> (you)</span>}
            </span>
            <Presence isConnected={room.isHere(one.userId)} />
            {actionsFor(one)}
          </li>
        ))}
      </ul>
    </div>
  );
}
