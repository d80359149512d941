import type { QuestionListing } from '@fortyfive/contract';
import { Check, Eye } from 'lucide-react';
import { Badge } from '#ui/badge';
import { DIFFICULTY_NAMES } from './question-words';

/** What I have had to do with a question, in words; done says seen as well. */
export function StandingMarks({
  question,
}: {
  readonly question: Pick<QuestionListing, 'isSeen' | 'isDone' | 'origin'>;
}) {
  const { isSeen, isDone, origin } = question;
  return (
    <>
      {origin !== 'bank' && <Badge tone="accent">{origin === 'mine' ? 'Yours' : 'Shared with you'}</Badge>}
      {isDone && (
        <Badge tone="green" icon={<Check aria-hidden />}>
          Done
        </Badge>
      )}
      {isSeen && !isDone && <Badge icon={<Eye aria-hidden />}>Seen</Badge>}
    </>
  );
}

export function DifficultyBadge({ difficulty }: Pick<QuestionListing, 'difficulty'>) {
  return <Badge>{DIFFICULTY_NAMES[difficulty]}</Badge>;
}
