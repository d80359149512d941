import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UpdateRefusal } from './update-refusal.js';
import { countUnits, decodeUtf8 } from './utf8.js';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function expectedText(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function readText(bytes: Uint8Array): string | null {
  try {
    const units = countUnits(bytes, 0, bytes.length);
    const text = decodeUtf8(bytes, 0, bytes.length);
    expect(text).toHaveLength(units);
    return text;
  } catch (error) {
    if (error instanceof UpdateRefusal) return null;
    throw error;
  }
}

/** Bytes that are nearly text, where the borders of what is valid lie. */
const nearText = fc.array(
  fc.constantFrom(
    0x41,
    0x7f,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc0,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0xff,
  ),
  { maxLength: 5 },
);

describe('text in UTF-8', () => {
  it('DOCUMENT-12 is read exactly where the decoder of Yjs reads it', () => {
    const bytes = fc.oneof(
      nearText.map((values) => Uint8Array.from(values)),
      fc.uint8Array({ maxLength: 6 }),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(bytes, (one) => expect(readText(one)).toBe(expectedText(one))),
      { numRuns: 2_000 },
    );
  });
});
