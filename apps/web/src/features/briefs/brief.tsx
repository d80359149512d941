import type { BriefView } from '@fortyfive/contract';
import { STEPS, type StepId } from '@fortyfive/interview';
import { Accordion } from 'radix-ui';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { formatMinutes } from '#ui/duration';
import { Skeleton } from '#ui/skeleton';
import { stepHue } from '#ui/step-hue';
import { BriefCurveballs } from './brief-curveballs';
import { BriefEstimates } from './brief-estimates';
import { BriefFacts } from './brief-facts';
import { BriefSection } from './brief-section';
import { BriefStep } from './brief-step';
import type { ReferencePart } from './brief-reference';

const BriefReference = lazy(() => import('./brief-reference'));

interface BriefProps {
  readonly brief: BriefView;
  /** While the clock runs: this step comes first and is open. */
  readonly currentStepId?: StepId;
  /** The reference design, drawn; made only when its part is opened. */
  readonly drawDesign: (brief: BriefView) => ReactNode;
}

/** The whole brief, in parts that open and close: the step of the moment, the facts, the other steps, the numbers. */
export function Brief({ brief, currentStepId, drawDesign }: BriefProps) {
  const [open, setOpen] = useState<string[]>(currentStepId ? [currentStepId] : ['facts']);
  const [shownStepId, setShownStepId] = useState(currentStepId);
  if (currentStepId && currentStepId !== shownStepId) {
    setShownStepId(currentStepId);
    setOpen([...open.filter((value) => !isStep(value)), currentStepId]);
  }

  const { problem, estimates } = brief;
  const sections = STEPS.map((step, index) => (
    <BriefSection
      key={step.id}
      value={step.id}
      title={
        <span className="flex items-center gap-2">
          <span aria-hidden className={`h-4 w-1 shrink-0 rounded-full ${stepHue(index).background}`} />
          {index + 1} · {step.title}
        </span>
      }
      aside={step.id === currentStepId ? 'Now' : formatMinutes(step.plannedMs)}
    >
      <BriefStep step={problem.steps[step.id]} />
    </BriefSection>
  ));
  const currentIndex = STEPS.findIndex(({ id }) => id === currentStepId);
  const { facts } = problem.requirements;
  return (
    <Accordion.Root type="multiple" value={open} onValueChange={setOpen}>
      {currentIndex >= 0 && sections[currentIndex]}
      <BriefSection value="facts" title="Facts" aside={facts.length}>
        <p className="text-muted">
          Give a fact when the candidate asks for it, not before. A key fact shapes the design.
        </p>
        <BriefFacts facts={facts} />
      </BriefSection>
      {sections.filter((_, index) => index !== currentIndex)}
      <BriefSection value="estimates" title="Numbers worth knowing" aside={estimates.length}>
        <BriefEstimates brief={brief} />
      </BriefSection>
      <BriefSection value="curveballs" title="Curveballs" aside={problem.curveballs.length}>
        <BriefCurveballs curveballs={problem.curveballs} />
      </BriefSection>
      <BriefSection value="design" title="Reference design" aside={problem.highLevelDesign.components.length}>
        <Suspense fallback={<Skeleton className="h-96 w-full" />}>{drawDesign(brief)}</Suspense>
      </BriefSection>
      {referenceParts(problem).map(({ part, title, count }) => (
        <BriefSection key={part} value={`reference-${part}`} title={title} aside={count}>
          <Suspense fallback={<Skeleton className="h-48 w-full" />}>
            <BriefReference part={part} problem={problem} />
          </Suspense>
        </BriefSection>
      ))}
    </Accordion.Root>
  );
}

interface ListedPart {
  readonly part: ReferencePart;
  readonly title: string;
  readonly count: number;
}

/** What of the reference solution there is: an old version may lack parts that nobody had written yet (BRIEF-WEB-3). */
function referenceParts({ api, deepDive, bottlenecks, production, estimation, sources }: BriefView['problem']) {
  const { cost, operations, security } = production;
  const parts: readonly ListedPart[] = [
    { part: 'api', title: 'API', count: api.endpoints.length },
    { part: 'deep-dive', title: 'Deep dives', count: deepDive.topics.length },
    {
      part: 'bottlenecks',
      title: 'Bottlenecks and failures',
      count: bottlenecks.bottlenecks.length + bottlenecks.failureModes.length,
    },
    { part: 'production', title: 'Cost, operations, security', count: [cost, operations, security].flat().length },
    { part: 'assumptions', title: 'Assumptions', count: estimation.assumptions.length },
    { part: 'sources', title: 'Sources', count: sources.length },
  ];
  return parts.filter(({ count }) => count > 0);
}

function isStep(value: string): boolean {
  return STEPS.some(({ id }) => id === value);
}
