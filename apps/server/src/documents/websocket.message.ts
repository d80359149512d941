/** First byte of a whole binary message (RFC 6455, 5.2): final frame, opcode 2. */
const WHOLE_BINARY = 0x82;
const LENGTH_IN_TWO_BYTES = 126;
const LENGTH_IN_EIGHT_BYTES = 127;

/**
 * Puts a frame of ours into a WebSocket message, ready for the wire, so that what goes to many is put together once. Only for
 * connections without compression, and from server to client: those messages are not masked.
 */
export function asMessage(frame: Uint8Array): Buffer {
  const { length } = frame;
  const headerLength = length < LENGTH_IN_TWO_BYTES ? 2 : length <= 0xffff ? 4 : 10;
  const message = Buffer.allocUnsafe(headerLength + length);
  message[0] = WHOLE_BINARY;
  if (headerLength === 2) message[1] = length;
  if (headerLength === 4) {
    message[1] = LENGTH_IN_TWO_BYTES;
    message.writeUInt16BE(length, 2);
  }
  if (headerLength === 10) {
    message[1] = LENGTH_IN_EIGHT_BYTES;
    message.writeBigUInt64BE(BigInt(length), 2);
  }
  message.set(frame, headerLength);
  return message;
}
