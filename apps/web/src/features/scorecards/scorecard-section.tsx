import type { Participant, Rubric } from '@fortyfive/interview';
import { Card } from '#ui/card';
import { ErrorNotice } from '#ui/error-notice';
import { Skeleton } from '#ui/skeleton';
import type { AnchorsOf } from './anchors';
import { ScorecardEditor } from './scorecard-editor';
import { ScorecardReading } from './scorecard-reading';
import type { Scorecard } from './use-scorecard';

interface ScorecardSectionProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
  readonly participants: readonly Participant[];
  /** Whether one rates the candidate oneself. */
  readonly isAuthor: boolean;
  readonly anchorsOf: AnchorsOf;
}

/** The scorecard after the interview: one's own until it is handed in, or what the interviewer has handed in. */
export function ScorecardSection({ scorecard, rubric, participants, isAuthor, anchorsOf }: ScorecardSectionProps) {
  if (isAuthor) {
    return (
      <Card className="overflow-hidden">
        <ScorecardEditor scorecard={scorecard} rubric={rubric} anchorsOf={anchorsOf} />
      </Card>
    );
  }
  if (scorecard.problem) return <ErrorNotice message={scorecard.problem} onRetry={scorecard.retry} />;
  if (!scorecard.view) return <Skeleton className="h-64 w-full" />;
  const interviewer = participants.find(({ role }) => role === 'interviewer');
  if (scorecard.view.others.length === 0) {
    return (
      <p role="status" className="rounded-card border border-dashed border-line px-6 py-8 text-sm text-muted">
        <bdi>{interviewer?.displayName ?? 'The interviewer'}</bdi> has not handed in the scorecard yet. It appears here
        by itself.
      </p>
    );
  }
  return scorecard.view.others.map((card) => (
    <Card key={card.authorId} as="article" className="overflow-hidden">
      <h3 className="border-b border-line px-4 py-3 text-sm text-muted">
        By <bdi>{participants.find(({ userId }) => userId === card.authorId)?.displayName}</bdi>
      </h3>
      <ScorecardReading card={card} rubric={rubric} />
    </Card>
  ));
}
