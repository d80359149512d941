import { STEPS, type StepId } from '@fortyfive/interview';
import { IconButton } from '#ui/button';
import { stepHue } from '#ui/step-hue';

interface NotesOutlineProps {
  readonly label: string;
  readonly currentStepId: StepId | null;
  readonly onJump: (stepId: StepId) => void;
}

/** The six sections in a row, to jump to one. */
export function NotesOutline({ label, currentStepId, onJump }: NotesOutlineProps) {
  return (
    <nav aria-label={label} className="flex flex-1 gap-1">
      {STEPS.map(({ id, title }, index) => {
        const isCurrent = id === currentStepId;
        const { background, text } = stepHue(index);
        return (
          <IconButton
            key={id}
            size="sm"
            label={`${index + 1}. ${title}`}
            aria-current={isCurrent ? 'step' : undefined}
            icon={
              <span className="relative px-1 text-sm font-medium tabular-nums">
                <span className={text}>{index + 1}</span>
                {isCurrent && <span className={`absolute inset-x-0 -bottom-1 h-0.5 ${background}`} />}
              </span>
            }
            onClick={() => onJump(id)}
          />
        );
      })}
    </nav>
  );
}
