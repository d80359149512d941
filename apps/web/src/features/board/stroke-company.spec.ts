import { describe, expect, it } from '@jest/globals';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { StrokeCompany } from './stroke-company';

const stroke = (id: string, way = [0, 0, 4, 4]) => ({
  ...{ id, x: 0, y: 0, colour: '#e03131', width: 2, opacity: 100, unit: 1, way, hasPressures: false },
});

/** One person who draws, and another who looks. */
function openBoards() {
  const [author, watcher] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
  const company = new StrokeCompany();
  const onBoard = new Set<string>();
  return {
    onBoard,
    company,
    draw(drawn: object | null, userId = 'ana') {
      author.setLocalState({ user: { userId, displayName: 'Ana', colourIndex: 0 }, stroke: drawn });
      applyAwarenessUpdate(watcher, encodeAwarenessUpdate(author, [author.clientID]), null);
    },
    leave() {
      author.setLocalState(null);
      applyAwarenessUpdate(watcher, encodeAwarenessUpdate(author, [author.clientID]), null);
    },
    look: (nowMs: number, mayDraw?: (userId: string) => boolean) =>
      company.strokes(watcher, nowMs, (id) => onBoard.has(id), mayDraw).map(({ id }) => id),
    close: () => [author, watcher].forEach((one) => one.destroy()),
  };
}

describe('StrokeCompany', () => {
  it('BOARD-14: shows a stroke from the first point until it is on the board', () => {
    const { draw, look, onBoard, company, close } = openBoards();
    draw(stroke('one'));
    expect(look(0)).toEqual(['one']);
    draw(null);
    expect(look(100)).toEqual(['one']);
    expect(company.isWaiting).toBe(true);
    onBoard.add('one');
    expect(look(200)).toEqual([]);
    expect(company.isEmpty).toBe(true);
    close();
  });

  it('BOARD-14: hides what is on the board while its author still shows it', () => {
    const { draw, look, onBoard, close } = openBoards();
    draw(stroke('one'));
    onBoard.add('one');
    expect(look(0)).toEqual([]);
    close();
  });

  it('shows the last stroke until it comes, while the next is drawn', () => {
    const { draw, look, onBoard, close } = openBoards();
    draw(stroke('one'));
    look(0);
    draw(stroke('two'));
    expect(look(50)).toEqual(['one', 'two']);
    onBoard.add('one');
    expect(look(100)).toEqual(['two']);
    close();
  });

  it('lets go of a stroke that never comes, and of whoever left', () => {
    const { draw, leave, look, close } = openBoards();
    draw(stroke('one'));
    look(0);
    leave();
    look(10);
    expect(look(10 + StrokeCompany.LINGER_MS)).toEqual([]);
    close();
  });

  it('BOARD-8: shows nothing of whoever may only watch', () => {
    const { draw, look, close } = openBoards();
    draw(stroke('one'), 'cleo');
    expect(look(0, (userId) => userId !== 'cleo')).toEqual([]);
    close();
  });

  it('shows nothing that is no stroke', () => {
    const { draw, look, close } = openBoards();
    draw({ ...stroke('one'), colour: 'url(x)' });
    expect(look(0)).toEqual([]);
    close();
  });
});
