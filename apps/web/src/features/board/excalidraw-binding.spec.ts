import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { boardElements } from '@fortyfive/documents';
import * as Y from 'yjs';

// Excalidraw itself needs a browser; the binding needs one constant of it.
jest.unstable_mockModule('@excalidraw/excalidraw', () => ({ CaptureUpdateAction: { NEVER: 'NEVER' } }));
const { ExcalidrawBinding } = await import('./excalidraw-binding');

const LOOK = {
  ...{
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
  },
  ...{ roughness: 1, opacity: 100, roundness: null, angle: 0, locked: false },
};

function stroke(id: string, extra: object = {}): ExcalidrawElement {
  return {
    ...{ id, type: 'freedraw', index: 'a1', seed: 1, version: 1, versionNonce: 1, updated: 0, isDeleted: false },
    ...{ x: 0, y: 0, width: 10, height: 10, groupIds: [], frameId: null, boundElements: null, link: null, ...LOOK },
    ...{
      points: [
        [0, 0],
        [10, 10],
      ],
      pressures: [],
      simulatePressure: true,
      lastCommittedPoint: [10, 10],
    },
    ...extra,
  } as unknown as ExcalidrawElement;
}

/** An Excalidraw with a pen that the test moves. */
function openBoard() {
  const doc = new Y.Doc();
  const board = { scene: [] as readonly ExcalidrawElement[], newElement: null as ExcalidrawElement | null };
  let onChange: (elements: readonly ExcalidrawElement[]) => void = () => undefined;
  const api = {
    getAppState: () => ({ cursorButton: board.newElement ? 'down' : 'up', newElement: board.newElement }),
    getSceneElementsIncludingDeleted: () => board.scene,
    updateScene: ({ elements }: { elements: readonly ExcalidrawElement[] }) => void (board.scene = elements),
    onChange: (listener: typeof onChange) => {
      onChange = listener;
      return () => undefined;
    },
  } as unknown as ExcalidrawImperativeAPI;
  const waiting: boolean[] = [];
  const onWaiting = (isWaiting: boolean) => void waiting.push(isWaiting);
  const binding = new ExcalidrawBinding(api, doc, { isReadOnly: false, onWaiting });
  const draw = (element: ExcalidrawElement, isInHand: boolean) => {
    board.scene = [...board.scene.filter(({ id }) => id !== element.id), element];
    board.newElement = isInHand ? element : null;
    onChange(board.scene);
  };
  return { board, binding, draw, waiting, shared: boardElements(doc) };
}

describe('ExcalidrawBinding', () => {
  beforeEach(() => void jest.useFakeTimers());

  it('BOARD-6: writes an unfinished stroke when the board goes away', () => {
    const { binding, draw, shared, waiting } = openBoard();
    draw(stroke('one'), true);
    jest.advanceTimersByTime(1_000);
    expect([shared.size, waiting.at(-1)]).toEqual([0, true]);
    binding.destroy();
    expect([[...shared.keys()], waiting.at(-1)]).toEqual([['one'], false]);
  });

  it('deletes nothing because Excalidraw is gone already', () => {
    const { board, binding, draw, shared } = openBoard();
    draw(stroke('one'), false);
    jest.advanceTimersByTime(1_000);
    draw(stroke('two'), false);
    board.scene = [];
    binding.destroy();
    expect([...shared.keys()]).toEqual(['one']);
  });

  it('BOARD-13: deletes in an update of its own, which a full board takes', () => {
    const { board, draw, shared } = openBoard();
    draw(stroke('one'), false);
    draw(stroke('two'), false);
    jest.advanceTimersByTime(1_000);
    const updates: Uint8Array[] = [];
    shared.doc?.on('update', (update: Uint8Array) => void updates.push(update));
    board.scene = board.scene.filter(({ id }) => id !== 'one');
    draw(stroke('one', { isDeleted: true, versionNonce: 2 }), false);
    draw(stroke('two', { x: 50, versionNonce: 2 }), false);
    jest.advanceTimersByTime(1_000);
    expect([...shared.keys()]).toEqual(['two']);
    expect(updates.map((update) => Y.decodeUpdate(update).structs.length > 0)).toEqual([false, true]);
  });

  it('BOARD-7: shares no link', () => {
    const { draw, shared } = openBoard();
    draw(stroke('one', { link: 'https://example.com' }), false);
    jest.advanceTimersByTime(1_000);
    expect(JSON.stringify(shared)).not.toContain('example.com');
    expect(shared.size).toBe(1);
  });
});
