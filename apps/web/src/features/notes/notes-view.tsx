import { STEPS } from '@fortyfive/interview';
import type * as Y from 'yjs';
import { NotesSection } from './notes-section';
import { useReadersCopy } from './readers-copy';

interface NotesViewProps {
  /** May be another document from one moment to the next: a replay that goes back starts with a fresh one. */
  readonly doc: Y.Doc;
}

/** Notes to read: they follow the document and change nothing. */
export default function NotesView({ doc }: NotesViewProps) {
  const copy = useReadersCopy(doc, true);
  return (
    <div className="divide-y divide-line">
      {STEPS.map((step, index) => (
        <NotesSection key={step.id} step={step} index={index} doc={copy} isReadOnly isCurrent={false} />
      ))}
    </div>
  );
}
