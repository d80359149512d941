const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A name within a sentence: it stays as it is, and so does the sentence, whatever direction the name is written in. */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}

/** What a date is called at the beginning of a line, as it is called within a sentence: "today, 18:00". */
export function midSentence(date: string): string {
  return date.replace(/^(Today|Yesterday)/, (day) => day.toLowerCase());
}

/** Whole hours or minutes, never more than there are: `formatTimeLeft(21_000_000) // "in 5 h"`. */
export function formatTimeLeft(leftMs: number): string {
  if (leftMs < MINUTE_MS) return 'in less than a minute';
  if (leftMs < HOUR_MS) return `in ${Math.floor(leftMs / MINUTE_MS)} min`;
  return `in ${Math.floor(leftMs / HOUR_MS)} h`;
}
