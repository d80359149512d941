import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitBeside, fitViewport, readViewport, viewportOf, type Viewport } from './viewport';

const size = fc.record({ width: fc.integer({ min: 300, max: 4000 }), height: fc.integer({ min: 300, max: 4000 }) });
const viewport = fc.record({
  x: fc.integer({ min: -50_000, max: 50_000 }),
  y: fc.integer({ min: -50_000, max: 50_000 }),
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});

/** What is seen, before rounding. */
function seen({ scrollX, scrollY, zoom }: ReturnType<typeof fitViewport>, board: { width: number; height: number }) {
  return { x: -scrollX, y: -scrollY, width: board.width / zoom, height: board.height / zoom };
}

describe('fitting what another one sees into my own board', () => {
  it('[TOGETHER-2] shows all of it on a board of any shape, unless that would go beyond the smallest zoom', () => {
    fc.assert(
      fc.property(viewport, size, (theirs, board) => {
        const view = fitViewport(theirs, board);
        fc.pre(view.zoom > 0.1);
        const mine = seen(view, board);
        expect(mine.x).toBeLessThanOrEqual(theirs.x + 1e-6);
        expect(mine.y).toBeLessThanOrEqual(theirs.y + 1e-6);
        expect(mine.x + mine.width).toBeGreaterThanOrEqual(theirs.x + theirs.width - 1e-6);
        expect(mine.y + mine.height).toBeGreaterThanOrEqual(theirs.y + theirs.height - 1e-6);
      }),
    );
  });

  it('[TOGETHER-2] wastes no room: it fills the board in one direction, unless that would go beyond a zoom', () => {
    fc.assert(
      fc.property(viewport, size, (theirs, board) => {
        const view = fitViewport(theirs, board);
        fc.pre(view.zoom > 0.1 && view.zoom < 30);
        const mine = seen(view, board);
        const spare = Math.min(mine.width - theirs.width, mine.height - theirs.height);
        expect(Math.abs(spare)).toBeLessThan(1e-6);
      }),
    );
  });

  it('[TOGETHER-2] has the same middle, however far the zoom goes', () => {
    fc.assert(
      fc.property(viewport, size, (theirs, board) => {
        const mine = seen(fitViewport(theirs, board), board);
        expect(mine.x + mine.width / 2).toBeCloseTo(theirs.x + theirs.width / 2, 6);
        expect(mine.y + mine.height / 2).toBeCloseTo(theirs.y + theirs.height / 2, 6);
      }),
    );
  });

  it('gives back the view of somebody with a board of the same size', () => {
    fc.assert(
      fc.property(viewport, (board) => {
        const there = viewportOf({ scrollX: -board.x, scrollY: -board.y, zoom: 1 }, board);
        const { scrollX, scrollY, zoom } = fitViewport(there, board);
        expect(zoom).toBe(1);
        expect([scrollX + board.x, scrollY + board.y].every((off) => Math.abs(off) < 1e-6)).toBe(true);
      }),
    );
  });
});

describe('a viewport that another browser has sent', () => {
  it('is read as it was sent', () => {
    fc.assert(
      fc.property(viewport, (sent) => {
        expect(readViewport(JSON.parse(JSON.stringify(sent)))).toEqual(sent);
      }),
    );
  });

  const honest: Viewport = { x: 0, y: 0, width: 800, height: 600 };
  it.each([
    ['nothing', null],
    ['a word', 'everything'],
    ['no height', { x: 0, y: 0, width: 800 }],
    ['a rectangle without width', { ...honest, width: 0 }],
    ['a rectangle turned inside out', { ...honest, height: -600 }],
    ['a number without end', { ...honest, x: Infinity }],
    ['no number', { ...honest, y: NaN }],
    ['words for numbers', { ...honest, width: '800' }],
    ['a place beyond all boards', { ...honest, x: 1e9 }],
    ['a rectangle larger than all boards', { ...honest, width: 1e9 }],
  ])('is left alone when it is %s', (_name, sent) => {
    expect(readViewport(sent)).toBeNull();
  });
});

describe('fitting a frame beside the controls of the board', () => {
  const covered = { top: 72, right: 24, bottom: 64, left: 16 };

  it('[PALETTE-10] shows all of it, none of it below a control, and no larger than drawn', () => {
    fc.assert(
      fc.property(viewport, size, (frame, board) => {
        const { scrollX, scrollY, zoom } = fitBeside(frame, board, covered);
        fc.pre(zoom > 0.1);
        const onScreen = (at: number, scroll: number) => (at + scroll) * zoom;
        expect(zoom).toBeLessThanOrEqual(1);
        expect(onScreen(frame.x, scrollX)).toBeGreaterThanOrEqual(covered.left - 1e-6);
        expect(onScreen(frame.y, scrollY)).toBeGreaterThanOrEqual(covered.top - 1e-6);
        expect(onScreen(frame.x + frame.width, scrollX)).toBeLessThanOrEqual(board.width - covered.right + 1e-6);
        expect(onScreen(frame.y + frame.height, scrollY)).toBeLessThanOrEqual(board.height - covered.bottom + 1e-6);
      }),
    );
  });

  it('[PALETTE-10] wastes no room: a frame on a phone reaches from edge to edge', () => {
    const view = fitBeside({ x: 0, y: 0, width: 1440, height: 1080 }, { width: 390, height: 640 }, covered);
    expect(view.zoom).toBeCloseTo((390 - 24 - 16) / 1440);
  });
});
