import { describe, expect, it } from '@jest/globals';
import { STEPS } from '@fortyfive/interview';
import * as Y from 'yjs';
import { boardElements, readGroups } from './board.js';
import { readBoardElement } from './board-element.js';
import { boardTemplate, stepFrameArea, stepFrameTitle } from './board-template.js';
import { createDocument } from './shared-document.js';
import { stepFrameId } from './step-frame.js';
import { UpdateGate } from './update-gate.js';

function freshBoard() {
  const document = createDocument();
  Y.applyUpdate(document, boardTemplate());
  return boardElements(document);
}

describe('boardTemplate', () => {
  it('DOCUMENT-16 has one readable frame per step, in the order of the steps', () => {
    const board = freshBoard();
    const frames = STEPS.map(({ id }) => readBoardElement(stepFrameId(id), readGroups(board.get(stepFrameId(id)))));
    expect(board.size).toBe(6);
    expect(frames.map((frame) => [frame?.type, frame?.name, frame?.customData, frame?.locked])).toEqual([
      ['frame', '1 · Requirements · 5 min', { step: 'requirements' }, true],
      ['frame', '2 · Estimation · 5 min', { step: 'estimation' }, true],
      ['frame', '3 · API · 5 min', { step: 'api' }, true],
      ['frame', '4 · High-level design · 10 min', { step: 'high-level-design' }, true],
      ['frame', '5 · Deep dive · 15 min', { step: 'deep-dive' }, true],
      ['frame', '6 · Bottlenecks · 5 min', { step: 'bottlenecks' }, true],
    ]);
    expect(frames[2]).toMatchObject({ ...stepFrameArea('api'), index: 'a2', frameId: null });
  });

  it('DOCUMENT-16 gives the same bytes every time, and an update that the gate accepts', () => {
    expect(boardTemplate()).toEqual(boardTemplate());
    expect(new UpdateGate(createDocument()).judge(boardTemplate(), () => true).verdict).toBe('accepted');
  });

  it('DOCUMENT-16 leaves room between the frames, and most of it to the design and the deep dive', () => {
    const areas = STEPS.map(({ id }) => stepFrameArea(id));
    for (const one of areas) {
      for (const other of areas) {
        const isApart =
          one.x + one.width < other.x ||
          other.x + other.width < one.x ||
          one.y + one.height < other.y ||
          other.y + other.height < one.y;
        expect(one === other || isApart).toBe(true);
      }
    }
    const sizes = new Map(STEPS.map(({ id }) => [id, stepFrameArea(id).width * stepFrameArea(id).height]));
    const largest = [...sizes].sort(([, one], [, other]) => other - one).map(([id]) => id);
    expect(largest.slice(0, 2)).toEqual(['high-level-design', 'deep-dive']);
  });

  it('names a step with its place and its minutes', () => {
    expect(stepFrameTitle(STEPS[4]!, 4)).toBe('5 · Deep dive · 15 min');
  });
});
