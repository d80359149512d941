import { CaptureUpdateAction, convertToExcalidrawElements } from '@excalidraw/excalidraw';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';

const BOX = { width: 180, height: 90 };
/** So that a second box does not lie exactly on the first. */
const SHIFT_PX = 24;
const SHIFTS = 8;

/**
 * Puts a labelled box into the middle of the view and selects it (BOARD-12). Excalidraw can do everything else with it by
 * keyboard: Enter names it, arrows move it, Control and an arrow adds a connected one, Delete takes it away.
 */
export function addBox(api: ExcalidrawImperativeAPI): void {
  const { scrollX, scrollY, zoom, width, height } = api.getAppState();
  const present = api.getSceneElements();
  const shift = (present.length % SHIFTS) * SHIFT_PX;
  const [box, ...label] = convertToExcalidrawElements([
    {
      type: 'rectangle',
      ...BOX,
      x: width / 2 / zoom.value - scrollX - BOX.width / 2 + shift,
      y: height / 2 / zoom.value - scrollY - BOX.height / 2 + shift,
      label: { text: 'Box' },
    },
  ]);
  if (!box) return;
  api.updateScene({
    elements: [...present, box, ...label],
    appState: { selectedElementIds: { [box.id]: true } },
    captureUpdate: CaptureUpdateAction.IMMEDIATELY,
  });
}
