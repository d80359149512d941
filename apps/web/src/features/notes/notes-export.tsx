import { Download } from 'lucide-react';
import { useState } from 'react';
import type * as Y from 'yjs';
import { IconButton } from '#ui/button';
import { useToast } from '#ui/toast';
import { notesFileName, notesMarkdown, saveAsFile, type NotesTitle } from './notes-file';
import type { NotesGiven } from './notes-given';

interface NotesExportProps {
  readonly doc: Y.Doc;
  readonly title: NotesTitle;
  readonly given?: NotesGiven;
}

const LABEL = 'Export the notes as Markdown';
const PRIVATE_LABEL = 'Export your private notes as Markdown';
const FAILED = 'The notes could not be exported. Check your connection and try again.';

/** Takes the notes away as a file, as they are at this moment. */
export function NotesExport({ doc, title, given }: NotesExportProps) {
  const [isBusy, setBusy] = useState(false);
  const { show } = useToast();
  const save = async () => {
    setBusy(true);
    try {
      saveAsFile(notesFileName(title), await notesMarkdown(doc, title, given?.markdown));
    } catch {
      show({ title: FAILED, tone: 'error' }); // What writes Markdown has not been fetched yet, and cannot be.
    } finally {
      setBusy(false);
    }
  };
  return (
    <IconButton
      size="sm"
      label={title.isPrivate ? PRIVATE_LABEL : LABEL}
      isBusy={isBusy}
      icon={<Download aria-hidden />}
      onClick={() => void save()}
    />
  );
}
