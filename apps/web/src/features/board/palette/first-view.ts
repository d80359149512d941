import { getCommonBounds } from '@excalidraw/excalidraw';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { stepFrameId } from '@fortyfive/documents';
import type { StepId } from '@fortyfive/interview';
import { ViewMover } from '../together/view-mover';
import { fitBeside, type View } from '../together/viewport';
import { isStepFrame } from './components';

/** Excalidraw's own controls and its hint lie over the board; what one goes to, a frame with its title, is beside them. */
const COVERED = { top: 116, right: 24, bottom: 64, left: 72 } as const;
/** A phone has neither palette nor tools, until somebody draws. */
const COVERED_ON_PHONE = { top: 24, right: 16, bottom: 152, left: 16 } as const;
const WIDEST_PHONE_PX = 640;

function coveredOf(api: ExcalidrawImperativeAPI) {
  return api.getAppState().width <= WIDEST_PHONE_PX ? COVERED_ON_PHONE : COVERED;
}

/** What the board opens at: what is drawn, or else the frame of the present step (BOARD-11, PALETTE-10). */
export function showFirst(api: ExcalidrawImperativeAPI, stepId: StepId | null): void {
  const elements = api.getSceneElements();
  const drawn = elements.filter((element) => !isStepFrame(element));
  if (drawn.length === 0 && stepId && goToStep(api, stepId, { isAtOnce: true })) return;
  const shown = drawn.length > 0 ? drawn : elements;
  if (shown.length > 0) new ViewMover(api).jumpTo(viewOf(api, shown));
}

/** Brings a step's frame into view. @returns whether there is one on this board */
export function goToStep(api: ExcalidrawImperativeAPI, stepId: StepId, { isAtOnce = false } = {}): boolean {
  const frame = api.getSceneElements().find(({ id }) => id === stepFrameId(stepId));
  if (!frame) return false;
  const mover = new ViewMover(api);
  if (isAtOnce) mover.jumpTo(viewOf(api, [frame]));
  else mover.moveTo(viewOf(api, [frame]));
  return true;
}

/** Excalidraw's own way there rounds the zoom down to tenths: on a phone a third of the size would be lost. */
function viewOf(api: ExcalidrawImperativeAPI, elements: readonly ExcalidrawElement[]): View {
  const [minX, minY, maxX, maxY] = getCommonBounds(elements);
  const box = { x: minX, y: minY, width: maxX - minX, height: maxY - minY };
  return fitBeside(box, api.getAppState(), coveredOf(api));
}
