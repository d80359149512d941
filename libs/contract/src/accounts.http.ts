import { z } from 'zod';

export const DISPLAY_NAME_MAX = 60;

// Control characters and the marks that reorder text could make a name look like something it is not.
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name as others see it: any script, emoji and all, 1 to 60 characters once trimmed. */
export const displayNameSchema = z
  .string()
  .max(20_000, `Use at most ${DISPLAY_NAME_MAX} characters.`)
  .transform((name) => name.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim())
  .refine((name) => name.length > 0, 'Enter a name.')
  .refine((name) => [...name].length <= DISPLAY_NAME_MAX, `Use at most ${DISPLAY_NAME_MAX} characters.`);

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This e-mail address is too long.')
  .pipe(z.email('Enter an e-mail address such as ana@example.org.'));

export const passwordSchema = z
  .string()
  .min(10, 'Use at least 10 characters.')
  .max(200, 'Use at most 200 characters.');

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
