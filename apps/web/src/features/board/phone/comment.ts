import { CaptureUpdateAction, convertToExcalidrawElements, FONT_FAMILY } from '@excalidraw/excalidraw';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';

/** A place on the board, in its own coordinates. */
export interface BoardPlace {
  readonly x: number;
  readonly y: number;
}

/** Of a sticky note, from Excalidraw's own palette. */
const NOTE = { width: 220, backgroundColor: '#ffec99', strokeColor: '#f08c00', strokeWidth: 1, roughness: 0 } as const;
const INK = '#1e1e1e';

export const LONGEST_COMMENT = 280;

/** Puts a note of this person's on the board, its upper left corner where they tapped. For everybody it is a shape like others. */
export function putComment(api: ExcalidrawImperativeAPI, place: BoardPlace, text: string, author: string): void {
  const note = convertToExcalidrawElements([
    {
      type: 'rectangle',
      ...place,
      ...NOTE,
      fillStyle: 'solid',
      customData: { comment: author },
      label: {
        text: `${text}\n– ${author}`,
        fontSize: 16,
        fontFamily: FONT_FAMILY.Nunito,
        strokeColor: INK,
        textAlign: 'left',
        verticalAlign: 'top',
      },
    },
  ]);
  api.updateScene({
    elements: [...api.getSceneElementsIncludingDeleted(), ...note],
    captureUpdate: CaptureUpdateAction.IMMEDIATELY,
  });
}

/** Where on the board a point of the window lies. */
export function placeAt(api: ExcalidrawImperativeAPI, clientX: number, clientY: number): BoardPlace {
  const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState();
  return { x: (clientX - offsetLeft) / zoom.value - scrollX, y: (clientY - offsetTop) / zoom.value - scrollY };
}

/** The middle of what is seen. */
export function middleOf(api: ExcalidrawImperativeAPI): BoardPlace {
  const { offsetLeft, offsetTop, width, height } = api.getAppState();
  return placeAt(api, offsetLeft + width / 2, offsetTop + height / 2);
}
