import type { Collaborator, ExcalidrawImperativeAPI, SocketId } from '@excalidraw/excalidraw/types';
import { personColour } from '#ui/person-colour';
import { useEffect } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { boardGuests, type BoardGuest } from './board-presence';

/** Lets Excalidraw draw the trails of the others' laser pointers; only those, see `RemoteCursors` for the rest. */
export function useRemoteLasers(api: ExcalidrawImperativeAPI | null, awareness: Awareness): void {
  useEffect(() => {
    if (!api) return;
    let count = 0;
    const show = () => {
      const lasers = boardGuests(awareness).filter(({ pointer }) => pointer?.tool === 'laser');
      if (lasers.length === 0 && count === 0) return;
      count = lasers.length;
      api.updateScene({
        collaborators: new Map(lasers.map((guest) => [String(guest.clientId) as SocketId, asCollaborator(guest)])),
      });
    };
    awareness.on('change', show);
    return () => awareness.off('change', show);
  }, [api, awareness]);
}

function asCollaborator({ pointer, person }: BoardGuest): Collaborator {
  if (!pointer) return {};
  const { x, y, tool, isDown } = pointer;
  const laserColor = personColour(person.colourIndex).hex;
  return { pointer: { x, y, tool, renderCursor: false, laserColor }, button: isDown ? 'down' : 'up' };
}
