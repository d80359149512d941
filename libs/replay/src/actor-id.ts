/** A user's id is a UUID; in logs and recordings it takes 16 bytes. */
export const ACTOR_BYTES = 16;

const LENGTH = 36;
const HYPHENS = [8, 13, 18, 23];
const HYPHEN = 0x2d;
const NOT_HEX = 0xff;
const DIGITS = '0123456789abcdef';
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** The value of a hexadecimal digit by its character code. By hand, because this runs for every update of every room. */
const VALUES = new Uint8Array(128).fill(NOT_HEX);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;

/**
 * Writes a user's id into 16 bytes of the target.
 * @throws TypeError when it is not a UUID in lower case with hyphens: another spelling would not come back as it was
 */
export function writeActorId(target: Uint8Array, position: number, actorId: string): void {
  if (actorId.length !== LENGTH) throw notAnId(actorId);
  let place = position;
  for (let index = 0; index < LENGTH; index += 2) {
    if (HYPHENS.includes(index) && actorId.charCodeAt(index++) !== HYPHEN) throw notAnId(actorId);
    const high = VALUES[actorId.charCodeAt(index)] ?? NOT_HEX;
    const low = VALUES[actorId.charCodeAt(index + 1)] ?? NOT_HEX;
    if (high === NOT_HEX || low === NOT_HEX) throw notAnId(actorId);
    target[place++] = (high << 4) | low;
  }
}

/** The user's id that these 16 bytes stand for. */
export function readActorId(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => PAIRS[byte]).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function notAnId(actorId: string): TypeError {
  return new TypeError(`An actor is named by a UUID in lower case, not by "${actorId}".`);
}
