import type { StepId } from '@fortyfive/interview';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { SelectField } from '#ui/select-field';
import { activeFilters } from './active-filters';
import { DrawnQuestion } from './drawn-question';
import type { QuestionFilters } from './question-search';
import { listInWords, STEP_NAMES } from './question-words';
import { useDraw } from './use-draw';
import { weakestStepQuery } from './weakest-step-query';

export interface DrawDialogProps {
  /** From what these leave is drawn; the words that were typed do not count. */
  readonly filters: QuestionFilters;
  readonly companies: readonly { readonly slug: string; readonly name: string }[] | undefined;
  /** Only who is signed in has scorecards, and with them a weakest step. */
  readonly isSignedIn: boolean;
  readonly onClose: () => void;
}

/** One at random (QUESTION-WEB-6). Something that was not seen is drawn first. */
export function DrawDialog({ filters, companies, isSignedIn, onClose }: DrawDialogProps) {
  const [company, setCompany] = useState(filters.company?.length === 1 ? (filters.company[0] ?? '') : '');
  const [isForWeakestStep, setForWeakestStep] = useState(false);
  const stepId = useQuery({ ...weakestStepQuery, enabled: isSignedIn }).data?.stepId;
  const { mutate, data: drawn, error, isPending } = useDraw();
  const chosen: QuestionFilters = { ...filters, company: company ? [company] : filters.company };
  const draw = () =>
    mutate({ filters: chosen, forStep: (isForWeakestStep && stepId) || null, before: drawn?.question.ref });
  const companyName = (slug: string) => companies?.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Draw one at random"
      description={sourceOf(chosen, companyName)}
      footer={
        drawn ? (
          <>
            <Button isBusy={isPending} onClick={draw}>
              Draw another
            </Button>
            <LinkButton to="/start" search={{ question: drawn.question.ref }} variant="primary">
              Start an interview
            </LinkButton>
          </>
        ) : (
          <Button variant="primary" isBusy={isPending} onClick={draw}>
            Draw a question
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        <SelectField
          label="Known to be asked at"
          value={company}
          onChange={setCompany}
          options={[
            { value: '', label: (filters.company?.length ?? 0) > 1 ? 'Any of the chosen companies' : 'Any company' },
            ...(companies ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        {isSignedIn && <WeakestStepChoice stepId={stepId} isChosen={isForWeakestStep} onChange={setForWeakestStep} />}
        <div aria-live="polite" className="grid gap-4">
          {error && <ErrorNotice message={messageOf(error)} />}
          {drawn && !error && <DrawnQuestion drawn={drawn} />}
        </div>
      </div>
    </Dialog>
  );
}

function sourceOf(filters: QuestionFilters, companyName: (slug: string) => string): string {
  const words = activeFilters(filters, companyName).map(({ label }) => label);
  return words.length === 0
    ? 'Out of all questions. One you have not seen comes first.'
    : `Out of the questions that fit: ${listInWords(words, 'and')}. One you have not seen comes first.`;
}

interface WeakestStepChoiceProps {
  /** `null`: there is no scorecard to tell it from; `undefined`: not known yet. */
  readonly stepId: StepId | null | undefined;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

function WeakestStepChoice({ stepId, isChosen, onChange }: WeakestStepChoiceProps) {
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        checked={isChosen && Boolean(stepId)}
        disabled={!stepId}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        For my weakest step{stepId && `: ${STEP_NAMES[stepId]}`}
        {stepId === null && (
          <span className="block text-muted">
            Nobody has rated you yet. Once the scorecards of an interview have been opened to you, this draws what helps
            most.
          </span>
        )}
      </span>
    </label>
  );
}
