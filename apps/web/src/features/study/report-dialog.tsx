import { useState, type SyntheticEvent } from 'react';
import { ApiError, messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { ErrorNotice } from '#ui/error-notice';
import { TextArea } from '#ui/text-area';
import { useReporting } from './study-query';

interface ReportDialogProps {
  readonly questionRef: string;
  readonly section: string;
  readonly onClose: () => void;
}

/** Says what is wrong to whoever looks after the questions (STUDY-6). Fetched by who has something to say. */
export default function ReportDialog({ questionRef, section, onClose }: ReportDialogProps) {
  const reporting = useReporting(questionRef);
  const [text, setText] = useState('');
  if (reporting.isSuccess) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title="Thank you"
        description="Whoever looks after the questions will read it."
        footer={<Button onClick={onClose}>Close</Button>}
      />
    );
  }
  const { error } = reporting;
  const fieldError = error instanceof ApiError ? error.fields.find(({ path }) => path === 'text')?.message : undefined;
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    reporting.mutate({ section, text: text.trim() });
  };
  return (
    <Dialog open onOpenChange={onClose} title="Something wrong here?" description={`About: ${section}`}>
      <form onSubmit={send} className="flex flex-col gap-4">
        <TextArea
          label="What is wrong, and how do you know?"
          className="min-h-32"
          autoFocus
          required
          value={text}
          error={fieldError}
          onChange={(event) => setText(event.target.value)}
        />
        {error && !fieldError && <ErrorNotice message={messageOf(error)} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={reporting.isPending}>
            Send the report
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
