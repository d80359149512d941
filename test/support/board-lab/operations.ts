// What people do to a board in the lab: made up in advance, so that an operation means the same when others are left out.
import { pickIndex, pickOne, seededRandom, type Random } from '../seeded-random.js';

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
/** How often two people want the same thing at the same time. */
const QUARRELS = 0.12;
const ONE_DOES: readonly OperationKind[] = ['move', 'move', 'resize', 'label', 'nudge', 'nudge', 'recolour', 'connect'];
const OTHER_DOES: readonly OperationKind[] = [
  'recolour',
  'recolour',
  'move',
  'label',
  'delete',
  'nudge',
  'toFront',
  'group',
];
const ONE_DOES_NEXT: readonly OperationKind[] = ['draw', 'scribble', 'undo', 'write'];
/** Makes a movement one that is held while others act, and a wait long enough for changes to come. */
const HELD = 0.9;
const LONG = 1;

export function makeOperations(seed: number, count: number): Operation[] {
  const random = seededRandom(seed);
  const operations: Operation[] = [];
  while (operations.length < count) {
    const last = operations.at(-1);
    if (random() < QUARRELS) operations.push(...makeQuarrel(random));
    else if (last?.kind === 'undo' && random() < CHANGES_MIND)
      operations.push(makeOperation('redo', last.person, random));
    else operations.push(makeOperation(pickKind(random), pickIndex(random, PERSON_COUNT), random));
  }
  return operations.slice(0, count);
}

function makeOperation(kind: OperationKind, person: number, random: Random): Operation {
  return { kind, person, dice: Array.from({ length: DICE }, () => Math.round(random() * 1e3) / 1e3) };
}

/** One begins, the other does something to the same element, and the first takes their own part back. */
function makeQuarrel(random: Random): Operation[] {
  const one = pickIndex(random, PERSON_COUNT - 1);
  const first = makeOperation(pickOne(random, ONE_DOES), one, random);
  const second = makeOperation(pickOne(random, OTHER_DOES), 1 - one, random);
  const [target = 0, ...rest] = first.dice;
  const wait = { kind: 'wait', person: one, dice: [LONG] } as const;
  return [
    wait,
    { ...first, dice: [target, ...rest.slice(0, 3), random() < 0.7 ? HELD : 0, 0] },
    ...(random() < 0.5 ? [wait] : []),
    { ...second, dice: [target, ...second.dice.slice(1)] },
    ...(random() < 0.8 ? [wait] : []),
    ...(random() < 0.5 ? [makeOperation(pickOne(random, ONE_DOES_NEXT), one, random)] : []),
    makeOperation('undo', one, random),
    wait,
    ...(random() < 0.5 ? [makeOperation('undo', 1 - one, random)] : []),
  ];
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
