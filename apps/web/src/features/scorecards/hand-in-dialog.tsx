import type { Rubric } from '@fortyfive/interview';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { UnratedNote } from './unrated-note';
import type { Scorecard } from './use-scorecard';

interface HandInDialogProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Handing in is final, so it is asked for once more. */
export function HandInDialog({ scorecard, rubric, isOpen, onOpenChange }: HandInDialogProps) {
  const handIn = async () => {
    await scorecard.handIn();
    onOpenChange(false);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title="Hand in the scorecard?"
      description="This is final: you can no longer change it, and the candidate gets to read it."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" isBusy={scorecard.isHandingIn} onClick={() => void handIn()}>
            Hand in
          </Button>
        </>
      }
    >
      <UnratedNote scorecard={scorecard} rubric={rubric} />
    </Dialog>
  );
}
