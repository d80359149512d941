import type { MyScorecardView, ScorecardView } from '@fortyfive/contract';
import { EMPTY_DESK, type DeskState, type Rubric } from '@fortyfive/interview';
import { formatDateTime } from '#ui/duration';
import { takeawaysOn } from './missing-parts';
import { ReadingAnswers } from './reading-answers';
import { ReadingCriterion } from './reading-criterion';

interface ScorecardReadingProps {
  readonly card: ScorecardView | MyScorecardView;
  readonly rubric: Rubric;
  readonly desk?: DeskState | undefined;
  /** Whether it is the candidate's about themselves, which has no evidence. */
  readonly isOwn?: boolean;
}

/** A scorecard that has been handed in, with all its parts. */
export function ScorecardReading({ card, rubric, desk = EMPTY_DESK, isOwn = false }: ScorecardReadingProps) {
  const takeaways = takeawaysOn(card);
  return (
    <div className="flex flex-col">
      {takeaways.length > 0 && (
        <div className="border-b border-line px-4 py-3 break-inside-avoid">
          <p className="text-sm font-medium">Takeaways</p>
          <ol className="mt-1 flex max-w-lg list-decimal flex-col gap-1 pl-5 text-sm marker:text-muted">
            {takeaways.map((words, index) => (
              <li key={index}>
                <bdi>{words}</bdi>
              </li>
            ))}
          </ol>
        </div>
      )}
      <dl>
        {rubric.criteria.map((criterion) => (
          <ReadingCriterion key={criterion.id} {...{ criterion, card, desk, isOwn }} />
        ))}
      </dl>
      <ReadingAnswers card={card} />
      {card.submittedAt && (
        <p className="px-4 py-3 text-xs text-muted">Handed in · {formatDateTime(card.submittedAt)}</p>
      )}
    </div>
  );
}
