import type { CriterionRating } from '@fortyfive/contract';
import { RATINGS, RATING_TITLES, type Anchors, type Criterion } from '@fortyfive/interview';
import { ChevronDown, MessageSquareDashed } from 'lucide-react';
import { Accordion } from 'radix-ui';
import { ChoiceGroup } from '#ui/choice-group';
import { CommentField } from './comment-field';
import { RatingMark } from './rating-mark';

interface CriterionEditorProps {
  readonly criterion: Criterion;
  readonly anchors: Anchors | null;
  readonly value: CriterionRating | undefined;
  readonly onChange: (change: Partial<CriterionRating>) => void;
  readonly onLeave: () => void;
}

/** One criterion of the scorecard: its four levels in words, and the reason. */
export function CriterionEditor({ criterion, anchors, value, onChange, onLeave }: CriterionEditorProps) {
  const rating = value?.rating ?? null;
  const comment = value?.comment ?? '';
  const lacksReason = rating !== null && comment.trim() === '';
  return (
    <Accordion.Item value={criterion.id} className="border-b border-line">
      <Accordion.Header>
        <Accordion.Trigger className="group flex w-full items-center gap-2 rounded-control px-4 py-3 text-left transition-colors hover:bg-ink/7 focus-visible:-outline-offset-2">
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-data-[state=closed]:-rotate-90"
          />
          <span className="min-w-0 flex-1 text-sm font-medium">{criterion.title}</span>
          <RatingMark rating={rating} />
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Content className="flex flex-col gap-3 px-4 pt-1 pb-4">
        <p className="text-sm text-muted">{criterion.question}</p>
        <ChoiceGroup
          label={`Rating for ${criterion.title}`}
          isLabelHidden
          value={rating}
          onChange={(next) => onChange({ rating: next })}
          options={RATINGS.map((level) => ({ value: level, title: RATING_TITLES[level], detail: anchors?.[level] }))}
        />
        <CommentField value={comment} onChange={(next) => onChange({ comment: next })} onLeave={onLeave} />
        {lacksReason && (
          <p className="flex items-center gap-1 text-xs text-muted">
            <MessageSquareDashed aria-hidden className="size-3.5 shrink-0" />
            Rated without a comment. A few words make it worth more.
          </p>
        )}
      </Accordion.Content>
    </Accordion.Item>
  );
}
