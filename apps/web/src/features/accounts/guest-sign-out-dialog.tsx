import { ConfirmDialog } from '#ui/dialog';

interface GuestSignOutDialogProps {
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

export function GuestSignOutDialog({ isBusy, onClose, onConfirm }: GuestSignOutDialogProps) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Sign out as a guest?"
      confirmLabel="Sign out"
      cancelLabel="Stay"
      tone="danger"
      isBusy={isBusy}
      onConfirm={onConfirm}
    >
      A guest has no password, so nobody can come back to these interviews, not even you. Make an account first to keep
      them.
    </ConfirmDialog>
  );
}
