import { useEffect, useRef, useState } from 'react';
import type { GivenItem } from './given-item';
import { newsOf } from './given-words';

interface GivenAnnouncerProps {
  readonly items: readonly GivenItem[];
  readonly newKeys: ReadonlySet<string>;
}

/** Says each new answer and hint once, without interrupting (GIVEN-4). Curveballs have a strip that says itself. */
export function GivenAnnouncer({ items, newKeys }: GivenAnnouncerProps) {
  const [sentence, setSentence] = useState('');
  const heard = useRef(new Set<string>());
  useEffect(() => {
    const fresh = items.filter(({ key, kind }) => kind !== 'curveball' && newKeys.has(key) && !heard.current.has(key));
    if (fresh.length === 0) return;
    for (const { key } of fresh) heard.current.add(key);
    setSentence(fresh.map(newsOf).join(' '));
  }, [items, newKeys]);
  return (
    <p role="status" className="sr-only">
      {sentence}
    </p>
  );
}
