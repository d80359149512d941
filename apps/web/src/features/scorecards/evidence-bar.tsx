import { EVIDENCE_MAX } from '@fortyfive/contract';
import { STEP_IDS, type Criterion, type CriterionId, type Rubric, type StepId } from '@fortyfive/interview';
import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '#ui/button';
import { formatClock } from '#ui/duration';
import { TextField } from '#ui/text-field';
import { EvidenceSign } from './evidence-sign';
import type { EvidenceNoting, NotedEvidence } from './use-evidence';

interface EvidenceBarProps {
  readonly noting: EvidenceNoting;
  readonly rubric: Rubric;
  readonly stepId: StepId;
  /** The keys for the present step, as they are called. */
  readonly keys: EvidenceKeys;
}

interface EvidenceKeys {
  readonly plus: string;
  readonly minus: string;
}

/** + and − for the present step and for what runs through the whole interview, one press each (SCORECARD-WEB-14). */
export function EvidenceBar({ noting, rubric, stepId, keys }: EvidenceBarProps) {
  const { fresh } = noting;
  return (
    <section aria-label="Note evidence" className="flex flex-col gap-2 px-3 py-3">
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-2 gap-y-1">
        {presentCriteria(rubric, stepId).map((criterion) => (
          <CriterionButtons
            key={criterion.id}
            criterion={criterion}
            keys={criterion.id === stepId ? keys : null}
            onNote={noting.note}
          />
        ))}
      </ul>
      {fresh && <FreshWords key={fresh.id} fresh={fresh} title={titleOf(rubric, fresh.criterionId)} noting={noting} />}
    </section>
  );
}

interface CriterionButtonsProps {
  readonly criterion: Criterion;
  /** `null` for all but the present step. */
  readonly keys: EvidenceKeys | null;
  readonly onNote: EvidenceNoting['note'];
}

function CriterionButtons({ criterion, keys, onNote }: CriterionButtonsProps) {
  const { id, title } = criterion;
  return (
    <li className={`flex min-w-0 items-center gap-1 text-xs ${keys ? 'col-span-full' : ''}`}>
      <span className={`min-w-0 flex-1 truncate ${keys ? 'font-semibold' : 'text-muted'}`} title={title}>
        {title}
      </span>
      <IconButton
        label={`Plus for ${title}${keys ? ` (${keys.plus})` : ''}`}
        variant="secondary"
        size="sm"
        icon={<Plus aria-hidden className="text-green" />}
        onClick={() => onNote(id, '+')}
      />
      <IconButton
        label={`Minus for ${title}${keys ? ` (${keys.minus})` : ''}`}
        variant="secondary"
        size="sm"
        icon={<Minus aria-hidden className="text-red" />}
        onClick={() => onNote(id, '-')}
      />
    </li>
  );
}

interface FreshWordsProps {
  readonly fresh: NotedEvidence;
  readonly title: string;
  readonly noting: EvidenceNoting;
}

/** The words to what was just noted. They are wanted now or never; Enter, Escape or going elsewhere closes the field. */
function FreshWords({ fresh, title, noting }: FreshWordsProps) {
  const [words, setWords] = useState(fresh.words);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    noting.finish(fresh.id, false);
  };
  const sign = fresh.sign === '+' ? 'plus' : 'minus';
  return (
    <div className="flex items-center gap-2 text-xs">
      <EvidenceSign sign={fresh.sign} />
      <span className="shrink-0 text-muted tabular-nums">{formatClock(fresh.offsetMs)}</span>
      <div className="min-w-0 flex-1">
        <TextField
          ref={field}
          label={`A few words to the ${sign} for ${title}`}
          isLabelHidden
          placeholder={`${title}: a few words, or Enter`}
          maxLength={EVIDENCE_MAX}
          value={words}
          onChange={({ target }) => {
            setWords(target.value);
            noting.change(fresh.id, { words: target.value });
          }}
          onKeyDown={onKeyDown}
          // Another window in front is no reason to close it.
          onBlur={() => document.hasFocus() && noting.finish(fresh.id, true)}
        />
      </div>
    </div>
  );
}

/** The present step's criterion first, then those without a step. */
export function presentCriteria({ criteria }: Rubric, stepId: StepId): readonly Criterion[] {
  const isGeneral = ({ id }: Criterion) => !STEP_IDS.some((step) => step === id);
  return [...criteria.filter(({ id }) => id === stepId), ...criteria.filter(isGeneral)];
}

export function titleOf({ criteria }: Rubric, criterionId: CriterionId): string {
  return criteria.find(({ id }) => id === criterionId)?.title ?? criterionId;
}
