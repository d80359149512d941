import { MINUTE_MS, STEPS, type Step, type StepId } from '@fortyfive/interview';
import * as Y from 'yjs';
import { boardElements, type SharedElement } from './board.js';
import { GROUP_KEYS, groupElement, type ElementGroup, type ElementGroups } from './board-groups.js';
import { createDocument } from './shared-document.js';
import { stepFrameId } from './step-frame.js';

/** Always the same, so that every interview begins with the same bytes. Nobody's page writes under it. */
export const TEMPLATE_CLIENT_ID = 45;

/** A place on the board, in its own coordinates. */
export interface BoardArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 120;
const UPPER = { y: 0, width: 1_200, height: 720 };
const LOWER = { y: UPPER.height + GAP, width: 1_440, height: 1_080 };

/**
 * Two rows, read like a page. Above what is written in a few lines, below what is drawn: a box of the palette is 180 wide, so
 * the two large frames hold seven in a row with arrows between them. Both rows are equally long.
 */
const AREAS: Readonly<Record<StepId, BoardArea>> = {
  requirements: { ...UPPER, x: 0 },
  estimation: { ...UPPER, x: UPPER.width + GAP },
  api: { ...UPPER, x: 2 * (UPPER.width + GAP) },
  'high-level-design': { ...LOWER, x: 0 },
  'deep-dive': { ...LOWER, x: LOWER.width + GAP },
  bottlenecks: { ...LOWER, x: 2 * (LOWER.width + GAP), width: 720 },
};

/** The steps' hues of the light theme, as Excalidraw writes colours. */
const STROKES: Readonly<Record<StepId, string>> = {
  requirements: '#376fa6',
  estimation: '#735da0',
  api: '#96517a',
  'high-level-design': '#9e553b',
  'deep-dive': '#7f6a0c',
  bottlenecks: '#3c7c48',
};

/**
 * Where a step's frame stands on a fresh board.
 * @example stepFrameArea('requirements') // { x: 0, y: 0, width: 1200, height: 720 }
 */
export function stepFrameArea(stepId: StepId): BoardArea {
  return AREAS[stepId];
}

/**
 * What stands over a step's frame.
 * @param index the step's place, from 0
 * @example stepFrameTitle(STEPS[2], 2) // '3 · API · 5 min'
 */
export function stepFrameTitle({ title, plannedMs }: Step, index: number): string {
  return `${index + 1} · ${title} · ${Math.round(plannedMs / MINUTE_MS)} min`;
}

/**
 * The board with which every interview begins: six step frames and nothing else (DOCUMENT-16).
 * @returns a Yjs update (V1), the same bytes at every call
 * @example Y.applyUpdate(document, boardTemplate())
 */
export function boardTemplate(): Uint8Array {
  const document = createDocument();
  document.clientID = TEMPLATE_CLIENT_ID;
  document.transact(() => {
    const elements = boardElements(document);
    STEPS.forEach((step, index) => {
      const frame = stepFrame(step, index);
      elements.set(frame.id, sharedElement(groupElement(frame)));
    });
  });
  const update = Y.encodeStateAsUpdate(document);
  document.destroy();
  return update;
}

/** Every field of a frame in Excalidraw 0.18 that is shared. */
function stepFrame(step: Step, index: number) {
  return {
    ...{ id: stepFrameId(step.id), type: 'frame', name: stepFrameTitle(step, index), customData: { step: step.id } },
    ...{ ...AREAS[step.id], angle: 0, index: `a${index}`, seed: index + 1, groupIds: [], frameId: null, link: null },
    ...{ strokeColor: STROKES[step.id], backgroundColor: 'transparent', fillStyle: 'solid', strokeStyle: 'solid' },
    ...{ strokeWidth: 2, roughness: 0, opacity: 100, roundness: null },
    // Locked: it is not selected with what stands in it, not moved by accident, and no arrow clings to its border.
    locked: true,
  };
}

function sharedElement(groups: ElementGroups): SharedElement {
  const element: SharedElement = new Y.Map<ElementGroup>();
  for (const key of Object.values(GROUP_KEYS)) {
    const group = groups[key];
    if (group) element.set(key, group);
  }
  return element;
}
