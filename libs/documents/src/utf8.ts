import { refuse } from './update-refusal.js';

/** The least second byte after a first byte that has one, and the greatest: overlong forms and halves of pairs are none. */
function secondByteRange(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

function sizeOf(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return refuse('undecodable');
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** The size in bytes of the character that starts here; refuses what a strict decoder would not read. */
function checkCharacter(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!;
  const size = sizeOf(first);
  if (at + size > end) refuse('undecodable');
  if (size === 1) return 1;
  const [least, greatest] = secondByteRange(first);
  const second = bytes[at + 1]!;
  if (second < least || second > greatest) refuse('undecodable');
  for (let next = at + 2; next < at + size; next++) if ((bytes[next]! & 0xc0) !== 0x80) refuse('undecodable');
  return size;
}

/** The number of UTF-16 units of a text in UTF-8. @throws UpdateRefusal when it is not valid */
export function countUnits(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let at = start; at < end;) {
    const size = bytes[at]! < 0x80 ? 1 : checkCharacter(bytes, at, end);
    units += size === 4 ? 2 : 1;
    at += size;
  }
  return units;
}

/** The text of bytes that {@link countUnits} has found valid. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end;) {
    const first = bytes[at]!;
    const size = sizeOf(first);
    let code = size === 1 ? first : first & (0xff >> (size + 1));
    for (let next = at + 1; next < at + size; next++) code = code * 64 + (bytes[next]! & 0x3f);
    text += String.fromCodePoint(code);
    at += size;
  }
  return text;
}
