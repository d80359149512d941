import { boardElements, createDocument, groupElement, type ElementGroup } from '@fortyfive/documents';
import * as Y from 'yjs';
import { pickClientId, pickIndex, pickOne, seededRandom, type Random } from './seeded-random.js';

/** What honest people made of a document. */
export interface HonestHistory {
  /** As the server has it in the end: root types have no kind. */
  readonly document: Y.Doc;
  /** As the server received and applied them, in order. */
  readonly updates: readonly Uint8Array[];
  /** Everybody who wrote. A page that is loaded anew is another client. */
  readonly clientIds: readonly number[];
}

/** Asked for every update that reaches the server, before it is applied. */
export type OnArrival = (arrival: {
  readonly document: Y.Doc;
  readonly update: Uint8Array;
  readonly clientId: number;
  /** Something before it is missing; it is not applied. Possible only until the client has told all it has. */
  readonly isGap: boolean;
}) => void;

const CLIENTS = 3;

/**
 * Three people write in one document for a while: board, notes, text and lists, with undo, offline spells, reloads and
 * syncs that repeat what is known, all as y-websocket does it.
 */
export function honestHistory(
  seed: number,
  { steps = 120, onArrival }: { steps?: number; onArrival?: OnArrival } = {},
): HonestHistory {
  const session = new Session(seed, onArrival);
  for (let step = 0; step < steps; step++) session.step();
  session.settle();
  return session;
}

class Session implements HonestHistory {
  readonly document = createDocument();
  readonly updates: Uint8Array[] = [];
  readonly clientIds: number[] = [];
  readonly #random: Random;
  readonly #onArrival: OnArrival | undefined;
  readonly #pages: Page[];

  constructor(seed: number, onArrival: OnArrival | undefined) {
    this.#random = seededRandom(seed);
    this.#onArrival = onArrival;
    this.document.clientID = pickClientId(this.#random);
    const kinds = pickOne(this.#random, KINDS);
    this.#pages = Array.from({ length: CLIENTS }, () => this.#openPage(kinds));
    this.document.on('update', (update: Uint8Array) => {
      for (const page of this.#pages) if (page.isOnline) page.inbox.push(update);
    });
  }

  step(): void {
    const random = this.#random;
    const index = pickIndex(random, CLIENTS);
    const page = this.#pages[index] as Page;
    const dice = random();
    if (page.askedWith && dice < 0.3) this.#answer(page);
    else if (dice < 0.6) page.edit(random);
    else if (dice < 0.8) page.receive();
    else if (dice < 0.86) this.#connection(page);
    else if (dice < 0.88) this.#pages[index] = this.#reload(page);
    else this.#deliver(page);
  }

  /** Everybody comes back and gets everything. */
  settle(): void {
    for (const page of this.#pages) {
      if (page.isOnline) this.#deliver(page);
      else this.#connect(page);
      this.#answer(page);
      this.#deliver(page);
    }
    for (const page of this.#pages) page.receive();
    for (const page of this.#pages) this.#deliver(page);
    for (const page of this.#pages) page.receive();
    for (const page of this.#pages) page.document.destroy();
  }

  #connection(page: Page): void {
    if (!page.isOnline) this.#connect(page);
    else if (page.askedWith) this.#answer(page);
    else page.goOffline();
  }

  /** The server tells what it has; until the client has answered that, its updates may come too early. */
  #connect(page: Page): void {
    page.isOnline = true;
    page.askedWith = Y.encodeStateVector(this.document);
    page.inbox.push(Y.encodeStateAsUpdate(this.document, Y.encodeStateVector(page.document)));
  }

  #answer(page: Page): void {
    if (!page.askedWith) return;
    page.receive();
    page.outbox.push(Y.encodeStateAsUpdate(page.document, page.askedWith));
    this.#deliver(page);
    page.askedWith = null;
  }

  #deliver(page: Page): void {
    if (!page.isOnline) return;
    for (const update of page.outbox.splice(0)) {
      const { document } = this;
      const isGap = page.askedWith !== null && leavesPending(document, update);
      this.#onArrival?.({ document, update, clientId: page.document.clientID, isGap });
      if (isGap) continue;
      this.updates.push(update);
      Y.applyUpdate(document, update);
    }
  }

  #reload(page: Page): Page {
    if (page.isOnline) this.#deliver(page);
    page.document.destroy();
    return this.#openPage(page.kinds);
  }

  #openPage(kinds: readonly Kind[]): Page {
    const clientId = pickClientId(this.#random);
    this.clientIds.push(clientId);
    return new Page(clientId, kinds, Y.encodeStateAsUpdate(this.document));
  }
}

function leavesPending(document: Y.Doc, update: Uint8Array): boolean {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  Y.applyUpdate(copy, update);
  return copy.store.pendingStructs !== null || copy.store.pendingDs !== null;
}

const FROM_SERVER = 'server';

/** One person's page: their copy of the document, and what is on its way. */
class Page {
  readonly document = createDocument();
  readonly inbox: Uint8Array[] = [];
  readonly outbox: Uint8Array[] = [];
  isOnline = true;
  /** What the server said it has when the page came back; null once that is answered. */
  askedWith: Uint8Array | null = null;
  readonly #undo: Y.UndoManager;

  constructor(
    clientId: number,
    readonly kinds: readonly Kind[],
    state: Uint8Array,
  ) {
    this.document.clientID = clientId;
    Y.applyUpdate(this.document, state, FROM_SERVER);
    const roots = [boardElements(this.document), notes(this.document), text(this.document), list(this.document)];
    this.#undo = new Y.UndoManager(roots as Y.AbstractType<Y.YEvent<Y.Array<unknown>>>[], {
      captureTimeout: 1e9,
      trackedOrigins: new Set([this]),
    });
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_SERVER && this.isOnline) this.outbox.push(update);
    });
  }

  edit(random: Random): void {
    const dice = random();
    if (dice < 0.06) this.#undo.undo();
    else if (dice < 0.09) this.#undo.redo();
    else if (dice < 0.2) this.#undo.stopCapturing();
    const times = pickOne(random, [1, 1, 1, 2, 5]);
    this.document.transact(() => {
      for (let left = times; left > 0; left--) pickOne(random, this.kinds)(this.document, random);
    }, this);
  }

  receive(): void {
    if (!this.isOnline) return;
    for (const update of this.inbox.splice(0)) Y.applyUpdate(this.document, update, FROM_SERVER);
  }

  goOffline(): void {
    this.isOnline = false;
    this.outbox.length = 0;
    this.inbox.length = 0;
  }
}

type Kind = (document: Y.Doc, random: Random) => void;

const WORDS = ['a', 'cache ', '😀', 'naïve 👩‍💻', 'x'.repeat(40), 'שלום', '\n'] as const;
const KEYS = ['g', 's', 't', 'm'] as const;

const notes = (document: Y.Doc): Y.XmlFragment => document.getXmlFragment('notes:api');
const text = (document: Y.Doc): Y.Text => document.getText('text');
const list = (document: Y.Doc): Y.Array<unknown> => document.getArray('list');

function editBoard(document: Y.Doc, random: Random): void {
  const elements = boardElements(document);
  const id = `element-${pickIndex(random, 6)}`;
  const shape = {
    id,
    type: 'rectangle',
    x: pickIndex(random, 900),
    angle: random(),
    text: pickOne(random, WORDS),
    groupIds: [],
  };
  const groups = groupElement({
    ...shape,
    strokeColor: '#1e1e1e',
    points: [
      [0, 0.5],
      [random(), -3],
    ],
  });
  const present = elements.get(id);
  if (present && random() < 0.15) elements.delete(id);
  else if (present) {
    const key = pickOne(random, KEYS);
    if (random() < 0.1) present.delete(key);
    else present.set(key, groups[key] ?? {});
  } else elements.set(id, new Y.Map<ElementGroup>(Object.entries(groups) as [string, ElementGroup][]));
}

function editNotes(document: Y.Doc, random: Random): void {
  const fragment = notes(document);
  const blocks = fragment.toArray().filter((block) => block instanceof Y.XmlElement);
  const block = blocks[pickIndex(random, blocks.length)];
  const dice = random();
  if (!block || dice < 0.15) fragment.insert(pickIndex(random, fragment.length + 1), [newBlock(random)]);
  else if (dice < 0.2) fragment.delete(pickIndex(random, fragment.length), 1);
  else if (dice < 0.3) editAttributes(block, random);
  else editTextIn(block, random);
}

function newBlock(random: Random): Y.XmlElement {
  const block = new Y.XmlElement(pickOne(random, ['paragraph', 'heading', 'bulletList']));
  if (block.nodeName === 'heading') block.setAttribute('level', '2');
  const inner = block.nodeName === 'bulletList' ? newListItem(random) : new Y.XmlText(pickOne(random, WORDS));
  block.insert(0, [inner]);
  return block;
}

function newListItem(random: Random): Y.XmlElement {
  const [item, paragraph] = [new Y.XmlElement('listItem'), new Y.XmlElement('paragraph')];
  paragraph.insert(0, [new Y.XmlText(pickOne(random, WORDS))]);
  item.insert(0, [paragraph]);
  return item;
}

function editAttributes(block: Y.XmlElement, random: Random): void {
  const name = pickOne(random, ['level', 'textAlign', 'class']);
  if (random() < 0.3) block.removeAttribute(name);
  else block.setAttribute(name, pickOne(random, ['1', 'center', 'left']));
}

function editTextIn(block: Y.XmlElement, random: Random): void {
  const children = block.toArray() as (Y.XmlElement | Y.XmlText)[];
  const child = children[pickIndex(random, children.length)];
  if (child instanceof Y.XmlText) editText(child, random);
  else if (child) editTextIn(child, random);
  else block.insert(0, [new Y.XmlText(pickOne(random, WORDS))]);
}

function editText(target: Y.Text, random: Random): void {
  const at = pickIndex(random, target.length + 1);
  const length = Math.min(target.length - at, 1 + pickIndex(random, 6));
  const dice = random();
  if (dice < 0.5 || length === 0) target.insert(at, pickOne(random, WORDS));
  else if (dice < 0.7) target.delete(at, length);
  else if (dice < 0.95)
    target.format(at, length, pickOne<object>(random, [{ bold: {} }, { bold: null }, { link: { href: '/x' } }]));
  else target.insertEmbed(at, { image: 'a.png' }, random() < 0.5 ? {} : { bold: {} });
}

function editList(document: Y.Doc, random: Random): void {
  let target = list(document);
  for (let depth = pickIndex(random, 5); depth > 0; depth--) {
    const inner = target.toArray().find((one) => one instanceof Y.Array);
    if (inner) target = inner as Y.Array<unknown>;
  }
  const at = pickIndex(random, target.length + 1);
  const dice = random();
  if (dice < 0.3 && at < target.length) target.delete(at, Math.min(target.length - at, 1 + pickIndex(random, 3)));
  else if (dice < 0.5) target.insert(at, [new Y.Array()]);
  else if (dice < 0.6) target.insert(at, [new Y.Map([['deep', new Y.Map([['er', 1]])]])]);
  else
    target.insert(
      at,
      pickOne<unknown[]>(random, [[1, 2, 3], ['a'], [{ a: [null, true, -0.5, 1e300] }], [2 ** 40, -7]]),
    );
}

const KINDS: readonly (readonly Kind[])[] = [
  [editBoard],
  [editNotes],
  [editBoard, editNotes],
  [(document, random) => editText(text(document), random)],
  [editList],
  [editBoard, editNotes, editList, (document, random) => editText(text(document), random)],
];
