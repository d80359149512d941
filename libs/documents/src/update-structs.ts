import type * as Y from 'yjs';
import { UPDATE_LIMITS } from './document-limits.js';
import type { UpdateReader } from './update-reader.js';
import { refuse } from './update-refusal.js';
import { skipAny, skipJson } from './update-values.js';

/** What a struct holds, as Yjs numbers it in the lowest five bits of a struct's first byte. */
export const CONTENT = {
  ...{ gc: 0, deleted: 1, json: 2, binary: 3, text: 4, embed: 5, format: 6, type: 7, any: 8, doc: 9, skip: 10 },
} as const;

const CONTENT_BITS = 0x1f;
const HAS_KEY = 0x20;
const HAS_RIGHT = 0x40;
const HAS_ORIGIN = 0x80;

/** Shared types, as Yjs numbers them. */
const TYPES = { element: 3, hook: 5, xmlText: 6 } as const;

/** In place of a client: there is no such reference. */
export const NONE = -1;

export type SharedType = NonNullable<ReturnType<Y.Doc['share']['get']>>;

/**
 * Where a struct ends up: in a type of the document, in a type that this update brings, in a root type of this name that
 * nobody has used yet, or nowhere (null) because the place is gone.
 */
export type Place = SharedType | ScannedStruct | string | null;

/** A struct as the update describes it. The objects are used again for the next update. */
export class ScannedStruct {
  clock = 0;
  length = 0;
  content = 0;
  originClient: number = NONE;
  originClock = 0;
  rightClient: number = NONE;
  rightClock = 0;
  parentClient: number = NONE;
  parentClock = 0;
  rootName: string | null = null;
  key: string | null = null;
  /** Where in the update it begins, and where its right neighbour is written. */
  infoAt = 0;
  rightAt = 0;
  rightEnd = 0;
  /** Its references have been looked up. */
  isPlaced = false;
  /** Its right neighbour stands to the left of the left one, and is better left out. */
  isReversed = false;
  place: Place = null;
  /** The structs of this update in which its neighbours are. */
  newLeft: ScannedStruct | null = null;
  newRight: ScannedStruct | null = null;
  /** The closest neighbours that the document has already, and what of them: nothing means the edge of the list. */
  leftItem: Y.Item | null = null;
  leftItemClock = 0;
  rightItem: Y.Item | null = null;
  rightItemClock = 0;
  /** How many types there are around what a type holds, itself included. */
  depth = 0;

  /** Lets go of the document. */
  forget(): void {
    this.place = this.leftItem = this.rightItem = this.newLeft = this.newRight = null;
  }
}

/** The update without the right neighbours of these structs, which come in the order in which they are written. */
export function withoutRights(update: Uint8Array, structs: readonly ScannedStruct[]): Uint8Array {
  const shorter = new Uint8Array(update.length - structs.reduce((sum, one) => sum + one.rightEnd - one.rightAt, 0));
  let [from, to] = [0, 0];
  for (const { infoAt, rightAt, rightEnd } of structs) {
    shorter.set(update.subarray(from, rightAt), to);
    shorter[to + infoAt - from]! &= ~HAS_RIGHT;
    to += rightAt - from;
    from = rightEnd;
  }
  shorter.set(update.subarray(from), to);
  return shorter;
}

/** Reads one struct, without making anything of what it holds. */
export function readStruct(reader: UpdateReader, struct: ScannedStruct, clock: number): void {
  struct.infoAt = reader.position;
  const info = reader.readByte();
  const content = info & CONTENT_BITS;
  struct.clock = clock;
  struct.content = content;
  struct.isPlaced = struct.isReversed = false;
  struct.place = null;
  struct.originClient = struct.rightClient = struct.parentClient = NONE;
  struct.rootName = struct.key = null;
  if (content === CONTENT.skip) refuse('skip');
  if (content === CONTENT.gc) {
    if (info !== CONTENT.gc) refuse('undecodable');
    struct.length = reader.readLength();
  } else {
    readReferences(reader, struct, info);
    struct.length = skipContent(reader, content);
  }
}

function readReferences(reader: UpdateReader, struct: ScannedStruct, info: number): void {
  if ((info & HAS_ORIGIN) !== 0) {
    struct.originClient = reader.readUint();
    struct.originClock = reader.readUint();
  }
  struct.rightAt = reader.position;
  if ((info & HAS_RIGHT) !== 0) {
    struct.rightClient = reader.readUint();
    struct.rightClock = reader.readUint();
  }
  struct.rightEnd = reader.position;
  // With a neighbour, place and key are the neighbour's and not written.
  if ((info & (HAS_ORIGIN | HAS_RIGHT)) !== 0) return;
  const isRoot = reader.readUint();
  if (isRoot > 1) refuse('undecodable');
  if (isRoot === 1) {
    struct.rootName = reader.readKey();
  } else {
    struct.parentClient = reader.readUint();
    struct.parentClock = reader.readUint();
  }
  if ((info & HAS_KEY) !== 0) struct.key = reader.readKey();
}

/** @returns how many clocks the content takes */
function skipContent(reader: UpdateReader, content: number): number {
  switch (content) {
    case CONTENT.deleted:
      return reader.readLength();
    case CONTENT.text:
      return checkLength(reader.skipText());
    case CONTENT.embed:
      skipJson(reader);
      return 1;
    case CONTENT.format:
      reader.skipKey();
      skipJson(reader);
      return 1;
    case CONTENT.type:
      skipType(reader);
      return 1;
    case CONTENT.any: {
      const length = reader.readLength();
      for (let left = length; left > 0; left--) skipAny(reader);
      return length;
    }
    case CONTENT.json:
    case CONTENT.binary:
    case CONTENT.doc:
      return refuse('unsupported-content');
    default:
      return refuse('undecodable');
  }
}

function checkLength(length: number): number {
  return length < 1 || length > UPDATE_LIMITS.maxLength ? refuse('bad-length') : length;
}

function skipType(reader: UpdateReader): void {
  const type = reader.readUint();
  if (type > TYPES.xmlText) refuse('undecodable');
  if (type === TYPES.hook) refuse('unsupported-content');
  if (type === TYPES.element) reader.skipKey();
}
