import { UPDATE_LIMITS } from './document-limits.js';
import { refuse } from './update-refusal.js';
import { countUnits, decodeUtf8 } from './utf8.js';

const { maxKeyLength, maxLength } = UPDATE_LIMITS;

const NOTHING = new Uint8Array();

const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'].map((key) =>
  Array.from(key, (letter) => letter.charCodeAt(0)),
);

const SHORTEST_FORBIDDEN = Math.min(...FORBIDDEN_KEYS.map(({ length }) => length));

/** The largest number that lib0 writes as an integer; larger ones are floats. */
const MAX_INT = 2 ** 31 - 1;

/**
 * Reads the bytes of an update in place, and only as they would be written: one spelling per number, text in valid
 * UTF-8. Every method refuses the update where that fails.
 */
export class UpdateReader {
  #bytes: Uint8Array = NOTHING;
  #at = 0;

  open(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#at = 0;
  }

  /** Lets go of the bytes. */
  close(): void {
    this.#bytes = NOTHING;
  }

  get position(): number {
    return this.#at;
  }

  expectEnd(): void {
    if (this.#at !== this.#bytes.length) refuse('undecodable');
  }

  readByte(): number {
    const at = this.#at;
    if (at >= this.#bytes.length) refuse('undecodable');
    this.#at = at + 1;
    return this.#bytes[at]!;
  }

  /** A safe integer in lib0's variable length, not padded. */
  readUint(): number {
    const first = this.readByte();
    return first < 0x80 ? first : this.#readMore(first & 0x7f, 0x80);
  }

  /** How many there are of something of which there must be one at least. */
  readLength(): number {
    const length = this.readUint();
    return length < 1 || length > maxLength ? refuse('bad-length') : length;
  }

  skipInt(): void {
    const first = this.readByte();
    if (first >= 0x80 && this.#readMore(first & 0x3f, 0x40) > MAX_INT) refuse('undecodable');
  }

  skipBytes(count: number): void {
    const at = this.#at + count;
    if (at > this.#bytes.length) refuse('undecodable');
    this.#at = at;
  }

  /** @returns its length in UTF-16 units, as Yjs counts it */
  skipText(): number {
    const byteLength = this.readUint();
    const bytes = this.#bytes;
    const start = this.#at;
    this.skipBytes(byteLength);
    const end = this.#at;
    let at = start;
    while (at < end && bytes[at]! < 0x80) at++;
    return at === end ? byteLength : at - start + countUnits(bytes, at, end);
  }

  readText(): string {
    const start = this.#at;
    this.skipText();
    return this.#decode(start);
  }

  /** A name that ends up as the key of an object, somewhere. */
  skipKey(): void {
    const start = this.#at;
    const length = this.skipText();
    if (length > maxKeyLength) refuse('bad-key');
    if (length < SHORTEST_FORBIDDEN) return;
    // Every forbidden key is short enough for its length to be written in one byte.
    for (const key of FORBIDDEN_KEYS) if (key.length === length && this.#isAt(start + 1, key)) refuse('bad-key');
  }

  readKey(): string {
    const start = this.#at;
    this.skipKey();
    return this.#decode(start);
  }

  #isAt(start: number, text: readonly number[]): boolean {
    const bytes = this.#bytes;
    for (let index = 0; index < text.length; index++) if (bytes[start + index] !== text[index]) return false;
    return true;
  }

  /** The text that has just been skipped. @param start where its length is written */
  #decode(start: number): string {
    const end = this.#at;
    this.#at = start;
    const byteLength = this.readUint();
    this.#at = end;
    return decodeUtf8(this.#bytes, end - byteLength, end);
  }

  /** The rest of a number after its first byte, lowest part first. */
  #readMore(lowest: number, firstScale: number): number {
    let value = lowest;
    for (let scale = firstScale; scale < 2 ** 53; scale *= 0x80) {
      const byte = this.readByte();
      value += (byte & 0x7f) * scale;
      if (byte >= 0x80) continue;
      return byte === 0 || value > Number.MAX_SAFE_INTEGER ? refuse('undecodable') : value;
    }
    return refuse('undecodable');
  }
}
