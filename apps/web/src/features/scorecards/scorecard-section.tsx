import type { Participant } from '@fortyfive/interview';
import { Card } from '#ui/card';
import type { CriteriaListProps } from './criteria-list';
import { OwnScorecard } from './own-scorecard';
import { ScorecardEditor } from './scorecard-editor';
import { SealingNote } from './sealing-note';

interface ScorecardSectionProps extends Pick<CriteriaListProps, 'scorecard' | 'rubric' | 'anchorsOf' | 'desk'> {
  readonly participants: readonly Participant[];
  readonly myUserId: string;
}

/** My scorecard after the interview, whatever my role: how it stands with the seal, and the card, until it is handed in and after. */
export function ScorecardSection({ participants, myUserId, ...card }: ScorecardSectionProps) {
  const me = participants.find(({ userId }) => userId === myUserId);
  const interviewer = participants.find(({ role }) => role === 'interviewer');
  return (
    <div className="flex flex-col gap-4">
      <SealingNote scorecard={card.scorecard} participants={participants} myUserId={myUserId} />
      <Card className="overflow-hidden">
        {me?.role === 'candidate' ? (
          <OwnScorecard {...card} interviewerName={interviewer?.displayName ?? 'your interviewer'} />
        ) : (
          <ScorecardEditor {...card} />
        )}
      </Card>
    </div>
  );
}
