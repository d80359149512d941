import type { Rubric } from '@fortyfive/interview';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { MissingNote } from './missing-note';
import type { Scorecard } from './use-scorecard';

interface HandInDialogProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
  readonly isOwn?: boolean;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Handing in is final, so it is asked for once more (SCORECARD-WEB-4). */
export function HandInDialog({ scorecard, rubric, isOwn = false, isOpen, onOpenChange }: HandInDialogProps) {
  const handIn = async () => {
    await scorecard.handIn();
    onOpenChange(false);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title="Hand in the scorecard?"
      description="This is final: you can no longer change it. The others read it once the scorecards are open."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" isBusy={scorecard.isHandingIn} onClick={() => void handIn()}>
            Hand in
          </Button>
        </>
      }
    >
      <MissingNote scorecard={scorecard} rubric={rubric} isOwn={isOwn} />
    </Dialog>
  );
}
