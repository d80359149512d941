import { STEPS } from '@fortyfive/interview';
import type { Chapter } from '@fortyfive/replay';
import { Slider } from 'radix-ui';
import { formatClock } from '#ui/duration';

const SECOND_MS = 1_000;

interface ReplaySliderProps {
  readonly timeMs: number;
  readonly durationMs: number;
  readonly chapters: readonly Chapter[];
  readonly onSeek: (timeMs: number) => void;
}

/** Arrows go by a second, with Shift or as Page keys by ten; Home and End go to the ends. */
export function ReplaySlider({ timeMs, durationMs, chapters, onSeek }: ReplaySliderProps) {
  const chapter = chapters.findLast(({ fromMs }) => fromMs <= timeMs);
  const step = STEPS.find(({ id }) => id === chapter?.stepId);
  return (
    <Slider.Root
      className="relative flex h-6 w-full touch-none items-center"
      min={0}
      // Whole seconds, so that the last step of the slider is the very end.
      max={Math.ceil(durationMs / SECOND_MS) * SECOND_MS}
      step={SECOND_MS}
      value={[timeMs]}
      onValueChange={([nextMs = 0]) => onSeek(nextMs)}
    >
      <Slider.Track className="relative h-1 grow rounded-control bg-line">
        <Slider.Range className="absolute h-full rounded-control bg-accent" />
      </Slider.Track>
      <Slider.Thumb
        aria-label="Time in the interview"
        aria-valuetext={step ? `${formatClock(timeMs)}, ${step.title}` : formatClock(timeMs)}
        className="block size-4 rounded-full border-2 border-accent bg-surface"
      />
    </Slider.Root>
  );
}
