/** What `/path` shows: the 22 steps, the mock ladder, or one of the plans by day. */
export type PathView = 'steps' | 'ladder' | 'plan45' | 'plan90';

export interface PathSearch {
  /** Left out for the 22 steps. */
  readonly view?: Exclude<PathView, 'steps'>;
}

/** Reads an address, whoever wrote it: what is no view is left out. */
export function readPathSearch({ view }: Readonly<Record<string, unknown>>): PathSearch {
  return { view: view === 'ladder' || view === 'plan45' || view === 'plan90' ? view : undefined };
}
