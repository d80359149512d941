import { STEPS } from '@fortyfive/interview';
import type * as Y from 'yjs';
import { NotesExport } from './notes-export';
import type { NotesTitle } from './notes-file';
import type { NotesGiven } from './notes-given';
import { NotesSection } from './notes-section';
import { PRIVATE_WORDS, SHARED_WORDS } from './notes-words';
import { useReadersCopy } from './readers-copy';

interface NotesViewProps {
  /** May be another document from one moment to the next: a replay that goes back starts with a fresh one. */
  readonly doc: Y.Doc;
  /** What the exported file says that these notes are of. */
  readonly title: NotesTitle;
  readonly given?: NotesGiven;
}

/** Notes to read: they follow the document and change nothing. */
export default function NotesView({ doc, title, given }: NotesViewProps) {
  const copy = useReadersCopy(doc, true);
  const words = title.isPrivate ? PRIVATE_WORDS : SHARED_WORDS;
  return (
    <div className="divide-y divide-line">
      <div className="flex items-center justify-between gap-2 px-4 py-1">
        <h3 className="text-sm font-semibold">{title.isPrivate ? 'Your private notes' : 'Notes'}</h3>
        <NotesExport doc={doc} title={title} given={given} />
      </div>
      {STEPS.map((step, index) => (
        <NotesSection
          key={step.id}
          {...{ step, index, words }}
          doc={copy}
          isReadOnly
          isCurrent={false}
          given={given?.show(step.id)}
        />
      ))}
    </div>
  );
}
