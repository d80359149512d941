import { z } from 'zod';

/** Makes free text such that Postgres can keep it: without NUL, and halves of characters become U+FFFD (CONTRACT-5). */
export function toStorableText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Free text of at most `max` UTF-16 units. */
export const storableText = (max: number) =>
  z.string().max(max, `Use at most ${max} characters.`).transform(toStorableText);
