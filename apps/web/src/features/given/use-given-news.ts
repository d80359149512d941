import { useCallback, useMemo, useState } from 'react';
import type { GivenItem } from './given-item';

export interface GivenNews {
  /** What came while this page was open and has not been looked at yet. */
  readonly newKeys: ReadonlySet<string>;
  readonly onLooked: (key: string) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Which items are new to who looks at this page. What was there when it opened is not; to who gave them, nothing is.
 * @param isForMe whether they come from somebody else
 */
export function useGivenNews(items: readonly GivenItem[], isForMe: boolean): GivenNews {
  const [known, setKnown] = useState<ReadonlySet<string>>(() => new Set(items.map(({ key }) => key)));
  const onLooked = useCallback((key: string) => setKnown((before) => new Set(before).add(key)), []);
  const newKeys = useMemo(() => {
    const unknown = items.filter(({ key }) => !known.has(key));
    return isForMe && unknown.length > 0 ? new Set(unknown.map(({ key }) => key)) : NOTHING;
  }, [items, known, isForMe]);
  return { newKeys, onLooked };
}
