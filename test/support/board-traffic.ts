// What people do to a board, as real Yjs transactions in the product's own shape: boards to begin with, and then drags,
// typing and new elements. Everything follows from the random numbers that are handed in.
import { boardElements, groupElement, isPaintIndex, type ElementGroup, type SharedElement } from '@fortyfive/documents';
import * as Y from 'yjs';
import { pickClientId, pickIndex, pickOne, type Random } from './seeded-random.js';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 21;
const WORDS = ['cache', 'queue', 'shard', 'writer', 'replica', 'index', 'gateway', 'events', 'store', 'limiter'];
const TYPES = [
  ...['rectangle', 'rectangle', 'rectangle', 'rectangle', 'arrow', 'arrow', 'arrow', 'text', 'text', 'text'],
  ...['ellipse', 'diamond', 'freedraw'],
];
/** Elements that one transaction of `makeBoard` draws. */
const DRAWN_AT_ONCE = 50;
const BOARD_SIZE = 4_000;

const LOOK = {
  ...{ strokeColor: '#1e1e1e', backgroundColor: '#a5d8ff', fillStyle: 'solid', strokeStyle: 'solid', strokeWidth: 2 },
  ...{ roughness: 1, opacity: 100, roundness: { type: 3 } },
};
const TEXT_LOOK = {
  ...{ fontSize: 20, fontFamily: 5, textAlign: 'center', verticalAlign: 'middle', lineHeight: 1.25, autoResize: true },
  ...{ containerId: null },
};
const ENDS = { startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: 'arrow', elbowed: false };

/** A pointer's place: fractions of a pixel, as a zoomed board gives them. */
const place = (random: Random, size = BOARD_SIZE): number => Math.round(random() * size * 1e4) / 1e4;

/** Fractional indices in rising order, all of one length. */
function paintIndex(number: number): string {
  const index = `c${DIGITS[Math.floor(number / 3_844) % 62]}${DIGITS[Math.floor(number / 62) % 62]}${DIGITS[number % 62]}`;
  if (!isPaintIndex(index)) throw new Error(`${index} is no place in the pile.`);
  return index;
}

function strokePoints(random: Random, count: number): number[][] {
  const points = [[0, 0]];
  while (points.length < count) {
    const [x = 0, y = 0] = points.at(-1) ?? [];
    points.push([x + place(random, 8) - 4, y + place(random, 8) - 4]);
  }
  return points;
}

function fieldsOf(type: string, random: Random): object {
  const words = `${pickOne(random, WORDS)} ${pickOne(random, WORDS)}`;
  const width = place(random, 200);
  if (type === 'text') return { ...TEXT_LOOK, text: words, originalText: words };
  const points = [
    [0, 0],
    [width, place(random, 80)],
  ];
  if (type === 'arrow') return { ...ENDS, width, points, lastCommittedPoint: null };
  if (type === 'freedraw') return { points: strokePoints(random, 30), pressures: [], simulatePressure: true };
  return {};
}

/** One element, complete with what Excalidraw needs to draw it. @param order its place in the pile */
export function makeElement(order: number, random: Random): { readonly id: string } {
  const type = pickOne(random, TYPES);
  const id = Array.from({ length: ID_LENGTH }, () => DIGITS[pickIndex(random, DIGITS.length)]).join('');
  const frame = { x: place(random), y: place(random), width: place(random, 300), height: place(random, 200), angle: 0 };
  const rest = { groupIds: [], frameId: null, link: null, locked: false, seed: pickIndex(random, 2 ** 31) };
  const placed = { index: paintIndex(order), ...frame };
  return Object.assign({ id, type }, placed, rest, LOOK, fieldsOf(type, random));
}

function draw(doc: Y.Doc, element: { readonly id: string }): void {
  const groups = Object.entries(groupElement(element)) as [string, ElementGroup][];
  boardElements(doc).set(element.id, new Y.Map<ElementGroup>(groups));
}

function elementOf(doc: Y.Doc, id: string): SharedElement {
  const element = boardElements(doc).get(id);
  if (!element) throw new Error(`Nothing on the board has the id ${id}.`);
  return element;
}

/** A board that one person has drawn: a document whose client id, too, comes from the random numbers. */
export function makeBoard(elements: number, random: Random): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = pickClientId(random);
  for (let drawn = 0; drawn < elements; drawn += DRAWN_AT_ONCE) {
    doc.transact(() => {
      for (let order = drawn; order < Math.min(elements, drawn + DRAWN_AT_ONCE); order++) {
        draw(doc, makeElement(order, random));
      }
    });
  }
  return doc;
}

/** Moves an element along a curve to somewhere near. Each step is one transaction, which replaces its geometry. */
export function* drag(doc: Y.Doc, id: string, random: Random, steps = 12 + pickIndex(random, 28)): Generator<void> {
  const element = elementOf(doc, id);
  const from = element.get('g') ?? {};
  const [dx, dy, bend] = [place(random, 600) - 300, place(random, 600) - 300, place(random, 120) - 60];
  for (let step = 1; step <= steps; step++) {
    const way = (1 - Math.cos((Math.PI * step) / steps)) / 2; // A hand starts slowly and stops slowly.
    const aside = bend * Math.sin(Math.PI * way);
    element.set('g', { ...from, x: Number(from.x) + dx * way + aside, y: Number(from.y) + dy * way - aside });
    yield;
  }
}

/** Types a word behind a text, one transaction per letter. */
export function* typeWord(doc: Y.Doc, id: string, random: Random): Generator<void> {
  const element = elementOf(doc, id);
  for (const letter of ` ${pickOne(random, WORDS)}`) {
    const before = element.get('t') ?? {};
    const text = `${String(before.text)}${letter}`.slice(-200);
    element.set('t', { ...before, text, originalText: text });
    yield;
  }
}

/**
 * Somebody at work on a board, without end: mostly drags, now and then a text or a new element. Each step is exactly one
 * transaction, and so one update. @param ids what this person moves; what they draw is added
 */
export function* workOnBoard(doc: Y.Doc, ids: readonly string[], random: Random): Generator<void, never> {
  const own = [...ids];
  const isText = (id: string): boolean => boardElements(doc).get(id)?.get('m')?.type === 'text';
  for (;;) {
    yield* drag(doc, pickOne(random, own), random);
    const texts = own.filter(isText);
    if (random() < 0.25 && texts.length > 0) yield* typeWord(doc, pickOne(random, texts), random);
    if (random() < 0.25) {
      const element = makeElement(boardElements(doc).size, random);
      draw(doc, element);
      own.push(element.id);
      yield;
    }
  }
}
