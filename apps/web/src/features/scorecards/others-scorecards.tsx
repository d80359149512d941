import type { DeskState, Participant, Rubric } from '@fortyfive/interview';
import { Card } from '#ui/card';
import { ScorecardReading } from './scorecard-reading';
import type { Scorecard } from './use-scorecard';

interface OthersScorecardsProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
  readonly participants: readonly Participant[];
  readonly desk: DeskState;
}

/** What the others have handed in, once it is open to me (SCORECARD-WEB-6). */
export function OthersScorecards({ scorecard, rubric, participants, desk }: OthersScorecardsProps) {
  return scorecard.view?.others.map((card) => {
    const author = participants.find(({ userId }) => userId === card.authorId);
    return (
      <Card key={card.authorId} as="article" className="overflow-hidden">
        <h3 className="border-b border-line px-4 py-3 text-sm text-muted">
          By <bdi>{author?.displayName}</bdi>
          {author && `, ${author.role}`}
        </h3>
        <ScorecardReading card={card} rubric={rubric} desk={desk} isOwn={author?.role === 'candidate'} />
      </Card>
    );
  });
}
