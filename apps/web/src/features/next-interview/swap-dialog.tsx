import type { ReactNode } from 'react';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { ErrorNotice } from '#ui/error-notice';

interface SwapDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The role I will have. */
  readonly nextRole: 'interviewer' | 'candidate';
  readonly partnerName: string | null;
  /** What will be asked, in words. */
  readonly questionTitle: string;
  /** Where the question is chosen. */
  readonly picker: ReactNode;
  readonly problem: string | null;
  readonly isBusy: boolean;
  readonly onBegin: () => void;
}

/** Asks what comes next, and says what beginning it means (NEXT-1, NEXT-2). */
export function SwapDialog(props: SwapDialogProps) {
  const { open, onOpenChange, nextRole, partnerName, questionTitle, picker, problem, isBusy, onBegin } = props;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title="Swap roles and go again"
      description={
        <>
          You become the {nextRole}, <bdi>{partnerName ?? 'your partner'}</bdi> the{' '}
          {nextRole === 'candidate' ? 'interviewer' : 'candidate'}. It is the same room, with an empty board. Scorecards
          that are still sealed do not open before this second interview has ended.
        </>
      }
      footer={
        <>
          <p className="min-w-0 flex-1 self-center text-sm text-muted">
            Next: <span className="font-medium text-ink">{questionTitle}</span>
          </p>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" isBusy={isBusy} onClick={onBegin}>
            Go to the lobby
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-1">
        {problem && <ErrorNotice message={problem} />}
        {picker}
      </div>
    </Dialog>
  );
}
