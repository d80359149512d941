import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { ErrorNotice } from '#ui/error-notice';
import { TextField } from '#ui/text-field';
import { useToast } from '#ui/toast';
import { useSharing } from './own-questions-query';

interface ShareDialogProps {
  readonly id: string;
  readonly isShared: boolean;
  /** The token, when it was made on this page: nobody can be told it a second time. */
  readonly token: string | null;
  readonly onChange: (sharing: { readonly isShared: boolean; readonly token: string | null }) => void;
  readonly onClose: () => void;
}

export function ShareDialog({ id, isShared, token, onChange, onClose }: ShareDialogProps) {
  const { share, unshare } = useSharing(id);
  const { show } = useToast();
  const error = share.error ?? unshare.error;
  const make = () => share.mutate(undefined, { onSuccess: (made) => onChange({ isShared: true, token: made.token }) });
  const stop = () =>
    unshare.mutate(undefined, {
      onSuccess: () => {
        onChange({ isShared: false, token: null });
        show({ title: 'The link no longer works.', tone: 'success' });
      },
    });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title="Share this question"
      description="Whoever has the link sees what a candidate may see, can start an interview with it, and can choose to read everything."
      footer={
        <>
          {isShared && (
            <Button variant="danger" isBusy={unshare.isPending} onClick={stop}>
              Stop sharing
            </Button>
          )}
          <Button variant={isShared ? 'secondary' : 'primary'} isBusy={share.isPending} onClick={make}>
            {isShared ? 'Make a new link' : 'Make a link'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {error && <ErrorNotice message={messageOf(error)} />}
        {token && <SharedLink token={token} />}
        {isShared && !token && (
          <p>
            There is a link. It was shown when it was made; to have one again, make a new link. The old one then stops
            working.
          </p>
        )}
        <p className="text-muted">
          {isShared
            ? 'When you stop sharing, the link ends at once. Interviews that have begun keep the question.'
            : 'So far nobody but you can open it.'}
        </p>
      </div>
    </Dialog>
  );
}

function SharedLink({ token }: { readonly token: string }) {
  const { show } = useToast();
  const [isCopied, setCopied] = useState(false);
  const link = `${window.location.origin}/questions/~${token}`;
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      // Browsers refuse the clipboard on plain http or without permission; the field can still be copied by hand.
      () => show({ title: 'Your browser does not let us copy. Select the link and copy it yourself.', tone: 'error' }),
    );
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label="Link"
          readOnly
          value={link}
          hint="Copy it now: it is not shown again."
          onFocus={(event) => event.target.select()}
        />
      </div>
      <Button
        variant="primary"
        className="mb-6 h-11 sm:h-9"
        icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        onClick={() => void copy()}
      >
        <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
      </Button>
    </div>
  );
}
