import { MAX_REPORT_LENGTH } from '@fortyfive/contract';
import { Flag } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import { ApiError, messageOf } from '#platform/http';
import { Button } from '#ui/button';
import { Dialog } from '#ui/dialog';
import { ErrorNotice } from '#ui/error-notice';
import { TextArea } from '#ui/text-area';
import { useReporting } from './study-query';

interface ReportProps {
  readonly questionRef: string;
  readonly section: string;
}

/** Who sees a mistake says so right where it is (STUDY-6). */
export function ReportButton({ questionRef, section }: ReportProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        icon={<Flag aria-hidden />}
        className="-ml-2 text-muted sm:ml-0 print:hidden"
        aria-label={`Something wrong here? ${section}`}
        onClick={() => setOpen(true)}
      >
        Something wrong here?
      </Button>
      {isOpen && <ReportDialog questionRef={questionRef} section={section} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReportDialog({ questionRef, section, onClose }: ReportProps & { readonly onClose: () => void }) {
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
      <form onSubmit={send} className="flex flex-col gap-4 pb-6">
        <TextArea
          label="What is wrong, and how do you know?"
          rows={5}
          autoFocus
          required
          maxLength={MAX_REPORT_LENGTH}
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
