import { openHelpOf, type DeskState } from '@fortyfive/interview';
import { useEffect, useRef, useState } from 'react';
import { HELP_WORDS } from './help-words';

interface DeskAnnouncerProps {
  readonly desk: DeskState;
  readonly candidate: string;
}

/**
 * Says politely, once each, that help is asked for and that what was given has gone out (DESK-8). It stands outside the desk: in a
 * tab that is not shown, nothing is read aloud.
 */
export function DeskAnnouncer({ desk, candidate }: DeskAnnouncerProps) {
  const [sentence, setSentence] = useState('');
  const heard = useRef(desk);
  useEffect(() => {
    const news = newsSince(heard.current, desk, candidate);
    heard.current = desk;
    if (news) setSentence(news);
  }, [desk, candidate]);
  return (
    <p role="status" className="sr-only">
      {sentence}
    </p>
  );
}

function newsSince(before: DeskState, now: DeskState, candidate: string): string | null {
  const help = openHelpOf(now);
  if (help && openHelpOf(before)?.atMs !== help.atMs) return `${candidate} ${HELP_WORDS[help.way].asks}.`;
  if (now.facts.length > before.facts.length) return `Fact given: ${now.facts.at(-1)?.asked}`;
  if (now.hints.length > before.hints.length) return `Hint ${now.hints.at(-1)?.rung} given.`;
  if (now.curveballs.length > before.curveballs.length) return 'Curveball fired. Both of you see it.';
  return null;
}
