import { Button, IconButton } from '#ui/button';
import { STEPS, type StepId } from '@fortyfive/interview';
import { X } from 'lucide-react';
import { Key } from './key';

interface StepOfferProps {
  readonly stepId: StepId;
  readonly onGo: () => void;
  readonly onDismiss: () => void;
}

/** Offers to go to the frame of the step that has just begun; nobody is taken there (PALETTE-10). */
export function StepOffer({ stepId, onGo, onDismiss }: StepOfferProps) {
  const index = STEPS.findIndex(({ id }) => id === stepId);
  return (
    <div
      role="group"
      aria-label="The next step's frame"
      className="absolute top-18 left-1/2 z-20 flex w-max max-w-[calc(100%-(--spacing(4)))] -translate-x-1/2 animate-appear items-center gap-2 rounded-card border border-line bg-surface py-1 pr-1 pl-3 text-sm shadow-float"
    >
      <span
        aria-hidden
        className="size-2 shrink-0 rounded-full"
        style={{ background: `var(--color-step-${index + 1})` }}
      />
      <p role="status" className="truncate">
        Step {index + 1}: {STEPS[index]?.title}
      </p>
      <Button size="sm" variant="secondary" onClick={onGo}>
        Go there <Key>J</Key>
      </Button>
      <IconButton label="Stay here" size="sm" icon={<X aria-hidden />} onClick={onDismiss} />
    </div>
  );
}
