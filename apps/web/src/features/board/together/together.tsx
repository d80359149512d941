import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect, useMemo } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { useToast } from '#ui/toast';
import { BoardCompany } from './board-company';
import { BoardNotices } from './board-notices';
import { BoardPeople } from './board-people';
import type { BoardPresence } from './board-presence';
import type { BoardRoom } from './board-room';
import { peopleOn } from './guest-state';
import { RemoteCursors } from './remote-cursors';
import { useRemoteLasers } from './remote-lasers';
import { useCalls } from './use-calls';
import { useGuests } from './use-company';
import { useFollow } from './use-follow';

interface TogetherProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly awareness: Awareness;
  /** `null` for whoever may only watch: they send nothing (BOARD-8). */
  readonly presence: BoardPresence | null;
  readonly room: BoardRoom;
  /** Whether this person has the tools in hand. */
  readonly canDraw: boolean;
  readonly isPhone: boolean;
}

/** What makes a board one board for several people: who is here, where they point, and how to look at the same place. */
export function Together({ api, awareness, presence, room, canDraw, isPhone }: TogetherProps) {
  const { me, mayWrite } = room;
  const company = useMemo(() => new BoardCompany(awareness), [awareness]);
  const guests = useGuests(company);
  const people = peopleOn(guests, me.userId, mayWrite);
  const follow = useFollow({ api, company, presence, myUserId: me.userId });
  const calls = useCalls({ api, company, mayWrite, onLeave: follow.stop });
  const { show } = useToast();
  useRemoteLasers(api, company, mayWrite);
  useOwnPresence(api, presence);

  const call =
    presence &&
    (() => {
      presence.callEveryone();
      show({ title: 'You have brought everyone here.' });
    });
  return (
    <>
      <RemoteCursors api={api} company={company} mayWrite={mayWrite} />
      <BoardPeople
        api={api}
        me={me}
        people={people}
        follow={follow}
        onCall={call}
        canDraw={canDraw}
        isPhone={isPhone}
      />
      <BoardNotices follow={follow} calls={calls} isPhone={isPhone} />
    </>
  );
}

/** Tells the others what I select, what I see, and when I look elsewhere. */
function useOwnPresence(api: ExcalidrawImperativeAPI, presence: BoardPresence | null): void {
  useEffect(() => {
    if (!presence) return;
    const onVisibility = () => presence.setAway(document.hidden);
    document.addEventListener('visibilitychange', onVisibility);
    const stop = api.onChange(presence.look);
    presence.look(null, api.getAppState());
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      stop();
    };
  }, [api, presence]);
}
