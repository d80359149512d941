import * as Y from 'yjs';
import { pickIndex, pickOne, type Random } from './seeded-random.js';

export { honestHistory, type HonestHistory } from './honest-history.js';
export { bombs, type Bomb } from './update-bombs.js';

type Struct = Y.Item | Y.GC | Y.Skip;
type Range = { client: number; clock: number; length: number };

interface Parts {
  readonly structs: Struct[];
  readonly ranges: Range[];
}

/** Changes an update as an attacker or a broken network might; what comes out may be anything, also what it was. */
export function mutate(update: Uint8Array, random: Random): Uint8Array {
  const mutant = random() < 0.75 ? mutateStructs(update, random) : null;
  return mutant ?? mutateBytes(update, random);
}

/**
 * A well-formed update that continues these clients in this document, with neighbours, parents and deletions that only
 * chance has chosen. Most of them no honest client would write, but many follow every rule of how updates are written.
 */
export function forge(document: Y.Doc, clientIds: readonly number[], random: Random): Uint8Array {
  const stored = [...document.store.clients.values()].flat().filter((struct) => struct instanceof Y.Item);
  const parts: Parts = { structs: [], ranges: [] };
  const clocks = new Map<number, number>();
  for (let left = pickOne(random, [0, 1, 1, 1, 2, 3, 6]); left > 0; left--) {
    const client = pickOne(random, clientIds);
    const clock = clocks.get(client) ?? Y.getState(document.store, client);
    const item = forgeItem(Y.createID(client, clock), stored, random);
    clocks.set(client, clock + item.length);
    parts.structs.push(item);
    stored.push(item);
  }
  for (let left = pickOne(random, [0, 0, 1, 2]); left > 0; left--) {
    const target = stored[pickIndex(random, stored.length)];
    if (target) parts.ranges.push(forgeRange(target, random));
  }
  return writeParts(parts);
}

function forgeItem(id: Y.ID, stored: readonly Y.Item[], random: Random): Y.Item {
  const item = new Y.Item(id, null, null, null, null, null, null, someContent({ structs: [], ranges: [] }, random));
  const near = stored[pickIndex(random, stored.length)];
  const dice = random();
  const types = stored.filter((one) => one.content instanceof Y.ContentType);
  if (!near || dice < 0.1) putInto(item, rootName(random), pickOne(random, [null, null, 'key']));
  else if (dice < 0.3 && types.length > 0)
    putInto(item, pickOne(random, types).id, pickOne(random, [null, 'key', 'g']));
  else {
    if (dice < 0.9) item.origin = idWithin(near, random);
    if (dice > 0.5) item.rightOrigin = idWithin(rightOf(near, stored, random), random);
  }
  return item;
}

/** Mostly some way further right in the same list, so that both belong together. */
function rightOf(near: Y.Item, stored: readonly Y.Item[], random: Random): Y.Item {
  let item = near;
  for (let left = pickOne(random, [0, 1, 1, 2, 5]); left > 0; left--) item = item.right ?? item;
  return random() < 0.1 ? pickOne(random, stored) : item;
}

function idWithin({ id, length }: Y.Item, random: Random): Y.ID {
  return Y.createID(id.client, id.clock + pickOne(random, [0, length - 1, pickIndex(random, length)]));
}

function forgeRange({ id, length }: Y.Item, random: Random): Range {
  const clock = id.clock + pickIndex(random, length);
  return { client: id.client, clock, length: pickOne(random, [1, 1, Math.max(1, id.clock + length - clock)]) };
}

const BYTE_MUTATIONS: readonly ((bytes: number[], random: Random) => number[])[] = [
  (bytes, random) => changeAt(bytes, random, (byte) => byte ^ (1 << pickIndex(random, 8))),
  (bytes, random) => changeAt(bytes, random, () => pickIndex(random, 256)),
  (bytes, random) => changeAt(bytes, random, (byte) => byte + (random() < 0.5 ? 1 : 255)),
  (bytes, random) => changeAt(bytes, random, () => pickOne(random, [0, 1, 127, 128, 255])),
  (bytes, random) => bytes.slice(0, pickIndex(random, bytes.length + 1)),
  (bytes, random) => [...bytes, pickIndex(random, 256)],
  (bytes, random) => bytes.toSpliced(pickIndex(random, bytes.length), 1 + pickIndex(random, 4)),
  (bytes, random) => bytes.toSpliced(pickIndex(random, bytes.length), 0, ...someOf(bytes, random)),
  (bytes, random) => bytes.toSpliced(pickIndex(random, bytes.length), 4, ...someOf(bytes, random)),
  padNumber,
  (_bytes, random) => Array.from({ length: pickIndex(random, 60) }, () => pickIndex(random, 256)),
];

function mutateBytes(update: Uint8Array, random: Random): Uint8Array {
  let bytes = [...update];
  for (let left = 1 + pickIndex(random, 3); left > 0; left--) bytes = pickOne(random, BYTE_MUTATIONS)(bytes, random);
  return Uint8Array.from(bytes, (byte) => byte & 255);
}

function changeAt(bytes: number[], random: Random, change: (byte: number) => number): number[] {
  const at = pickIndex(random, bytes.length);
  return bytes.map((byte, index) => (index === at ? change(byte) : byte));
}

function someOf(bytes: readonly number[], random: Random): number[] {
  const start = pickIndex(random, bytes.length);
  return bytes.slice(start, start + 1 + pickIndex(random, 12));
}

/** One number spelled with a byte more than it needs. */
function padNumber(bytes: number[], random: Random): number[] {
  const at = pickIndex(random, bytes.length);
  return bytes.toSpliced(at, 1, (bytes[at] ?? 0) | 128, 0);
}

const STRUCT_MUTATIONS: readonly ((parts: Parts, random: Random) => void)[] = [
  (parts, random) => onItem(parts, random, (item) => (item.origin = someId(parts, random))),
  (parts, random) => onItem(parts, random, (item) => (item.rightOrigin = someId(parts, random))),
  (parts, random) => onItem(parts, random, (item) => swapNeighbours(item)),
  (parts, random) => onItem(parts, random, (item) => putInto(item, someId(parts, random) ?? rootName(random))),
  (parts, random) => onItem(parts, random, (item) => putInto(item, rootName(random))),
  (parts, random) =>
    onItem(parts, random, (item) => putInto(item, item.parent, pickOne(random, [null, 'g', 'key', 'm']))),
  (parts, random) => onItem(parts, random, (item) => (item.content = someContent(parts, random))),
  (parts, random) => onItem(parts, random, (item) => (item.content = someContent(parts, random))),
  (parts, random) => onStruct(parts, random, (struct) => (struct.id = someId(parts, random) ?? struct.id)),
  (parts, random) => onStruct(parts, random, (_, index) => parts.structs.splice(index, 1)),
  (parts, random) => onStruct(parts, random, (struct, index) => parts.structs.splice(index, 0, struct)),
  (parts, random) =>
    onStruct(parts, random, (_, index) => swap(parts.structs, index, pickIndex(random, parts.structs.length))),
  (parts, random) =>
    onStruct(parts, random, ({ id }, index) => (parts.structs[index] = new Y.GC(id, smallLength(random)))),
  moveClock,
  (parts, random) => addItem(parts, random),
  (parts, random) => addItem(parts, random),
  (parts, random) => addRange(parts, random),
  (parts, random) => void parts.ranges.splice(pickIndex(random, parts.ranges.length + 1), 1),
];

/** Changes what the update says, and writes it properly: such mutants get much further than flipped bits. */
function mutateStructs(update: Uint8Array, random: Random): Uint8Array | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    const ranges = [...ds.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }: { clock: number; len: number }) => ({ client, clock, length: len })),
    );
    const parts = { structs: structs as Struct[], ranges };
    for (let left = pickOne(random, [1, 1, 2, 4]); left > 0; left--) pickOne(random, STRUCT_MUTATIONS)(parts, random);
    return writeParts(parts);
  } catch {
    // Some of it cannot be written down, as a parent of no kind: then the bytes are mutated instead.
    return null;
  }
}

function onStruct(parts: Parts, random: Random, change: (struct: Struct, index: number) => unknown): void {
  const index = pickIndex(random, parts.structs.length);
  const struct = parts.structs[index];
  if (struct) change(struct, index);
}

function onItem(parts: Parts, random: Random, change: (item: Y.Item) => unknown): void {
  const items = parts.structs.filter((struct) => struct instanceof Y.Item);
  if (items.length > 0) change(pickOne(random, items));
}

function swapNeighbours(item: Y.Item): void {
  [item.origin, item.rightOrigin] = [item.rightOrigin, item.origin];
}

/** A name as parent is how Yjs itself holds the parents of structs that it has only decoded. */
function putInto(item: Y.Item, parent: unknown, key: string | null = item.parentSub): void {
  Object.assign(item, { origin: null, rightOrigin: null, parent, parentSub: key });
}

function swap<Value>(list: Value[], one: number, other: number): void {
  [list[one], list[other]] = [list[other] as Value, list[one] as Value];
}

/** Lets a client's structs begin earlier, as in a sync that repeats what is known, or later, with a gap. */
function moveClock(parts: Parts, random: Random): void {
  const { client } = pickOne(random, parts.structs).id;
  const by = pickOne(random, [-3, -2, -1, 1]);
  for (const struct of parts.structs) {
    if (struct.id.client === client) struct.id = Y.createID(client, Math.max(0, struct.id.clock + by));
  }
}

function addItem(parts: Parts, random: Random): void {
  const index = pickIndex(random, parts.structs.length);
  const before = parts.structs[index];
  if (!before) return;
  const id = Y.createID(before.id.client, before.id.clock + before.length);
  const parent = random() < 0.4 ? someId(parts, random) : null;
  const item = new Y.Item(id, null, null, null, null, null, null, someContent(parts, random));
  putInto(item, parent ?? rootName(random), pickOne(random, [null, null, 'key']));
  if (random() < 0.7) item.origin = someId(parts, random);
  if (random() < 0.5) item.rightOrigin = someId(parts, random);
  parts.structs.splice(index + 1, 0, item);
}

function addRange(parts: Parts, random: Random): void {
  const id = someId(parts, random);
  if (id) parts.ranges.push({ client: id.client, clock: id.clock, length: smallLength(random) });
}

/** An id that the update has to do with, or one close to it. */
function someId({ structs }: Parts, random: Random): Y.ID | null {
  const ids = structs.flatMap((struct) => {
    const last = Y.createID(struct.id.client, struct.id.clock + struct.length - 1);
    return struct instanceof Y.Item
      ? [struct.id, last, struct.origin, struct.rightOrigin, idOf(struct.parent)]
      : [struct.id];
  });
  const known = ids.filter((id) => id !== null);
  if (known.length === 0 || random() < 0.1) return null;
  const { client, clock } = pickOne(random, known);
  const otherClient = random() < 0.15 ? pickOne(random, known).client : client;
  const reach = random() < 0.3 ? pickIndex(random, 200) : clock + pickOne(random, [-2, -1, 0, 0, 0, 1]);
  return Y.createID(otherClient, Math.max(0, reach));
}

function idOf(parent: unknown): Y.ID | null {
  return parent instanceof Y.ID ? parent : null;
}

function rootName(random: Random): string {
  return pickOne(random, ['elements', 'notes:api', 'text', 'list', 'unheard of']);
}

function smallLength(random: Random): number {
  return pickOne(random, [0, 1, 1, 2, 3, 8]);
}

type Content = ConstructorParameters<typeof Y.Item>[7];

function someContent(parts: Parts, random: Random): Content {
  const items = parts.structs.filter((struct) => struct instanceof Y.Item);
  return pickOne<() => Content>(random, [
    () => new Y.ContentString(pickOne(random, ['a', 'abc', '😀', 'a😀b', '\ufffd', ''])),
    () => new Y.ContentAny(pickOne<unknown[]>(random, [[1], [{ x: 1, y: [2] }], ['a', 'b'], [], [null, undefined]])),
    () =>
      new Y.ContentType(
        pickOne(random, [new Y.Map(), new Y.Array(), new Y.Text(), new Y.XmlElement('p'), new Y.XmlText()]),
      ),
    () => new Y.ContentDeleted(smallLength(random)),
    () => new Y.ContentFormat('bold', pickOne<object>(random, [{}, { a: 1 }])),
    () => new Y.ContentEmbed({ image: 'x' }),
    () => new Y.ContentBinary(Uint8Array.of(1, 2)),
    () => new Y.ContentJSON([1]),
    () => (items.length > 0 ? pickOne(random, items).content : new Y.ContentDeleted(1)),
  ])();
}

/** Writes structs as Yjs would, but whatever order and clocks they have. */
function writeParts({ structs, ranges }: Parts): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const sections = groupBy(structs, ({ id }) => id.client);
  writeUint(encoder, sections.length);
  for (const [client, section] of sections) {
    writeUint(encoder, section.length);
    encoder.writeClient(client);
    writeUint(encoder, section[0]?.id.clock ?? 0);
    for (const struct of section) struct.write(encoder, 0);
  }
  const deletes = groupBy(ranges, ({ client }) => client);
  writeUint(encoder, deletes.length);
  for (const [client, section] of deletes) {
    encoder.writeClient(client);
    writeUint(encoder, section.length);
    for (const { clock, length } of section.sort((one, other) => one.clock - other.clock)) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(length);
    }
  }
  return encoder.toUint8Array();
}

function writeUint(encoder: Y.UpdateEncoderV1, value: number): void {
  encoder.writeLen(value);
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => number): [number, Value[]][] {
  const groups = new Map<number, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return [...groups].sort(([one], [other]) => other - one);
}
