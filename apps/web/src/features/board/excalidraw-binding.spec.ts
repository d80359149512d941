import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { AppState, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { boardElements, GROUP_KEYS } from '@fortyfive/documents';
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
  const board = {
    scene: [] as readonly ExcalidrawElement[],
    newElement: null as ExcalidrawElement | null,
    isDown: false,
  };
  let onChange: (elements: readonly ExcalidrawElement[], state: AppState) => void = () => undefined;
  const api = {
    getAppState: () => ({
      cursorButton: board.newElement || board.isDown ? 'down' : 'up',
      newElement: board.newElement,
    }),
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
    onChange(board.scene, api.getAppState());
  };
  return { board, binding, draw, waiting, shared: boardElements(doc) };
}

/** Somebody else does this. */
function recolour(shared: ReturnType<typeof boardElements>, id: string, strokeColor: string): void {
  const style = shared.get(id)?.get(GROUP_KEYS.style) ?? {};
  shared.get(id)?.set(GROUP_KEYS.style, { ...style, strokeColor });
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

  it('BOARD-4: loses no own change that waits to be written when others change the same element', () => {
    const { board, draw, shared } = openBoard();
    draw(stroke('one'), false);
    jest.advanceTimersByTime(60);
    draw(stroke('one', { x: 10, versionNonce: 2 }), false);
    jest.advanceTimersByTime(1);
    draw(stroke('one', { x: 20, versionNonce: 3 }), false);
    const style = shared.get('one')?.get(GROUP_KEYS.style);
    recolour(shared, 'one', '#ff0000');
    jest.advanceTimersByTime(20);
    expect(board.scene[0]).toMatchObject({ x: 20, strokeColor: '#ff0000' });
    expect(shared.get('one')?.get(GROUP_KEYS.geometry)).toMatchObject({ x: 20 });
    expect(style).toMatchObject({ strokeColor: '#1e1e1e' });
  });

  it('BOARD-4: leaves an element in the hand as it is, and shows what others did to it afterwards', () => {
    const { board, draw, shared } = openBoard();
    draw(stroke('one'), false);
    jest.advanceTimersByTime(60);
    board.isDown = true;
    draw(stroke('one', { x: 10, versionNonce: 2 }), false);
    recolour(shared, 'one', '#ff0000');
    jest.advanceTimersByTime(200);
    expect(board.scene[0]).toMatchObject({ x: 10, strokeColor: '#1e1e1e' });
    board.isDown = false;
    draw(stroke('one', { x: 11, versionNonce: 3 }), false);
    jest.advanceTimersByTime(200);
    expect(board.scene[0]).toMatchObject({ x: 11, strokeColor: '#ff0000' });
  });

  it('BOARD-6: writes the first change at once, and then at most every 50 ms', () => {
    const { draw, shared } = openBoard();
    let updates = 0;
    shared.doc?.on('update', () => updates++);
    for (let frame = 0; frame <= 60; frame++) {
      draw(stroke('one', { x: frame, versionNonce: 10 + frame }), false);
      jest.advanceTimersByTime(16);
      if (frame === 0) expect(updates).toBe(1);
    }
    expect(updates).toBeGreaterThan(14);
    expect(updates).toBeLessThanOrEqual(21);
  });

  it('BOARD-6: writes what a frame has just changed, not what the one before it had', () => {
    const { draw, shared } = openBoard();
    const agesMs: number[] = [];
    let drawnAtMs = 0;
    shared.doc?.on('update', () => agesMs.push(performance.now() - drawnAtMs));
    for (let frame = 0; frame <= 60; frame++) {
      drawnAtMs = performance.now();
      draw(stroke('one', { x: frame, versionNonce: 10 + frame }), false);
      jest.advanceTimersByTime(17);
    }
    expect(agesMs.length).toBeGreaterThan(14);
    expect(Math.max(...agesMs)).toBeLessThanOrEqual(1);
  });

  it('BOARD-6: writes at once where something comes to rest, however short ago it wrote', () => {
    const { board, draw, shared } = openBoard();
    board.isDown = true;
    for (const x of [1, 2]) {
      draw(stroke('one', { x, versionNonce: 10 + x }), false);
      jest.advanceTimersByTime(16);
    }
    expect(shared.get('one')?.get(GROUP_KEYS.geometry)).toMatchObject({ x: 1 });
    board.isDown = false;
    draw(stroke('one', { x: 3, versionNonce: 13 }), false);
    jest.advanceTimersByTime(1);
    expect(shared.get('one')?.get(GROUP_KEYS.geometry)).toMatchObject({ x: 3 });
  });

  it('shows the first change of others at once', () => {
    const { board, draw, shared } = openBoard();
    draw(stroke('one'), false);
    jest.advanceTimersByTime(1_000);
    recolour(shared, 'one', '#ff0000');
    jest.advanceTimersByTime(1);
    expect(board.scene[0]).toMatchObject({ strokeColor: '#ff0000' });
  });

  it('shares a box only when it has a size: somebody could take hold of it before, and Excalidraw would drop it', () => {
    const { draw, shared } = openBoard();
    const box = { type: 'rectangle', width: 0, height: 0, points: undefined };
    draw(stroke('one', box), true);
    jest.advanceTimersByTime(200);
    expect(shared.size).toBe(0);
    draw(stroke('one', { ...box, width: 10, versionNonce: 2 }), true);
    jest.advanceTimersByTime(200);
    expect(shared.size).toBe(1);
  });

  it('shares no picture before it is uploaded, and never what it consists of', () => {
    const { draw, shared } = openBoard();
    draw(stroke('one', { type: 'image', fileId: 'file', status: 'pending' }), false);
    jest.advanceTimersByTime(1_000);
    expect(shared.size).toBe(0);
    expect(JSON.stringify(shared.doc)).not.toContain('data:');
  });

  it('PALETTE-10: puts a step frame back that somebody has unlocked, moved or deleted, and tells nobody of it', () => {
    const { board, draw, shared } = openBoard();
    const frame = { type: 'frame', name: 'API', locked: true, customData: { step: 'api' }, points: undefined };
    draw(stroke('step-api', frame), false);
    jest.advanceTimersByTime(1_000);
    let updates = 0;
    shared.doc?.on('update', () => updates++);
    for (const change of [{ locked: false }, { x: 50 }, { name: null }, { isDeleted: true }]) {
      draw(stroke('step-api', { ...frame, ...change, versionNonce: 2 }), false);
      jest.advanceTimersByTime(1_000);
      expect(board.scene).toMatchObject([{ x: 0, locked: true, name: 'API', isDeleted: false }]);
    }
    expect(updates).toBe(0);
  });

  it('BOARD-7: shares no link', () => {
    const { draw, shared } = openBoard();
    draw(stroke('one', { link: 'https://example.com' }), false);
    jest.advanceTimersByTime(1_000);
    expect(JSON.stringify(shared)).not.toContain('example.com');
    expect(shared.size).toBe(1);
  });
});
