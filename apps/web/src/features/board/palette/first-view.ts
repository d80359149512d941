import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { stepFrameId } from '@fortyfive/documents';
import type { StepId } from '@fortyfive/interview';
import { isStepFrame } from './components';

/** Excalidraw's own controls lie over the board; what one goes to should not be below them. */
const COVERED = { top: 72, right: 24, bottom: 64, left: 72 } as const;
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
  if (shown.length > 0)
    api.scrollToContent(shown, { fitToContent: true, canvasOffsets: coveredOf(api), animate: false });
}

/** Brings a step's frame into view. @returns whether there is one on this board */
export function goToStep(api: ExcalidrawImperativeAPI, stepId: StepId, { isAtOnce = false } = {}): boolean {
  const frame = api.getSceneElements().find(({ id }) => id === stepFrameId(stepId));
  if (!frame) return false;
  const isMotionReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  api.scrollToContent(frame, {
    ...{ fitToViewport: true, viewportZoomFactor: 1, maxZoom: 1, canvasOffsets: coveredOf(api) },
    ...{ animate: !isAtOnce && !isMotionReduced, duration: 150 },
  });
  return true;
}
