import type { StudyView } from '@fortyfive/contract';
import type { InterviewState } from '@fortyfive/interview';
import type { ReactNode } from 'react';
import { Curveballs } from '#features/debrief/curveballs';
import { FactLists } from '#features/debrief/fact-lists';
import type { FactsAsked } from '#features/debrief/facts-asked';
import { HelpTaken } from '#features/debrief/help-taken';
import { timeInWords } from '#features/debrief/time-words';
import { ReviewSection } from '#features/review/review-section';
import { StepTimes } from '#features/review/step-times';

interface CourseProps {
  readonly state: InterviewState;
  /** What needs the question is `undefined` until that has come; `question` stands in for it. */
  readonly facts: FactsAsked | undefined;
  readonly problem: StudyView['problem'] | undefined;
  readonly question: ReactNode;
}

/** How the interview went: time, help, facts and curveballs. Everybody who was there may see it. */
export function Course({ state, facts, problem, question }: CourseProps) {
  const { clock, curveballs } = state;
  if (!clock) return null;
  const { startedAtMs } = clock;
  return (
    <div className="grid items-start gap-x-12 gap-y-12 lg:grid-cols-2 print:block print:space-y-8">
      <ReviewSection title="Time per step">
        <StepTimes clock={clock} />
        <ul className="flex flex-col gap-1 text-sm">
          {timeInWords(clock).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </ReviewSection>
      <ReviewSection title="Facts">
        {facts ? <FactLists facts={facts} startedAtMs={startedAtMs} /> : question}
      </ReviewSection>
      <ReviewSection title="Hints and help">
        <HelpTaken desk={state} startedAtMs={startedAtMs} />
      </ReviewSection>
      {curveballs.length > 0 && (
        <ReviewSection title="Curveballs">
          <Curveballs fired={curveballs} known={problem?.curveballs ?? []} startedAtMs={startedAtMs} />
        </ReviewSection>
      )}
    </div>
  );
}
