import type { OwnQuestionVersion } from '@fortyfive/contract';
import { messageOf } from '#platform/http';
import { ConfirmDialog } from '#ui/dialog';
import { useToast } from '#ui/toast';
import { useDeleteOwnQuestion } from './own-questions-query';

interface DeleteDialogProps {
  readonly id: string;
  readonly title: string;
  readonly versions: readonly OwnQuestionVersion[];
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

/** Says what will be gone before it is. */
export function DeleteDialog({ id, title, versions, onDeleted, onClose }: DeleteDialogProps) {
  const deletion = useDeleteOwnQuestion(id);
  const { show } = useToast();
  const isPinned = versions.some((version) => version.isPinned);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete “${title}”?`}
      confirmLabel="Delete for good"
      tone="danger"
      isBusy={deletion.isPending}
      onConfirm={() =>
        deletion.mutate(undefined, {
          onSuccess: onDeleted,
          onError: (error) => show({ title: messageOf(error), tone: 'error' }),
        })
      }
    >
      Its text, its versions, its link and what was reported about it are gone, and nobody can bring them back.
      {isPinned && ' Interviews that were held on it keep the version they used.'} Export it first if you are not sure.
    </ConfirmDialog>
  );
}
