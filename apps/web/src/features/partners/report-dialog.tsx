import type { PartnerReportReason } from '@fortyfive/contract';
import { useState, type SyntheticEvent } from 'react';
import { ApiError } from '#platform/http';
import { Button } from '#ui/button';
import { ChoiceGroup } from '#ui/choice-group';
import { Dialog } from '#ui/dialog';
import { ErrorNotice } from '#ui/error-notice';
import { TextArea } from '#ui/text-area';
import type { Partner } from './blocks-query';
import { problemOf, REASONS, useReporting } from './reporting';

interface ReportDialogProps {
  readonly partner: Partner;
  readonly interviewId: string;
  /** Left out when they are blocked already. */
  readonly onBlock?: () => void;
  readonly onClose: () => void;
}

/** Tells who runs the server; whom it is about is not told (PARTNERS-WEB-2). */
export default function ReportDialog({ partner, interviewId, onBlock, onClose }: ReportDialogProps) {
  const reporting = useReporting(interviewId);
  const [reason, setReason] = useState<PartnerReportReason | null>(null);
  const [text, setText] = useState('');
  const [isReasonMissing, setReasonMissing] = useState(false);
  if (reporting.isSuccess) return <Reported {...{ onBlock, onClose }} />;
  const { error } = reporting;
  const fieldError = error instanceof ApiError ? error.fields.find(({ path }) => path === 'text')?.message : undefined;
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setReasonMissing(!reason);
    if (reason) reporting.mutate({ userId: partner.userId, reason, text: text.trim() });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        <>
          Report <bdi>{partner.displayName}</bdi>
        </>
      }
      description="Who runs this server reads it, with your name. The person you report is not told."
    >
      <form noValidate onSubmit={send} className="flex flex-col gap-4">
        <ChoiceGroup
          label="What was wrong?"
          value={reason}
          onChange={setReason}
          options={REASONS}
          {...(isReasonMissing && !reason && { error: 'Choose what fits best.' })}
        />
        <TextArea
          label="What happened? (optional)"
          className="min-h-24"
          value={text}
          error={fieldError}
          onChange={(event) => setText(event.target.value)}
        />
        {error && !fieldError && <ErrorNotice message={problemOf(error)} />}
        <div className="grid gap-2 sm:flex sm:justify-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={reporting.isPending}>
            Send the report
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Reported({ onBlock, onClose }: Pick<ReportDialogProps, 'onBlock' | 'onClose'>) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Your report is sent"
      description={
        onBlock
          ? 'Who runs this server will read it. To not be put together with this person again, block them as well.'
          : 'Who runs this server will read it.'
      }
      footer={
        <>
          {onBlock && <Button onClick={onBlock}>Block…</Button>}
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    />
  );
}
