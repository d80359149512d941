import type { InviteView } from '@fortyfive/contract';
import { useMutation } from '@tanstack/react-query';
import { Check, Copy, Link2 } from 'lucide-react';
import { useState } from 'react';
import { api, messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { formatDateTime } from '#ui/duration';
import { TextField } from '#ui/text-field';
import { useToast } from '#ui/toast';
import { recallInvite, rememberInvite } from './invite-store';

interface InvitePanelProps {
  readonly roomId: string;
  /** Somebody is still missing, so that inviting is the thing to do next. */
  readonly isSeatFree: boolean;
}

/** The way in for others. Only the tab that made a link knows it; any other can make a new one. */
export function InvitePanel({ roomId, isSeatFree }: InvitePanelProps) {
  const { show } = useToast();
  const [invite, setInvite] = useState(() => recallInvite(roomId));
  const renewal = useMutation({
    mutationFn: () => api.post<InviteView>(`/api/rooms/${roomId}/invite`),
    onSuccess: (fresh) => {
      rememberInvite(roomId, fresh);
      setInvite(fresh);
    },
    onError: (error) => show({ title: messageOf(error), tone: 'error' }),
  });
  return (
    <section aria-labelledby="invite-heading" className="flex flex-col gap-3 rounded-card bg-sunken p-4">
      <div className="flex flex-col gap-1">
        <h2 id="invite-heading" className="text-base font-medium">
          {isSeatFree ? 'Invite your partner' : 'Invite somebody to observe'}
        </h2>
        <p className="text-sm text-muted">
          {isSeatFree
            ? 'Whoever opens the link gets the free seat. They need no account.'
            : 'Both seats are taken: whoever opens the link watches.'}
        </p>
      </div>
      {invite && <InviteLink invite={invite} isSeatFree={isSeatFree} />}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Button
          variant={invite ? 'quiet' : 'secondary'}
          size={invite ? 'sm' : 'md'}
          className={invite ? '-ml-2' : ''}
          icon={<Link2 aria-hidden />}
          isBusy={renewal.isPending}
          onClick={() => renewal.mutate()}
        >
          Make a new link
        </Button>
        <span className="text-xs text-muted">The old link stops working.</span>
      </div>
    </section>
  );
}

function InviteLink({ invite, isSeatFree }: { invite: InviteView; isSeatFree: boolean }) {
  const { show } = useToast();
  const [isCopied, setCopied] = useState(false);
  const link = `${window.location.origin}/join/${invite.token}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    } catch {
      // Browsers refuse the clipboard on plain http or without permission; the field can still be copied by hand.
      show({ title: 'Your browser does not let us copy. Select the link and copy it yourself.', tone: 'error' });
    }
  };
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label="Invite link"
          readOnly
          value={link}
          hint={`Works until ${formatDateTime(invite.expiresAt)}`}
          onFocus={(event) => event.target.select()}
        />
      </div>
      <Button
        variant={isSeatFree ? 'primary' : 'secondary'}
        className="mb-6 h-11 sm:h-9"
        icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        onClick={() => void copy()}
      >
        <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
      </Button>
    </div>
  );
}
