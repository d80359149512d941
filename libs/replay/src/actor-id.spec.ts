import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ACTOR_BYTES, readActorId, writeActorId } from './actor-id.js';

describe('an actor id', () => {
  it('[REPLAY-1] comes back from its 16 bytes', () => {
    for (let round = 0; round < 100; round++) {
      const actorId = randomUUID();
      const bytes = new Uint8Array(ACTOR_BYTES + 2);
      writeActorId(bytes, 1, actorId);
      expect(Buffer.from(bytes).toString('hex')).toBe(`00${actorId.replaceAll('-', '')}00`);
      expect(readActorId(bytes.subarray(1, 1 + ACTOR_BYTES))).toBe(actorId);
    }
  });

  it.each([
    ['nothing', ''],
    ['a name', 'ana'],
    ['upper case', '0190B8C4-7d1e-7a33-9c55-3f2b8a1d4e60'],
    ['no hyphens', '0190b8c47d1e7a339c553f2b8a1d4e60'],
    ['a hyphen elsewhere', '0190b8c47-d1e-7a33-9c55-3f2b8a1d4e60'],
    ['another digit', '0190b8c4-7d1e-7a33-9c55-3f2b8a1d4e6g'],
    ['a character beyond ASCII', '0190b8c4-7d1e-7a33-9c55-3f2b8a1d4eé0'],
    ['too long', '0190b8c4-7d1e-7a33-9c55-3f2b8a1d4e600'],
  ])('[REPLAY-1] is refused when it would not: %s', (_what, actorId) => {
    expect(() => writeActorId(new Uint8Array(ACTOR_BYTES), 0, actorId)).toThrow(TypeError);
  });
});
