import { TextLink } from '#ui/text-link';
import { STEP_NAMES } from './question-words';
import { DifficultyBadge, StandingMarks } from './standing-marks';
import { StrongSteps } from './strong-steps';
import type { Drawn } from './use-draw';

export function DrawnQuestion({ drawn }: { readonly drawn: Drawn }) {
  const { question, forStep, isAllSeen, isOnlyOne } = drawn;
  return (
    <article className="grid gap-2 rounded-card border border-line bg-paper p-4">
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 text-base font-semibold">
          <TextLink to="/questions/$ref" params={{ ref: question.ref }}>
            {question.title}
          </TextLink>
        </h3>
        <span className="flex shrink-0 gap-1">
          <StandingMarks question={question} />
          <DifficultyBadge difficulty={question.difficulty} />
        </span>
      </div>
      <p>{question.oneLiner}</p>
      <p className="text-xs text-muted">
        <StrongSteps steps={question.strongSteps} />
      </p>
      {forStep && (
        <p className="text-xs text-muted">Drawn because it exercises {STEP_NAMES[forStep]}, your weakest step.</p>
      )}
      {isAllSeen && <p className="text-xs text-amber">You have seen every question that fits, so this one too.</p>}
      {isOnlyOne && <p className="text-xs text-muted">No other question fits.</p>}
    </article>
  );
}
