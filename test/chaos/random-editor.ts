import { boardElements, groupElement, notesField, type DocumentKind, type ElementGroup } from '@fortyfive/documents';
import { STEP_IDS } from '@fortyfive/interview';
import * as Y from 'yjs';
import { makeElement } from '../support/board-traffic.js';
import { pickIndex, pickOne, type Random } from '../support/seeded-random.js';

const COLOURS = ['#1e1e1e', '#e03131', '#2f9e44', '#1971c2'] as const;
const WORDS = ['cache', 'shard', 'queue', 'read path ', 'naïve ', '🚀', 'p99 ', 'quorum', '写', ' and '] as const;
const MARKS = ['bold', 'italic', 'code'] as const;
const BLOCKS = ['paragraph', 'heading', 'bulletList', 'codeBlock'] as const;
const MOST_ELEMENTS = 120;
const MOST_BLOCKS = 30;

/** Somebody who edits one document as the product's pages do, at random; the same numbers make the same edits. */
export class RandomEditor {
  readonly #undo: Y.UndoManager;

  constructor(
    private readonly doc: Y.Doc,
    private readonly kind: DocumentKind,
    private readonly random: Random,
  ) {
    const scope = kind === 'board' ? [boardElements(doc)] : STEP_IDS.map((id) => doc.getXmlFragment(notesField(id)));
    this.#undo = new Y.UndoManager(scope, { trackedOrigins: new Set([this]), captureTimeout: 0 });
  }

  /** One edit in one transaction. */
  edit(): void {
    this.doc.transact(() => (this.kind === 'board' ? this.#editBoard() : this.#editNotes()), this);
  }

  /** Takes an own edit back, or makes it again. */
  undoOrRedo(): void {
    if (this.random() < 0.6) this.#undo.undo();
    else this.#undo.redo();
  }

  destroy(): void {
    this.#undo.destroy();
  }

  #editBoard(): void {
    const elements = boardElements(this.doc);
    const ids = [...elements.keys()];
    const chance = this.random();
    if (ids.length < 3 || (chance < 0.25 && ids.length < MOST_ELEMENTS)) return this.#draw(ids.length);
    const id = pickOne(this.random, ids);
    const element = elements.get(id);
    if (!element) return;
    const place = { x: pickIndex(this.random, 2_000), y: pickIndex(this.random, 2_000) };
    if (chance < 0.75) element.set('g', { ...element.get('g'), ...place });
    else if (chance < 0.88) element.set('s', { ...element.get('s'), strokeColor: pickOne(this.random, COLOURS) });
    else elements.delete(id);
  }

  #draw(order: number): void {
    const element = makeElement(order, this.random);
    const groups = Object.entries(groupElement(element)) as [string, ElementGroup][];
    boardElements(this.doc).set(element.id, new Y.Map<ElementGroup>(groups));
  }

  #editNotes(): void {
    const section = this.doc.getXmlFragment(notesField(pickOne(this.random, STEP_IDS.slice(0, 3))));
    const chance = this.random();
    if (section.length < 2 || (chance < 0.12 && section.length < MOST_BLOCKS)) return this.#addBlock(section);
    if (chance < 0.18) return section.delete(pickIndex(this.random, section.length), 1);
    const texts = listTexts(section);
    if (texts.length > 0) this.#type(pickOne(this.random, texts), chance);
  }

  #addBlock(section: Y.XmlFragment): void {
    const block = new Y.XmlElement(pickOne(this.random, BLOCKS));
    const words = new Y.XmlText(pickOne(this.random, WORDS));
    if (block.nodeName === 'heading') block.setAttribute('level', '3');
    block.insert(0, [block.nodeName === 'bulletList' ? wrap('listItem', wrap('paragraph', words)) : words]);
    section.insert(pickIndex(this.random, section.length + 1), [block]);
  }

  #type(text: Y.XmlText, chance: number): void {
    const places = placesIn(text);
    const from = pickIndex(this.random, places.length);
    const at = places[from] ?? 0;
    const isAtEnd = from === places.length - 1;
    if (chance < 0.6 || isAtEnd) return text.insert(at, pickOne(this.random, WORDS));
    const isDeletion = chance < 0.8;
    const behind = places.slice(from + 1, isDeletion ? from + 7 : undefined);
    const length = pickOne(this.random, behind) - at;
    if (isDeletion) text.delete(at, length);
    else text.format(at, length, { [pickOne(this.random, MARKS)]: this.random() < 0.7 ? {} : null });
  }
}

/** Where a cursor can stand: in front of each character and at the end, never within a surrogate pair. */
function placesIn(text: Y.XmlText): number[] {
  const pieces = text.toDelta() as { readonly insert: unknown }[];
  const places = [0];
  for (const character of pieces.map(({ insert }) => String(insert)).join('')) {
    places.push((places.at(-1) ?? 0) + character.length);
  }
  return places;
}

function wrap(name: string, inside: Y.XmlElement | Y.XmlText): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [inside]);
  return element;
}

function listTexts(parent: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? listTexts(child) : [];
  });
}
