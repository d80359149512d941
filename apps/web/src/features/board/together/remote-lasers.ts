import type { Collaborator, ExcalidrawImperativeAPI, SocketId } from '@excalidraw/excalidraw/types';
import { useEffect } from 'react';
import { personColour } from '#ui/person-colour';
import type { BoardCompany } from './board-company';
import type { BoardGuest } from './board-guests';

/** Lets Excalidraw draw the trails of the others' laser pointers; only those, see `RemoteCursors` for the rest. */
export function useRemoteLasers(
  api: ExcalidrawImperativeAPI,
  company: BoardCompany,
  mayWrite: (userId: string) => boolean,
): void {
  useEffect(() => {
    let count = 0;
    return company.subscribe(() => {
      const lasers = company
        .guests()
        .filter(({ pointer, person }) => pointer?.tool === 'laser' && mayWrite(person.userId));
      if (lasers.length === 0 && count === 0) return;
      count = lasers.length;
      api.updateScene({
        collaborators: new Map(lasers.map((guest) => [String(guest.clientId) as SocketId, asCollaborator(guest)])),
      });
    });
  }, [api, company, mayWrite]);
}

function asCollaborator({ pointer, person }: BoardGuest): Collaborator {
  if (!pointer) return {};
  const { x, y, tool, isDown } = pointer;
  const laserColor = personColour(person.colourIndex).hex;
  return { pointer: { x, y, tool, renderCursor: false, laserColor }, button: isDown ? 'down' : 'up' };
}
