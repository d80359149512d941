import type { Participant } from '@fortyfive/interview';
import { Check, CircleDashed, Lock, LockOpen } from 'lucide-react';
import { useServerNow } from '#platform/server-time';
import { Card } from '#ui/card';
import { Skeleton } from '#ui/skeleton';
import { sealingWords, type SealingWords } from './sealing-words';
import type { Scorecard } from './use-scorecard';

const MINUTE_MS = 60_000;

const LOOKS: Readonly<Record<SealingWords['tone'], typeof Lock>> = { sealed: Lock, open: LockOpen, shut: Lock };

interface SealingNoteProps {
  readonly scorecard: Scorecard;
  readonly participants: readonly Participant[];
  readonly myUserId: string;
}

/** Whether the scorecards are sealed, who has handed in, and when they open (SCORECARD-WEB-11). */
export function SealingNote({ scorecard, participants, myUserId }: SealingNoteProps) {
  const nowMs = useServerNow(MINUTE_MS);
  const { sealing, mine } = scorecard;
  if (!sealing) return scorecard.problem ? null : <Skeleton className="h-32 w-full" />;
  const handedInAt = mine?.submittedAt ?? null;
  const { tone, title, sentences } = sealingWords({ sealing, myUserId, participants, handedInAt, nowMs });
  const Icon = LOOKS[tone];
  return (
    <Card as="section" aria-label="Sealing" className="flex flex-col gap-3 p-4">
      <div className="flex items-start gap-3">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone === 'open' ? 'text-green' : 'text-muted'}`} />
        <div className="min-w-0 flex-1 space-y-1 text-sm">
          <p className="font-medium">{title}</p>
          {sentences.map((sentence) => (
            <p key={sentence} className="text-muted">
              {sentence}
            </p>
          ))}
        </div>
      </div>
      <ul aria-label="Who has handed in" className="flex flex-wrap gap-x-6 gap-y-1 pl-7 text-xs">
        {participants
          .filter(({ role }) => role !== 'observer')
          .map(({ userId, displayName }) => (
            <HandedInLine
              key={userId}
              name={userId === myUserId ? 'You' : displayName}
              hasHandedIn={sealing.handedInUserIds.includes(userId)}
            />
          ))}
      </ul>
    </Card>
  );
}

interface HandedInLineProps {
  readonly name: string;
  readonly hasHandedIn: boolean;
}

function HandedInLine({ name, hasHandedIn }: HandedInLineProps) {
  const Mark = hasHandedIn ? Check : CircleDashed;
  return (
    <li className="flex min-w-0 items-center gap-1 text-muted">
      <Mark aria-hidden className={`size-3.5 shrink-0 ${hasHandedIn ? 'text-green' : ''}`} />
      <span className="min-w-0 truncate font-medium text-ink">
        <bdi>{name}</bdi>
      </span>
      <span className="whitespace-nowrap">· {hasHandedIn ? 'handed in' : 'not handed in yet'}</span>
    </li>
  );
}
