import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { pickIndex, pickOne, seededRandom, type Random } from '../../../test/support/seeded-random.js';
import { describeContent } from './document-content.js';
import { createDocument } from './shared-document.js';

const SEEDS = 300;
const STEPS = 200;
const MARKS = ['bold', 'italic'] as const;

interface Person {
  readonly doc: Y.Doc;
  readonly outbox: Uint8Array[];
  readonly inbox: Uint8Array[];
}

/** Two people and the server that passes on what one writes to the other, each with a copy of their own. */
class Trio {
  readonly log: Uint8Array[] = [];
  readonly #server: Y.Doc;
  readonly #people: readonly Person[];

  constructor(create: () => Y.Doc) {
    this.#server = create();
    this.#people = [1, 2].map((clientId) => {
      const person: Person = { doc: create(), outbox: [], inbox: [] };
      person.doc.clientID = clientId;
      person.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== this) person.outbox.push(update);
      });
      return person;
    });
    this.#server.on('update', (update: Uint8Array, writer: unknown) => {
      this.log.push(update);
      for (const person of this.#people) if (person !== writer) person.inbox.push(update);
    });
  }

  step(random: Random): void {
    const person = pickOne(random, this.#people);
    const dice = random();
    if (dice < 0.5) this.#write(person.doc.get('text', Y.XmlText), random);
    else if (dice < 0.75) this.#deliver(person, 1);
    else this.#receive(person, 1);
  }

  settle(): void {
    for (const person of this.#people) this.#deliver(person, Infinity);
    for (const person of this.#people) this.#receive(person, Infinity);
    for (const person of this.#people) this.#deliver(person, Infinity);
  }

  get contents(): string[] {
    return [this.#server, ...this.#people.map(({ doc }) => doc)].map(describeContent);
  }

  #write(text: Y.XmlText, random: Random): void {
    const length = text.length;
    const at = pickIndex(random, length + 1);
    const span = Math.min(length - at, 1 + pickIndex(random, 6));
    const dice = random();
    if (length < 8 || span === 0 || dice < 0.4) text.insert(at, 'abcd');
    else if (dice < 0.6) text.delete(at, span);
    else text.format(at, span, { [pickOne(random, MARKS)]: random() < 0.6 ? {} : null });
  }

  #deliver(person: Person, atMost: number): void {
    for (const update of person.outbox.splice(0, atMost)) Y.applyUpdate(this.#server, update, person);
  }

  #receive(person: Person, atMost: number): void {
    for (const update of person.inbox.splice(0, atMost)) Y.applyUpdate(person.doc, update, this);
  }
}

function partedSeeds(create: () => Y.Doc): number[] {
  const parted: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const trio = new Trio(create);
    const random = seededRandom(seed);
    for (let step = 0; step < STEPS; step++) trio.step(random);
    trio.settle();
    const [oneByOne, atOnce] = [create(), create()];
    for (const update of trio.log) Y.applyUpdate(oneByOne, update);
    Y.applyUpdate(atOnce, Y.mergeUpdates(trio.log));
    const contents = [...trio.contents, describeContent(oneByOne), describeContent(atOnce)];
    if (new Set(contents).size > 1) parted.push(seed);
  }
  return parted;
}

describe('a document', () => {
  it('DOCUMENT-15 is the same for both people, the server and a reader of its log', () => {
    expect(partedSeeds(createDocument)).toEqual([]);
  });

  it('DOCUMENT-15 would not be if Yjs tidied each copy up by itself', () => {
    expect(partedSeeds(() => new Y.Doc())).not.toEqual([]);
  });

  it('DOCUMENT-15 emits one update for one applied update, byte for byte', () => {
    const writer = createDocument();
    const text = writer.get('text', Y.XmlText);
    text.insert(0, 'abc', { bold: {} });
    const copy = createDocument();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer));
    const sent: Uint8Array[] = [];
    const emitted: Uint8Array[] = [];
    writer.on('update', (update: Uint8Array) => sent.push(update));
    copy.on('update', (update: Uint8Array) => emitted.push(update));
    text.format(0, 3, { bold: null, italic: {} });
    text.delete(1, 2);
    for (const update of sent) Y.applyUpdate(copy, update);
    expect(emitted).toEqual(sent);
  });
});
