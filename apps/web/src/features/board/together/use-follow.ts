import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useCallback, useEffect, useState } from 'react';
import type { DocumentPerson } from '#platform/document-people';
import { useToast } from '#ui/toast';
import { newestOf, type BoardCompany } from './board-company';
import type { BoardPresence } from './board-presence';
import { ViewMover } from './view-mover';
import { isSameViewport, type Viewport } from './viewport';

interface FollowParts {
  readonly api: ExcalidrawImperativeAPI;
  readonly company: BoardCompany;
  /** `null` for whoever sends nothing. */
  readonly presence: BoardPresence | null;
  readonly myUserId: string;
}

export interface Follow {
  /** Whose view mine follows. */
  readonly followed: DocumentPerson | null;
  readonly start: (person: DocumentPerson) => void;
  readonly stop: () => void;
}

/** My view follows somebody's until I press Escape, move, zoom or press the board, or until they leave (TOGETHER-3). */
export function useFollow({ api, company, presence, myUserId }: FollowParts): Follow {
  const [followed, setFollowed] = useState<DocumentPerson | null>(null);
  const { show } = useToast();
  const stop = useCallback(() => setFollowed(null), []);

  useEffect(() => {
    if (!followed) return;
    const onGone = () => {
      show({ title: `${followed.displayName} has left the board.` });
      stop();
    };
    presence?.follow(followed.userId);
    const release = followView({ api, company, userId: followed.userId, myUserId, onStop: stop, onGone });
    return () => {
      presence?.follow(null);
      release();
    };
  }, [api, company, followed, myUserId, presence, show, stop]);

  return { followed, start: setFollowed, stop };
}

interface Following extends Omit<FollowParts, 'presence'> {
  readonly userId: string;
  readonly onStop: () => void;
  readonly onGone: () => void;
}

function followView({ api, company, userId, myUserId, onStop, onGone }: Following): () => void {
  const mover = new ViewMover(api);
  let shown: Viewport | null = null;
  let hasLetGo = false;
  const come = (): void => {
    const guest = newestOf(company.guests(), userId);
    if (!guest) return onGone();
    // Two who follow each other would zoom out for ever: whoever began later is the one who follows.
    if (guest.follows === myUserId) return hasLetGo ? onStop() : undefined;
    hasLetGo = true;
    // Moving to where it is already would undo a pan of one's own that has only just begun.
    if (!guest.viewport || (shown && isSameViewport(shown, guest.viewport))) return;
    shown = guest.viewport;
    mover.show(shown);
  };
  const onScroll = (): void => {
    if (shown && !mover.isWhereItWasPut) onStop();
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onStop();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  const stops = [
    company.subscribe(come),
    api.onScrollChange(onScroll),
    api.onPointerDown(onStop),
    onResize(api, () => shown && mover.show(shown)),
    () => window.removeEventListener('keydown', onKeyDown, { capture: true }),
    () => mover.stop(),
  ];
  come();
  return () => stops.forEach((stop) => stop());
}

/** Calls back when the board has become larger or smaller. */
function onResize(api: ExcalidrawImperativeAPI, act: () => void): () => void {
  let { width, height } = api.getAppState();
  return api.onChange((_elements, state) => {
    if (state.width === width && state.height === height) return;
    ({ width, height } = state);
    act();
  });
}
