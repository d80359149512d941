import { STEPS } from '@fortyfive/interview';
import type { Chapter } from '@fortyfive/replay';
import { formatClock } from '#ui/duration';
import { stepHue } from '#ui/step-hue';

interface ReplayChaptersProps {
  readonly chapters: readonly Chapter[];
  readonly timeMs: number;
  readonly onSeek: (timeMs: number) => void;
}

/** The steps over the time line, each as wide as it was long; a click goes to where it began. */
export function ReplayChapters({ chapters, timeMs, onSeek }: ReplayChaptersProps) {
  const current = chapters.findLast(({ fromMs }) => fromMs <= timeMs);
  return (
    <ol aria-label="Steps" className="flex gap-px">
      {chapters.map((chapter) => {
        const { stepId, fromMs, untilMs } = chapter;
        const index = STEPS.findIndex(({ id }) => id === stepId);
        const title = STEPS[index]?.title ?? '';
        const isCurrent = chapter === current;
        const { background } = stepHue(index);
        return (
          <li key={stepId} className="min-w-6 basis-0" style={{ flexGrow: untilMs - fromMs }}>
            <button
              type="button"
              aria-current={isCurrent ? 'step' : undefined}
              aria-label={`${index + 1}. ${title}, from ${formatClock(fromMs)}`}
              className={`w-full truncate pb-1 text-start text-xs hover:text-ink ${isCurrent ? 'font-semibold text-ink' : 'text-muted'}`}
              title={title}
              onClick={() => onSeek(fromMs)}
            >
              <span className={`mb-1 block h-1 rounded-control ${background}`} />
              {index + 1}
              <span className="hidden sm:inline"> {title}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
