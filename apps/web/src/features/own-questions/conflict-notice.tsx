import type { OwnQuestionView } from '@fortyfive/contract';
import { Button } from '#ui/button';
import { formatDateTime } from '#ui/duration';
import { TextArea } from '#ui/text-area';

interface ConflictNoticeProps {
  readonly theirs: OwnQuestionView;
  readonly onSettle: (choice: 'mine' | 'theirs') => void;
}

/** Both texts, until one is chosen: the one here is in the editor, the other one stands in this notice (OWN-WEB-2). */
export function ConflictNotice({ theirs, onSettle }: ConflictNoticeProps) {
  return (
    <section
      role="alert"
      aria-label="Changed in another window"
      className="flex flex-col gap-3 rounded-card border border-red/50 bg-red-soft p-4 text-sm"
    >
      <p className="font-medium">Another window saved this question meanwhile.</p>
      <p>
        Your text is in the editor, unsaved. The other one, from {formatDateTime(theirs.updatedAt)}, is here. Copy over
        what you want to keep, then choose.
      </p>
      <TextArea label="The other text" readOnly value={theirs.yaml} className="max-h-48 font-mono text-xs" />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => onSettle('mine')}>
          Save the text in the editor
        </Button>
        <Button onClick={() => onSettle('theirs')}>Use the other text</Button>
      </div>
    </section>
  );
}
