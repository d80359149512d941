import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { directionTo, neighbourInDirection, nextInDirection } from './neighbours';

const at = (id: string, x: number, y: number) => ({ id, box: { x, y, width: 180, height: 80 } });
const middle = at('middle', 0, 0).box;
const place = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });

describe('the next component', () => {
  it('is the nearest in the direction, rather straight ahead than aslant', () => {
    const others = [at('right', 300, 0), at('far', 700, 0), at('aslant', 280, 200), at('left', -300, 0)];
    expect(nextInDirection(middle, others, 'right')?.id).toBe('right');
    expect(nextInDirection(middle, others, 'left')?.id).toBe('left');
    expect(nextInDirection(middle, others, 'up')).toBeNull();
  });

  it('[PALETTE-7] can be reached from any other one, in one direction at least', () => {
    fc.assert(
      fc.property(place, (spot) => {
        fc.pre(spot.x !== 0 || spot.y !== 0);
        const other = at('other', spot.x, spot.y);
        expect(nextInDirection(middle, [other], directionTo(middle, other.box))?.id).toBe('other');
      }),
    );
  });
});

describe('a neighbour', () => {
  it('stands close and opposite', () => {
    expect(neighbourInDirection(middle, [at('a', 280, 20)], 'right')?.id).toBe('a');
    expect(neighbourInDirection(middle, [at('a', 280, 120)], 'right')).toBeNull();
    expect(neighbourInDirection(middle, [at('a', 900, 0)], 'right')).toBeNull();
    expect(neighbourInDirection(middle, [at('a', 60, -200)], 'up')?.id).toBe('a');
  });
});
