import type { Moment } from '@fortyfive/replay';
import { useState } from 'react';
import { givenNotes } from '#features/given/given-notes';
import type { NotesTitle } from '#features/notes/notes-file';
import NotesView from '#features/notes/notes-view';
import { Tabs } from '#ui/tabs';

interface RecordedNotesProps {
  readonly moment: Pick<Moment, 'documents' | 'state'>;
  readonly title: NotesTitle;
  /** The reader is the interviewer, who also has private ones. */
  readonly hasPrivateNotes: boolean;
}

/** The notes as they were at a moment, with what had been given by then; the interviewer finds the private ones behind a tab. */
export function RecordedNotes({ moment: { documents, state }, title, hasPrivateNotes }: RecordedNotesProps) {
  const [tab, setTab] = useState('notes');
  const shared = <NotesView doc={documents.notes} title={title} given={givenNotes(state, title.startedAtMs)} />;
  if (!hasPrivateNotes) return shared;
  const own = <NotesView doc={documents['interviewer-notes']} title={{ ...title, isPrivate: true }} />;
  const tabs = [
    { value: 'notes', label: 'Notes', content: shared },
    { value: 'private-notes', label: 'Private', content: own },
  ];
  return <Tabs label="Notes" value={tab} onChange={setTab} tabs={tabs} />;
}
