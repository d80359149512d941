import type { QuestionListing } from '@fortyfive/contract';
import { TextLink } from '#ui/text-link';
import { DIFFICULTY_NAMES } from './question-words';
import { StandingMarks } from './standing-marks';

/** A question in one line, on pages that are about something else. */
export function QuestionLink({ question }: { readonly question: QuestionListing }) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-baseline gap-x-2 gap-y-1">
      <TextLink to="/questions/$ref" params={{ ref: question.ref }}>
        {question.title}
      </TextLink>
      <span className="text-xs font-normal text-muted">{DIFFICULTY_NAMES[question.difficulty]}</span>
      <StandingMarks question={question} />
    </span>
  );
}
