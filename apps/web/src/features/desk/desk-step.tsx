import { STEPS, type ClockReading } from '@fortyfive/interview';
import type { StepGuide } from '@fortyfive/questions';
import { BookOpenText } from 'lucide-react';
import { Button } from '#ui/button';
import { stepHue } from '#ui/step-hue';
import { DeskProbes } from './desk-probes';
import { TourStop } from './tour-stop';
import type { Tour } from './tour-memory';

interface DeskStepProps {
  readonly reading: ClockReading;
  /** The time left or over, as the header shows it. */
  readonly time: string;
  readonly guide: StepGuide;
  readonly now: string;
  readonly tour: Tour;
  readonly onOpenBrief: () => void;
}

/** The present step and no other: its time, what to do now, what to say, and what to ask (DESK-1). */
export function DeskStep({ reading, time, guide, now, tour, onOpenBrief }: DeskStepProps) {
  const step = STEPS[reading.stepIndex];
  const isOver = reading.overtimeMs > 0;
  return (
    <div className="flex flex-col gap-3 px-4 pt-3 pb-4 text-sm">
      <div className="flex items-center gap-2">
        <span aria-hidden className={`h-4 w-1 shrink-0 rounded-full ${stepHue(reading.stepIndex).background}`} />
        <h3 className="min-w-0 flex-1 font-semibold">
          <span className="sr-only">Step </span>
          {reading.stepIndex + 1} · {step?.title}
        </h3>
        <span className={`shrink-0 whitespace-nowrap tabular-nums ${isOver ? 'text-amber' : 'text-muted'}`}>
          {time}
        </span>
        <Button size="sm" variant="quiet" className="-mr-2" icon={<BookOpenText aria-hidden />} onClick={onOpenBrief}>
          <span>
            <span className="sr-only">Open the </span>Brief
          </span>
        </Button>
      </div>
      <p data-now className="text-pretty">
        <span className="mr-2 text-xs font-semibold text-accent">Now</span>
        {now}
      </p>
      <div className="-mx-4 empty:hidden">
        <TourStop tour={tour} at="prompt" />
      </div>
      {guide.prompt && (
        <blockquote className="border-l-2 border-accent pl-3 text-base leading-normal text-pretty">
          {guide.prompt}
        </blockquote>
      )}
      <DeskProbes key={reading.stepId} probes={guide.probes} />
    </div>
  );
}
