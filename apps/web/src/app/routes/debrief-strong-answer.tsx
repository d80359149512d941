import type { StudyView } from '@fortyfive/contract';
import { lazy, Suspense, useMemo } from 'react';
import type { CriterionView } from '#features/debrief/handed-in';
import { nextAnchors } from '#features/debrief/next-anchors';
import type { Reader } from '#features/debrief/reader';
import { StrongerAnswers } from '#features/debrief/stronger-answers';
import { Skeleton } from '#ui/skeleton';

/** Reads the recording, which brings the documents along: the page stands before that. */
const BoardFindings = lazy(() => import('./board-findings'));

interface StrongAnswerProps {
  readonly interviewId: string;
  readonly problem: StudyView['problem'];
  readonly views: readonly CriterionView[];
  readonly reader: Reader;
}

/** What the strong answer of the bank had that this one lacked: in words by criterion, and on the board. */
export function StrongAnswer({ interviewId, problem, views, reader }: StrongAnswerProps) {
  const anchors = useMemo(() => nextAnchors(views, problem.steps), [views, problem]);
  return (
    <div className="flex flex-col gap-8">
      <StrongerAnswers anchors={anchors} reader={reader} />
      {problem.highLevelDesign.components.length > 0 && (
        <section aria-labelledby="board-findings">
          <h3 id="board-findings" className="mb-1 text-base font-semibold">
            The drawing
          </h3>
          <p className="mb-4 max-w-lg text-sm text-muted">
            The board at the end beside the reference design, by kinds of components. Another design can be as good:
            take this as questions to it.
          </p>
          <Suspense fallback={<Skeleton className="h-32 w-full" />}>
            <BoardFindings interviewId={interviewId} reference={problem.highLevelDesign} />
          </Suspense>
        </section>
      )}
    </div>
  );
}
