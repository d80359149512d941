import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { ErrorNotice } from '#ui/error-notice';
import { useToast } from '#ui/toast';
import { useBlocking, type Partner } from './blocks-query';
import { problemOf } from './reporting';

interface BlockDialogProps {
  readonly partner: Partner;
  readonly onClose: () => void;
}

/** Says what it means before it is done (PARTNERS-WEB-2). */
export default function BlockDialog({ partner, onClose }: BlockDialogProps) {
  const blocking = useBlocking(partner);
  const { show } = useToast();
  const block = () =>
    blocking.mutate(undefined, {
      onSuccess: () => {
        show({ title: `You have blocked ${partner.displayName}.`, tone: 'success' });
        onClose();
      },
    });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        <>
          Block <bdi>{partner.displayName}</bdi>?
        </>
      }
      description="You will not be put together again. They are not told."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" isBusy={blocking.isPending} onClick={block}>
            Block
          </Button>
        </>
      }
    >
      <ul className="ml-4 grid list-disc gap-2">
        <li>Your invites do not work for them, and theirs do not work for you.</li>
        <li>What you are in together now goes on, and what you did together stays for both of you.</li>
        <li>You can take it back: in this menu, or from your account under “Blocked people”.</li>
      </ul>
      {blocking.error && (
        <div className="mt-4">
          <ErrorNotice message={problemOf(blocking.error)} />
        </div>
      )}
    </Dialog>
  );
}
