import { Ban, Ellipsis, Flag, Undo2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '#platform/http';
import { IconButton } from '#ui/button';
import { Menu, type MenuItem } from '#ui/menu';
import { useToast } from '#ui/toast';
import { useIsBlocked, useUnblocking, type Partner } from './blocks-query';

const BlockDialog = lazy(() => import('./block-dialog'));
const ReportDialog = lazy(() => import('./report-dialog'));

interface PartnerMenuProps {
  readonly partner: Partner;
  readonly interviewId: string;
}

/** Beside somebody's name: what you can do about them (PARTNERS-WEB-1). */
export function PartnerMenu({ partner, interviewId }: PartnerMenuProps) {
  const [open, setOpen] = useState<'report' | 'block' | null>(null);
  const isBlocked = useIsBlocked(partner.userId);
  const unblocking = useUnblocking(partner);
  const { show } = useToast();
  const unblock = () =>
    unblocking.mutate(undefined, {
      onSuccess: () => show({ title: `You no longer block ${partner.displayName}.`, tone: 'success' }),
      onError: (error) => show({ title: messageOf(error), tone: 'error' }),
    });
  const items: readonly MenuItem[] = [
    { label: 'Report…', icon: <Flag aria-hidden />, onSelect: () => setOpen('report') },
    isBlocked
      ? { label: 'Unblock', icon: <Undo2 aria-hidden />, onSelect: unblock }
      : { label: 'Block…', icon: <Ban aria-hidden />, onSelect: () => setOpen('block') },
  ];
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        items={items}
        trigger={
          <IconButton
            size="sm"
            className="text-muted print:hidden"
            label={`Options for ${partner.displayName}`}
            isBusy={unblocking.isPending}
            icon={<Ellipsis aria-hidden />}
          />
        }
      />
      <Suspense>
        {open === 'report' && (
          <ReportDialog
            partner={partner}
            interviewId={interviewId}
            {...(!isBlocked && { onBlock: () => setOpen('block') })}
            onClose={close}
          />
        )}
        {open === 'block' && <BlockDialog partner={partner} onClose={close} />}
      </Suspense>
    </>
  );
}
