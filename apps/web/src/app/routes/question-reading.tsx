import type { BriefView } from '@fortyfive/contract';
import { STEPS, type StepId } from '@fortyfive/interview';
import { lazy, Suspense, type ReactNode } from 'react';
import { BriefApi } from '#features/briefs/brief-api';
import { Bullets } from '#features/briefs/brief-block';
import { BriefBottlenecks } from '#features/briefs/brief-bottlenecks';
import { BriefCurveballs } from '#features/briefs/brief-curveballs';
import { BriefDeepDives } from '#features/briefs/brief-deep-dives';
import { BriefFacts } from '#features/briefs/brief-facts';
import { BriefProduction, hasProduction } from '#features/briefs/brief-production';
import { BriefSources } from '#features/briefs/brief-sources';
import { BriefStep } from '#features/briefs/brief-step';
import { StudySections, type StudySection } from '#features/study/study-sections';
import { Skeleton } from '#ui/skeleton';
import { useFirstSign } from '#ui/use-first-sign';

const ReferenceDesign = lazy(() => import('#features/designs/reference-design'));

/** To lead an interview, or to learn: the same content, with what one needs first in front. */
export type ReadingPurpose = 'prepare' | 'study';

interface QuestionReadingProps {
  readonly brief: BriefView;
  readonly purpose: ReadingPurpose;
  /** Where a mistake is reported; `null` where nobody could read it. */
  readonly questionRef: string | null;
  /** The figures, in the form that the purpose asks for. */
  readonly drawEstimates: (brief: BriefView) => ReactNode;
}

/** Everything about a question, step by step. */
export function QuestionReading({ brief, purpose, questionRef, drawEstimates }: QuestionReadingProps) {
  const { problem } = brief;
  const steps = STEPS.map(({ id, title }, stepIndex): StudySection => {
    const guide = (
      <Part title={purpose === 'prepare' ? 'How to lead it' : 'What the interviewer asks and listens for'}>
        <BriefStep step={problem.steps[id]} />
      </Part>
    );
    const solution = <Solution stepId={id} brief={brief} purpose={purpose} drawEstimates={drawEstimates} />;
    const content = purpose === 'prepare' ? [guide, solution] : [solution, guide];
    return { id, title, stepIndex, content: content.map((part, place) => <div key={place}>{part}</div>) };
  });
  const more: readonly (StudySection & { readonly isThere: boolean })[] = [
    {
      ...{ id: 'production', title: 'In production', stepIndex: null, isThere: hasProduction(problem.production) },
      content: (
        <Part title="Cost, operations and security">
          <BriefProduction production={problem.production} />
        </Part>
      ),
    },
    {
      ...{ id: 'curveballs', title: 'Curveballs', stepIndex: null, isThere: problem.curveballs.length > 0 },
      content: <BriefCurveballs curveballs={problem.curveballs} />,
    },
    {
      ...{ id: 'sources', title: 'Sources', stepIndex: null, isThere: problem.sources.length > 0 },
      content: <BriefSources sources={problem.sources} />,
    },
  ];
  return (
    <div className="flex flex-col gap-10">
      {purpose === 'study' && problem.learningOutcomes.length > 0 && (
        <section aria-labelledby="outcomes" className="flex flex-col gap-2">
          <h2 id="outcomes" className="font-semibold">
            What it teaches
          </h2>
          <Bullets lines={problem.learningOutcomes} />
        </section>
      )}
      <StudySections sections={[...steps, ...more.filter(({ isThere }) => isThere)]} questionRef={questionRef} />
    </div>
  );
}

interface SolutionProps extends Omit<QuestionReadingProps, 'questionRef'> {
  readonly stepId: StepId;
}

/** What the reference solution says in one step. */
function Solution({ stepId, brief, purpose, drawEstimates }: SolutionProps) {
  const { problem } = brief;
  switch (stepId) {
    case 'requirements':
      return (
        <Part title={purpose === 'prepare' ? 'Facts to give when asked' : 'Facts'}>
          <BriefFacts facts={problem.requirements.facts} />
        </Part>
      );
    case 'estimation':
      return drawEstimates(brief);
    case 'api':
      return (
        <Part title="Endpoints">
          <BriefApi endpoints={problem.api.endpoints} />
        </Part>
      );
    case 'high-level-design':
      return (
        <Part title="Reference design">
          <DrawnDesign problem={problem} />
        </Part>
      );
    case 'deep-dive':
      return (
        <Part title="Topics">
          <BriefDeepDives topics={problem.deepDive.topics} />
        </Part>
      );
    case 'bottlenecks':
      return (
        <Part title="Bottlenecks and failures">
          <BriefBottlenecks bottlenecks={problem.bottlenecks} />
        </Part>
      );
  }
}

/** The layout of a design weighs as much as everything else here, and is well below the first screen. */
function DrawnDesign({ problem }: { readonly problem: BriefView['problem'] }) {
  const hasBegun = useFirstSign();
  const empty = <Skeleton className="h-192 w-full" />;
  if (!hasBegun) return empty;
  return (
    <Suspense fallback={empty}>
      <ReferenceDesign design={problem.highLevelDesign} fileName={problem.slug} />
    </Suspense>
  );
}

/** A titled part of a section. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Column>
      <h3 className="font-semibold">{title}</h3>
      {children}
    </Column>
  );
}

/** Parts below one another. */
export function Column({ children }: { readonly children: ReactNode }) {
  return <div className="flex min-w-0 flex-col gap-6">{children}</div>;
}
