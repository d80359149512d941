import type { BriefView } from '@fortyfive/contract';
import { STEPS, type StepId } from '@fortyfive/interview';
import { Accordion } from 'radix-ui';
import { useState } from 'react';
import { formatMinutes } from '#ui/duration';
import { stepHue } from '#ui/step-hue';
import { BriefEstimates } from './brief-estimates';
import { BriefFacts } from './brief-facts';
import { BriefSection } from './brief-section';
import { BriefStep } from './brief-step';

interface BriefProps {
  readonly brief: BriefView;
  /** While the clock runs: this step comes first and is open. */
  readonly currentStepId?: StepId;
}

/** The whole brief, in parts that open and close: the step of the moment, the facts, the other steps, the numbers. */
export function Brief({ brief, currentStepId }: BriefProps) {
  const [open, setOpen] = useState<string[]>(currentStepId ? [currentStepId] : ['facts']);
  const [shownStepId, setShownStepId] = useState(currentStepId);
  if (currentStepId && currentStepId !== shownStepId) {
    setShownStepId(currentStepId);
    setOpen([...open.filter((value) => !isStep(value)), currentStepId]);
  }

  const steps = STEPS.map((step, index) => ({
    step,
    index,
    content: brief.steps.find(({ stepId }) => stepId === step.id),
  }));
  const sections = steps.map(({ step, index, content }) =>
    content ? (
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
        <BriefStep step={content} />
      </BriefSection>
    ) : null,
  );
  const currentIndex = STEPS.findIndex(({ id }) => id === currentStepId);
  return (
    <Accordion.Root type="multiple" value={open} onValueChange={setOpen}>
      {currentIndex >= 0 && sections[currentIndex]}
      <BriefSection value="facts" title="Facts" aside={brief.facts.length}>
        <BriefFacts facts={brief.facts} />
      </BriefSection>
      {sections.filter((_, index) => index !== currentIndex)}
      {brief.estimates.length > 0 && (
        <BriefSection value="estimates" title="Numbers worth knowing" aside={brief.estimates.length}>
          <BriefEstimates estimates={brief.estimates} />
        </BriefSection>
      )}
      {brief.curveballs.length > 0 && (
        <BriefSection value="curveballs" title="Curveballs" aside={brief.curveballs.length}>
          <ul className="flex list-disc flex-col gap-2 pl-4 marker:text-muted">
            {brief.curveballs.map((curveball) => (
              <li key={curveball}>{curveball}</li>
            ))}
          </ul>
        </BriefSection>
      )}
    </Accordion.Root>
  );
}

function isStep(value: string): boolean {
  return STEPS.some(({ id }) => id === value);
}
