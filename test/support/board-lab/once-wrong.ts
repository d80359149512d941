// What people did in the lab when the binding was still wrong, made as small as it goes.
import type { Operation, OperationKind } from './operations.js';

interface OnceWrong {
  readonly what: string;
  readonly seed: number;
  readonly operations: readonly Operation[];
}

const done = (person: number, kind: OperationKind, ...dice: number[]): Operation => ({ person, kind, dice });
const LONG = 1;

export const ONCE_WRONG: readonly OnceWrong[] = [
  {
    what: 'a grouping by somebody else was taken back with the move of an arrow’s middle',
    seed: 474,
    operations: [
      done(0, 'connect', 0.792, 0.512, 0.846, 0.515, 0, 0),
      done(0, 'wait', LONG),
      done(1, 'recolour', 0.792, 0.714, 0.525, 0.311, 0.488, 0.777),
      done(2, 'draw', 0.975, 0.046, 0.372, 0.987, 0.528, 0.088),
      done(1, 'move', 0.377, 0.676, 0.38, 0.19, 0.022, 0.45),
      done(0, 'label', 0.802, 0.429, 0.129, 0.357, 0.85, 0.516),
      done(1, 'wait', LONG),
      done(1, 'move', 0.582, 0.136, 0.034, 0.121, 0.9, 0),
      done(0, 'group', 0.582, 0.423, 0.937, 0.513, 0.662, 0.629),
      done(1, 'wait', LONG),
      done(1, 'undo'),
    ],
  },
  {
    what: 'a colour that somebody else gave was taken back with a move by arrow keys',
    seed: 1,
    operations: [
      done(0, 'draw', 0.3, 0.3, 0.3, 0.3, 0, 0),
      done(0, 'wait', LONG),
      done(0, 'nudge', 0, 0.9),
      done(1, 'recolour', 0, 0.3),
      done(0, 'wait', LONG),
      done(0, 'draw', 0.8, 0.8, 0.3, 0.3, 0, 0),
      done(0, 'undo'),
      done(0, 'undo'),
    ],
  },
];
