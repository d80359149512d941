export interface ReviewSearch {
  /** The moment to show, ms since the interview's start. */
  readonly t?: number;
}

const LATEST_MS = 2 ** 31 - 1;

/** Reads an address, whoever wrote it: what cannot be a moment is left out. */
export function readReviewSearch({ t }: Readonly<Record<string, unknown>>): ReviewSearch {
  return { t: Number.isInteger(t) && (t as number) >= 0 && (t as number) <= LATEST_MS ? (t as number) : undefined };
}
