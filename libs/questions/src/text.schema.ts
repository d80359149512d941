import { z } from 'zod';

/** The pieces every section of a problem file is made of; messages are read by the author of the file. */

const MAX_LINE = 700;

/** One sentence or a short paragraph without line breaks (fold long ones with `>-` in YAML). */
export const line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(MAX_LINE, `must be at most ${MAX_LINE} characters: say it shorter`)
  .regex(/^[^\n\r]*$/, 'must be one line: fold it with ">-"')
  .refine((text) => !/>-(\s|$)/.test(text), 'has ">-" inside quotes, where YAML does not fold');

/** A list of lines with a least length. */
export const lines = (atLeast: number) =>
  z.array(line).min(atLeast, `needs at least ${atLeast} ${atLeast === 1 ? 'entry' : 'entries'}`);

/** A list of anything with a least length, and a message that says of what. */
export const listOf = <T extends z.ZodType>(item: T, atLeast: number, what: string) =>
  z.array(item).min(atLeast, `needs at least ${atLeast} ${what}`);

/** A name in a URL or a reference: `url-shortener`, `key-service`. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits and single dashes');

/** A name a formula can use: `dailyUsers`. */
export const formulaName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'must be camelCase so that formulas can use it');
