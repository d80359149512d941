// What people do to a board in the lab: made up in advance, so that an operation means the same when others are left out.
import { pickIndex, seededRandom, type Random } from '../seeded-random.js';

/** How often each is done, against the others. */
const KINDS = {
  draw: 12,
  write: 4,
  label: 7,
  connect: 9,
  elbow: 3,
  scribble: 5,
  frame: 1,
  move: 14,
  nudge: 5,
  resize: 6,
  recolour: 8,
  group: 3,
  ungroup: 1,
  toFront: 4,
  toBack: 4,
  duplicate: 2,
  paste: 2,
  erase: 1,
  delete: 6,
  undo: 10,
  redo: 5,
  undoRedo: 3,
  cut: 4,
  join: 5,
  wait: 6,
  enter: 1,
  // Comes by itself, before whoever holds something does anything else.
  letGo: 0,
} as const;

export type OperationKind = keyof typeof KINDS;

export interface Operation {
  /** Who does it. */
  readonly person: number;
  readonly kind: OperationKind;
  /** Numbers from 0 up to 1, by which the place, the size and the target are chosen. */
  readonly dice: readonly number[];
}

export const PERSON_COUNT = 3;
const DICE = 6;

/** How often somebody who has just taken something back wants it again. */
const CHANGES_MIND = 0.4;

export function makeOperations(seed: number, count: number): Operation[] {
  const random = seededRandom(seed);
  const operations: Operation[] = [];
  while (operations.length < count) {
    const last = operations.at(-1);
    const isRedo = last?.kind === 'undo' && random() < CHANGES_MIND;
    const dice = Array.from({ length: DICE }, () => Math.round(random() * 1e3) / 1e3);
    const kind = isRedo ? 'redo' : pickKind(random);
    operations.push({ kind, person: isRedo ? last.person : pickIndex(random, PERSON_COUNT), dice });
  }
  return operations;
}

function pickKind(random: Random): OperationKind {
  const kinds = Object.entries(KINDS) as [OperationKind, number][];
  let place = random() * kinds.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [kind, weight] of kinds) {
    place -= weight;
    if (place < 0) return kind;
  }
  return 'wait';
}
