import * as Y from 'yjs';

/** An update that does harm to whoever applies it unseen, or would to the next reader. */
export interface Bomb {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const CLIENT = 7;
const GC = 0;
const SKIP = 10;
const DELETED = 1;
const TEXT = 4;
const FORMAT = 6;
const TYPE = 7;
const ANY = 8;
const KEY = 0x20;
const RIGHT = 0x40;
const ORIGIN = 0x80;
const MAP = 1;
const HUGE = 2 ** 31 - 1;

type Part = number | string | Uint8Array;

/** Writes numbers as lib0 does, texts with their length before them, and bytes as they are. */
export function pack(...parts: readonly Part[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const chunks = parts.map((part) => {
    if (part instanceof Uint8Array) return part;
    const one = new Y.UpdateEncoderV1();
    if (typeof part === 'string') one.writeString(part);
    else one.writeLen(part);
    return one.toUint8Array();
  });
  for (const chunk of chunks) for (const byte of chunk) encoder.writeInfo(byte);
  return encoder.toUint8Array();
}

/** An update of one client, from clock 0 on, that deletes nothing. */
export function oneClient(...structs: readonly Uint8Array[]): Uint8Array {
  return pack(1, structs.length, CLIENT, 0, ...structs, 0);
}

/** A struct under the root type `elements`; its first byte is one byte, whatever its highest bit is. */
export function inRoot(content: number, ...parts: readonly Part[]): Uint8Array {
  return pack(Uint8Array.of(content), 1, 'elements', ...parts);
}

/** A struct with an origin. */
export function after(client: number, clock: number, content: number, ...parts: readonly Part[]): Uint8Array {
  return pack(Uint8Array.of(content | ORIGIN), client, clock, ...parts);
}

/** A struct in the type that another struct holds. */
export function within(client: number, clock: number, content: number, ...parts: readonly Part[]): Uint8Array {
  return pack(Uint8Array.of(content), 0, client, clock, ...parts);
}

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

function nested(depth: number): Uint8Array {
  const first = inRoot(TYPE, MAP);
  const rest = Array.from({ length: depth - 1 }, (_, index) => within(CLIENT, index, TYPE | KEY, 'k', MAP));
  return oneClient(first, ...rest);
}

function manyClients(count: number): Uint8Array {
  const sections = Array.from({ length: count }, (_, index) => pack(1, count - index, 0, inRoot(TEXT, 'a')));
  return pack(count, ...sections, 0);
}

/** A long text of which every other letter is deleted: each split moves all structs after it. */
function manySplits(count: number): Uint8Array {
  const ranges = Array.from({ length: count }, (_, index) => pack(2 * index, 1));
  return pack(1, 1, CLIENT, 0, inRoot(TEXT, 'x'.repeat(2 * count)), 1, CLIENT, count, ...ranges);
}

function manyRoots(count: number): Uint8Array {
  return oneClient(...Array.from({ length: count }, (_, index) => pack(bytes(TEXT), 1, `root ${index}`, 'a')));
}

/** Each leans on a client that nobody has. */
function orphans(count: number): Uint8Array {
  return oneClient(...Array.from({ length: count }, (_, index) => after(1000 + index, 5, TEXT, 'a')));
}

/** For documents that none of client 7 or 8 has written to. None of them may be accepted. */
export function bombs(): readonly Bomb[] {
  return Object.entries({
    ...ALLOCATIONS,
    ...lengthBombs(),
    ...depthBombs(),
    ...referenceBombs(),
    ...keyBombs(),
    ...CONTENTS,
  }).map(([name, one]) => ({ name, bytes: one }));
}

const ALLOCATIONS = {
  nothing: bytes(),
  'two billion structs': pack(1, HUGE, CLIENT, 0),
  'two billion clients': pack(HUGE, 1, CLIENT, 0),
  'two billion values': oneClient(inRoot(ANY, HUGE)),
  'an array of two billion': oneClient(inRoot(ANY, 1, bytes(117), HUGE)),
  'an object of two billion': oneClient(inRoot(ANY, 1, bytes(118), HUGE)),
  'a text of two billion': oneClient(inRoot(TEXT, HUGE)),
  'two billion delete ranges': pack(0, 1, CLIENT, HUGE),
  'two billion deleting clients': pack(0, HUGE),
};

function lengthBombs(): Record<string, Uint8Array> {
  return {
    'a struct of nothing': oneClient(pack(GC, 0)),
    'deleted nothing': oneClient(inRoot(DELETED, 0)),
    'no text': oneClient(inRoot(TEXT, '')),
    'no values': oneClient(inRoot(ANY, 0)),
    'a client without structs': pack(1, 0, CLIENT, 0, 0),
    'a giant struct': oneClient(pack(GC, 2 ** 50)),
    'a clock past the last safe one': pack(1, 1, CLIENT, Number.MAX_SAFE_INTEGER, pack(GC, 5), 0),
    'an empty delete range': pack(0, 1, CLIENT, 1, 0, 0),
    'delete ranges without one': pack(0, 1, CLIENT, 0),
    'a padded count': bytes(0x80, 0, 0),
    'a padded client': pack(1, 1, bytes(0x87, 0), 0, inRoot(TEXT, 'a'), 0),
    'a padded number': oneClient(inRoot(ANY, 1, bytes(125, 0x81, 0))),
    'a number beyond the safe ones': bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
    'bytes after the end': pack(oneClient(inRoot(TEXT, 'a')), 0),
    'cut short': oneClient(inRoot(TEXT, 'abcdef')).slice(0, -3),
  };
}

function depthBombs(): Record<string, Uint8Array> {
  const deep = 100_000;
  return {
    '19,000 maps within one another': nested(19_000),
    '33 maps within one another': nested(33),
    'arrays within one another': oneClient(
      inRoot(
        ANY,
        1,
        Uint8Array.from({ length: 2 * deep }, (_, at) => (at % 2 ? 1 : 117)),
      ),
    ),
    'brackets within one another': oneClient(inRoot(FORMAT, 'bold', '['.repeat(deep) + ']'.repeat(deep))),
    '21,000 structs': oneClient(...Array.from({ length: 21_000 }, () => pack(GC, 1))),
    '25,000 splits': manySplits(25_000),
    '2,001 clients': manyClients(2_001),
    '65 root types': manyRoots(65),
    '5,000 orphans': orphans(5_000),
  };
}

function referenceBombs(): Record<string, Uint8Array> {
  const [text, map] = [inRoot(TEXT, 'ab'), inRoot(TYPE, MAP)];
  return {
    'a gap before it': pack(1, 1, CLIENT, 3, inRoot(TEXT, 'a'), 0),
    'a delete range that nobody has': pack(0, 1, CLIENT, 1, 0, 9),
    'its own origin': oneClient(after(CLIENT, 0, TEXT, 'a')),
    'an origin to come': oneClient(after(CLIENT, 1, TEXT, 'a'), text),
    'its own parent': oneClient(within(CLIENT, 0, TYPE, MAP)),
    'a circle of two': pack(2, 1, 8, 0, within(CLIENT, 0, TYPE, MAP), 1, CLIENT, 0, within(8, 0, TYPE, MAP), 0),
    'a circle of two origins': pack(2, 1, 8, 0, after(CLIENT, 0, TEXT, 'a'), 1, CLIENT, 0, after(8, 0, TEXT, 'a'), 0),
    'text as parent': oneClient(text, within(CLIENT, 0, TEXT, 'c')),
    'a value as parent': oneClient(inRoot(ANY, 1, bytes(127)), within(CLIENT, 0, TEXT, 'c')),
    'neighbours in two places': oneClient(
      text,
      map,
      within(CLIENT, 2, TEXT, 'c'),
      pack(bytes(TEXT | ORIGIN | RIGHT), CLIENT, 1, CLIENT, 3, 'd'),
    ),
    'neighbours in reverse': oneClient(text, pack(bytes(TEXT | ORIGIN | RIGHT), CLIENT, 1, CLIENT, 0, 'd')),
    'neighbours under two keys': oneClient(
      pack(inRoot(ANY | KEY, 'a', 1, bytes(127))),
      pack(inRoot(ANY | KEY, 'b', 1, bytes(127))),
      pack(bytes(ANY | ORIGIN | RIGHT), CLIENT, 0, CLIENT, 1, 1, bytes(127)),
    ),
    'a client twice': pack(2, 1, CLIENT, 0, text, 1, CLIENT, 2, text, 0),
    'delete ranges that overlap': pack(1, 1, CLIENT, 0, text, 1, CLIENT, 2, 0, 2, 1, 1),
    'a deleting client twice': pack(1, 1, CLIENT, 0, text, 2, CLIENT, 1, 0, 1, CLIENT, 1, 1, 1),
    'a place holder': oneClient(pack(SKIP, 4)),
    'a place holder in disguise': oneClient(pack(bytes(SKIP | RIGHT), 4)),
    'text under a key': oneClient(inRoot(TEXT | KEY, 'k', 'ab')),
    'two values under a key': oneClient(inRoot(ANY | KEY, 'k', 2, bytes(127, 127))),
    'two values under a key, one deleted': pack(
      1,
      1,
      CLIENT,
      0,
      inRoot(ANY | KEY, 'k', 2, bytes(127, 127)),
      1,
      CLIENT,
      1,
      1,
      1,
    ),
    'a value before the one it replaces': oneClient(
      inRoot(ANY | KEY, 'k', 1, bytes(127)),
      pack(bytes(ANY | RIGHT), CLIENT, 0, 1, bytes(127)),
    ),
  };
}

function keyBombs(): Record<string, Uint8Array> {
  const named = (key: string, name = key): Record<string, Uint8Array> => ({
    [`${name} in a map`]: oneClient(inRoot(ANY | KEY, key, 1, bytes(127))),
    [`${name} as root`]: oneClient(pack(bytes(TEXT), 1, key, 'a')),
    [`${name} in an object`]: oneClient(inRoot(ANY, 1, bytes(118), 1, 'a', bytes(118), 1, key, bytes(127))),
    [`${name} as format`]: oneClient(inRoot(FORMAT, key, 'true')),
    [`${name} in a format`]: oneClient(inRoot(FORMAT, 'link', `{"a":[{"${key}":1}]}`)),
    [`${name} as element`]: oneClient(inRoot(TYPE, 3, key)),
  });
  return {
    ...named('__proto__'),
    ...named('constructor'),
    ...named('prototype'),
    ...named('k'.repeat(257), 'a long key'),
  };
}

const CONTENTS: Readonly<Record<string, Uint8Array>> = {
  'JSON of old': oneClient(inRoot(2, 1, '1')),
  'raw bytes': oneClient(inRoot(3, 2, bytes(1, 2))),
  'a document in the document': oneClient(inRoot(9, 'guid', bytes(118, 0))),
  'content of no kind': oneClient(inRoot(11, 1)),
  'a hook': oneClient(inRoot(TYPE, 5, 'hook')),
  'a type of no kind': oneClient(inRoot(TYPE, 9)),
  'raw bytes as value': oneClient(inRoot(ANY, 1, bytes(116, 1, 1))),
  'a bigint': oneClient(inRoot(ANY, 1, bytes(122, 0, 0, 0, 0, 0, 0, 0, 1))),
  'a value of no kind': oneClient(inRoot(ANY, 1, bytes(9))),
  'text that is no UTF-8': oneClient(inRoot(TEXT, bytes(2, 0xc0, 0x80))),
  'half a character': oneClient(inRoot(TEXT, bytes(3, 0xed, 0xa0, 0x80))),
  'a cut character': oneClient(inRoot(TEXT, bytes(2, 0xe2, 0x82))),
  'a format that is no JSON': oneClient(inRoot(FORMAT, 'bold', '{')),
  'a format that reads otherwise once written anew': oneClient(inRoot(FORMAT, 'bold', '1e999')),
  'a parent of no kind': oneClient(pack(bytes(TEXT), 2, 7, 0, 'a')),
};
