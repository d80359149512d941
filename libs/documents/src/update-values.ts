import { UPDATE_LIMITS } from './document-limits.js';
import type { UpdateReader } from './update-reader.js';
import { refuse } from './update-refusal.js';

const { maxDepth, maxKeyLength } = UPDATE_LIMITS;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** How lib0 marks the kind of a plain value. */
const ANY = {
  ...{ bytes: 116, array: 117, object: 118, text: 119, isTrue: 120, isFalse: 121, bigInt: 122 },
  ...{ float64: 123, float32: 124, int: 125, isNull: 126, isUndefined: 127 },
} as const;

/** A plain value as Y.Map and Y.Array hold them. */
export function skipAny(reader: UpdateReader, depth = 1): void {
  switch (reader.readByte()) {
    case ANY.text:
      reader.skipText();
      return;
    case ANY.int:
      return reader.skipInt();
    case ANY.float32:
      return reader.skipBytes(4);
    case ANY.float64:
      return reader.skipBytes(8);
    case ANY.isTrue:
    case ANY.isFalse:
    case ANY.isNull:
    case ANY.isUndefined:
      return;
    case ANY.object:
      return skipObject(reader, depth);
    case ANY.array:
      return skipArray(reader, depth);
    case ANY.bytes:
    case ANY.bigInt:
      // JSON has neither, so whoever writes the document out as JSON would fail at them.
      return refuse('unsupported-content');
    default:
      return refuse('undecodable');
  }
}

function skipObject(reader: UpdateReader, depth: number): void {
  if (depth > maxDepth) refuse('too-deep');
  for (let left = reader.readUint(); left > 0; left--) {
    reader.skipKey();
    skipAny(reader, depth + 1);
  }
}

function skipArray(reader: UpdateReader, depth: number): void {
  if (depth > maxDepth) refuse('too-deep');
  for (let left = reader.readUint(); left > 0; left--) skipAny(reader, depth + 1);
}

/** The value of a format or an embed, which Yjs writes as JSON. */
export function skipJson(reader: UpdateReader): void {
  const json = reader.readText();
  if (measureDepth(json) > maxDepth) refuse('too-deep');
  const value = parseJson(json);
  // Yjs writes it anew whenever it sends it: 1e999 would come out as null, and the next reader have another document.
  if (JSON.stringify(value) !== json) refuse('undecodable');
  if (typeof value === 'object') checkKeys(value);
}

/** Brackets within one another, counted before anything recurses over them. */
function measureDepth(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at++) {
    const letter = json[at];
    if (letter === '"') isInText = !isInText;
    else if (isInText) at += letter === '\\' ? 1 : 0;
    else if (letter === '[' || letter === '{') deepest = Math.max(deepest, ++depth);
    else if (letter === ']' || letter === '}') depth--;
  }
  return deepest;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return refuse('undecodable');
  }
}

function checkKeys(value: object | null): void {
  if (value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (key.length > maxKeyLength || FORBIDDEN_KEYS.has(key)) refuse('bad-key');
    if (typeof one === 'object') checkKeys(one as object | null);
  }
}
