import type { HelpRequest } from '@fortyfive/interview';
import { useEffect, useRef, useState } from 'react';
import { askedWords } from './help-ways';

/** Says once that something was asked for, and that it is settled; the seconds in between are only shown. */
export function HelpAnnouncer({ help, who }: { help: HelpRequest | null; who: string }) {
  const [sentence, setSentence] = useState('');
  const way = help?.way ?? null;
  const heard = useRef(way);
  useEffect(() => {
    if (heard.current === way) return;
    heard.current = way;
    setSentence(way ? `${askedWords(way, who)}.` : 'That is settled.');
  }, [way, who]);
  return (
    <p role="status" className="sr-only">
      {sentence}
    </p>
  );
}
