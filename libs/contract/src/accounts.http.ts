import { z } from 'zod';
import { toStorableText } from './storable-text.js';

export const DISPLAY_NAME_MAX = 60;

// Control characters and the marks that reorder text could make a name look like something it is not.
const DECEPTIVE = /(?!\s)[\p{Cc}\p{Bidi_Control}]/gu;

// Joiners and variation selectors make emoji and many scripts what they are; alone they show nothing.
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\s]/u;

/** A name as others see it: in every script, emoji and all, 1 to 60 characters once trimmed (CONTRACT-3). */
export const displayNameSchema = z
  .string()
  .max(20_000, `Use at most ${DISPLAY_NAME_MAX} characters.`)
  .transform((name) => toStorableText(name).replace(DECEPTIVE, '').normalize('NFC').replace(/\s+/gu, ' ').trim())
  .refine((name) => VISIBLE.test(name), 'Enter a name.')
  .refine((name) => [...name].length <= DISPLAY_NAME_MAX, `Use at most ${DISPLAY_NAME_MAX} characters.`);

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This e-mail address is too long.')
  .pipe(z.email('Enter an e-mail address such as ana@example.org.'));

export const passwordSchema = z.string().min(10, 'Use at least 10 characters.').max(200, 'Use at most 200 characters.');

export const guestBody = z.strictObject({ displayName: displayNameSchema });
export const signUpBody = z.strictObject({
  displayName: displayNameSchema,
  email: emailSchema,
  password: passwordSchema,
});
export const signInBody = z.strictObject({
  email: emailSchema,
  password: z.string().min(1, 'Enter your password.').max(200, 'Use at most 200 characters.'),
});

export type GuestBody = z.infer<typeof guestBody>;
export type SignUpBody = z.infer<typeof signUpBody>;
export type SignInBody = z.infer<typeof signInBody>;

/** The person behind a session, as they see themselves. A guest has no e-mail. */
export interface UserView {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
}

/** `GET /api/session`. */
export interface SessionView {
  readonly user: UserView | null;
}
