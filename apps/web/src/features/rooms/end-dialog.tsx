import type { ReactNode } from 'react';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import type { Room } from './use-room';

interface EndDialogProps {
  readonly room: Room;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** What is still missing on the scorecard. */
  readonly children: ReactNode;
  /** Hands in the scorecard once the interview has ended; `null` when that is done already. */
  readonly onHandIn: (() => Promise<unknown>) | null;
}

/** Asks before the clock stops for good, and offers to hand in the scorecard along with it. */
export function EndDialog({ room, isOpen, onOpenChange, children, onHandIn }: EndDialogProps) {
  const isBusy = room.isBusy('end');
  const end = () => room.run({ type: 'end' });
  const endAndHandIn = async () => {
    if (await end()) await onHandIn?.();
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title="End the interview?"
      description="The clock stops, and board and notes can no longer be changed. Both of you can review everything afterwards."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Go on</Button>
          {onHandIn && (
            <Button isBusy={isBusy} onClick={() => void endAndHandIn()}>
              End and hand in the scorecard
            </Button>
          )}
          <Button variant="primary" isBusy={isBusy} onClick={() => void end()}>
            End the interview
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
