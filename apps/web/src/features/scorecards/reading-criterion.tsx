import type { Evidence, ScorecardView } from '@fortyfive/contract';
import type { Criterion, DeskState } from '@fortyfive/interview';
import { formatClock } from '#ui/duration';
import { hintWords } from './criterion-marks';
import { EvidenceSign } from './evidence-sign';
import { RatingMark } from './rating-mark';

interface ReadingCriterionProps {
  readonly criterion: Criterion;
  readonly card: ScorecardView;
  readonly desk: DeskState;
  readonly isOwn: boolean;
}

/** One criterion of a scorecard that has been handed in: the level, the reason, and what was noted at the time. */
export function ReadingCriterion({ criterion, card, desk, isOwn }: ReadingCriterionProps) {
  const value = card.ratings[criterion.id];
  const comment = value?.comment.trim();
  const evidence = evidenceOn(card, criterion);
  const hints = hintWords(desk, criterion.id);
  return (
    <div className="flex flex-col gap-1 border-b border-line px-4 py-3 break-inside-avoid">
      <dt className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="text-sm font-medium" title={isOwn ? criterion.selfQuestion : criterion.question}>
          {criterion.title}
        </span>
        <span className="inline-flex flex-wrap items-center gap-x-3">
          {hints && <span className="text-xs text-muted tabular-nums">{hints}</span>}
          <RatingMark rating={value?.rating ?? null} />
        </span>
      </dt>
      {(comment || value?.rating) && (
        <dd className="max-w-lg text-sm whitespace-pre-wrap text-muted">
          {comment ? <bdi>{comment}</bdi> : 'No comment.'}
        </dd>
      )}
      {evidence.map(([id, one]) => (
        <dd key={id} className="flex max-w-lg items-baseline gap-2 text-sm">
          <EvidenceSign sign={one.sign} />
          <span className="text-xs text-muted tabular-nums">{formatClock(one.offsetMs)}</span>
          <bdi className="min-w-0">{one.words}</bdi>
        </dd>
      ))}
    </div>
  );
}

/** In the order in which it happened. */
function evidenceOn({ evidence }: ScorecardView, { id }: Criterion): readonly (readonly [string, Evidence])[] {
  return Object.entries(evidence)
    .filter(([, one]) => one.criterionId === id)
    .sort(([, a], [, b]) => a.offsetMs - b.offsetMs);
}
