import { COMMENT_MAX, type CriterionRating } from '@fortyfive/contract';
import { RATINGS, RATING_TITLES, type Anchors, type Criterion } from '@fortyfive/interview';
import { ChevronDown, MessageSquareDashed } from 'lucide-react';
import { Accordion } from 'radix-ui';
import { ChoiceGroup } from '#ui/choice-group';
import { evidenceWords, lackOf, type EvidenceCount } from './criterion-marks';
import { RatingMark } from './rating-mark';
import { WrittenField } from './written-field';

interface CriterionEditorProps {
  readonly criterion: Criterion;
  readonly anchors: Anchors | null;
  readonly value: CriterionRating | undefined;
  /** `null` on the candidate's own card, which has none: they rate themselves. */
  readonly evidence: EvidenceCount | null;
  /** What hints cost on this criterion, in words. */
  readonly hints: string | null;
  readonly onChange: (change: Partial<CriterionRating>) => void;
  readonly onLeave: () => void;
}

/** One criterion of the scorecard: its four levels in words, and the reason. */
export function CriterionEditor(props: CriterionEditorProps) {
  const { criterion, anchors, value, evidence, hints, onChange, onLeave } = props;
  const lack = lackOf(value, evidence);
  const marks = [evidence && evidenceWords(evidence, value), hints].filter(Boolean).join(' · ');
  const isSelf = evidence === null;
  return (
    <Accordion.Item value={criterion.id} className="border-b border-line">
      <Accordion.Header>
        <Accordion.Trigger className="group flex w-full items-center gap-2 rounded-control px-4 py-3 text-left transition-colors hover:bg-ink/7 focus-visible:-outline-offset-2">
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-data-[state=closed]:-rotate-90"
          />
          <span className="min-w-0 flex-1">
            <span className="block text-sm font-medium">{criterion.title}</span>
            {marks && <span className="block text-xs text-muted tabular-nums">{marks}</span>}
          </span>
          <RatingMark rating={value?.rating ?? null} />
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Content className="flex flex-col gap-3 px-4 pt-1 pb-4">
        <p className="text-sm text-muted">{isSelf ? criterion.selfQuestion : criterion.question}</p>
        <ChoiceGroup
          label={`Rating for ${criterion.title}`}
          isLabelHidden
          value={value?.rating ?? null}
          onChange={(rating) => onChange({ rating })}
          options={RATINGS.map((level) => ({ value: level, title: RATING_TITLES[level], detail: anchors?.[level] }))}
        />
        {hints && (
          <p className="text-xs text-muted">
            {hints}. Rate what {isSelf ? 'came out' : 'you saw'}: the debrief takes the price off.
          </p>
        )}
        <WrittenField
          label="Comment"
          value={value?.comment ?? ''}
          maxLength={COMMENT_MAX}
          placeholder={isSelf ? 'What decided it?' : 'What did they say or draw that decided it?'}
          onChange={(comment) => onChange({ comment })}
          onLeave={onLeave}
        />
        {lack && (
          <p className="flex items-start gap-1 text-xs text-muted">
            <MessageSquareDashed aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {lack}
          </p>
        )}
      </Accordion.Content>
    </Accordion.Item>
  );
}
