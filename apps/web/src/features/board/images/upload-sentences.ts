import { ERRORS, IMAGE_TYPES, MAX_IMAGE_BYTES } from '@fortyfive/contract';
import { ApiError, messageOf } from '#platform/http';

export const NO_CHANGES_NOW =
  'The board takes no changes just now, so no picture was put on it. Try again in a moment.';
export const ONLY_WATCHING = 'You are watching, so nothing you drop or paste is put on the board.';

const OFFLINE = 'Pictures need the connection, and the server cannot be reached. Try again once you are connected.';

/** Why a file need not be sent at all; `null` when the server has to see it. */
export function objectionTo({ size, type }: Pick<Blob, 'size' | 'type'>): string | null {
  // Some systems do not know the type of a file; the server looks at its content anyway.
  if (type !== '' && !IMAGE_TYPES.some((known) => known === type)) return ERRORS.image_type.message;
  return size > MAX_IMAGE_BYTES ? ERRORS.image_too_large.message : null;
}

/** Why a picture could not be stored, and what to do. */
export function uploadSentence(error: unknown): string {
  return error instanceof ApiError && error.code === 'offline' ? OFFLINE : messageOf(error);
}

/** Some of several were not taken; the reason is that of the first. */
export function someRefused(refused: number, of: number, sentence: string): string {
  return `${refused} of ${of} pictures ${refused === 1 ? 'is' : 'are'} not on the board. ${sentence}`;
}
