import type { ExcalidrawFreeDrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import type { DocumentConnection } from '#platform/document-connection';
import { useEffect } from 'react';
import type { BoardPresence } from './together/board-presence';
import { packStroke } from './live-stroke';

/** How often is looked whether a finished stroke has reached the others. */
const LOOK_EVERY_MS = 200;

/**
 * Shows the others the stroke that this person is drawing (BOARD-14), until the board has it and the server has passed it
 * on: in between, they would see neither.
 * @param presence `null` for whoever may only watch (BOARD-8)
 */
export function useLiveStroke(
  api: ExcalidrawImperativeAPI | null,
  presence: BoardPresence | null,
  connection: DocumentConnection,
): void {
  useEffect(() => {
    if (!api || !presence) return;
    let drawn: ExcalidrawFreeDrawElement | null = null;
    let timer: ReturnType<typeof setInterval> | undefined;
    const endWhenSaved = () => {
      if (connection.hasUnsavedChanges) return;
      clearInterval(timer);
      presence.draw(null);
    };
    const stop = api.onChange((_elements, { newElement, zoom }) => {
      if (newElement?.type === 'freedraw') {
        clearInterval(timer);
        drawn = newElement;
        presence.draw(() => packStroke(newElement, zoom.value));
      } else if (drawn) {
        drawn = null;
        timer = setInterval(endWhenSaved, LOOK_EVERY_MS);
      }
    });
    return () => {
      stop();
      clearInterval(timer);
      presence.draw(null);
    };
  }, [api, presence, connection]);
}
