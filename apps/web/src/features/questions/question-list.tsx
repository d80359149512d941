import type { QuestionListing } from '@fortyfive/contract';
import type { KeyboardEvent } from 'react';
import { classes } from '#ui/classes';
import { Loading, Skeleton } from '#ui/skeleton';
import { QuestionRow } from './question-row';

interface QuestionListProps {
  readonly questions: readonly QuestionListing[];
  readonly terms: readonly string[];
  readonly companyName: (slug: string) => string;
  /** What is shown belongs to what was typed before; the next is on its way. */
  readonly isOutdated: boolean;
  /** Up from the first one. */
  readonly onLeaveUp: () => void;
}

/** The arrow keys go from one question to the next, Enter opens the link they are on (QUESTION-WEB-5). */
export function QuestionList({ questions, terms, companyName, isOutdated, onLeaveUp }: QuestionListProps) {
  return (
    <ul
      aria-label="Questions"
      aria-busy={isOutdated}
      onKeyDown={(event) => moveBetweenLinks(event, onLeaveUp)}
      className={classes('border-t border-line transition-opacity', isOutdated && 'opacity-70')}
    >
      {questions.map((question) => (
        <QuestionRow key={question.ref} question={question} terms={terms} companyName={companyName} />
      ))}
    </ul>
  );
}

/** Goes to the first question on the page. */
export function focusFirstQuestion(): void {
  document.querySelector<HTMLElement>('[data-question]')?.focus();
}

function moveBetweenLinks(event: KeyboardEvent<HTMLElement>, onLeaveUp: () => void): void {
  if (event.key === 'Escape') return onLeaveUp();
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-question]')];
  const place = links.findIndex((link) => link === document.activeElement) + step;
  event.preventDefault();
  if (place < 0) onLeaveUp();
  else links[place]?.focus();
}

export function QuestionListSkeleton() {
  return (
    <Loading label="Loading the questions" className="border-t border-line">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="grid gap-2 border-b border-line px-2 py-4 sm:px-3">
          <div className="flex justify-between gap-3">
            <Skeleton className="h-5 w-2/5" />
            <Skeleton className="h-5 w-16" />
          </div>
          <Skeleton className="h-4 w-4/5" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </Loading>
  );
}
