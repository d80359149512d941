import type { Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { noteContent } from './note-content';
import { notePaste } from './note-paste';
import { remoteCarets } from './remote-carets';
import { sharedSection } from './shared-section';

interface NoteSource {
  readonly fragment: Y.XmlFragment;
  readonly placeholder: string;
  /** Where the others are; absent where nobody else is. */
  readonly awareness?: Awareness;
  /** Called when somebody pastes more than the notes take at once. */
  readonly onTooLarge: () => void;
}

/** Everything that the editor of one section is made of. */
export function noteExtensions({ fragment, placeholder, awareness, onTooLarge }: NoteSource): Extensions {
  return [
    ...noteContent,
    sharedSection(fragment),
    Collaboration.configure({ fragment }),
    notePaste(onTooLarge),
    Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
    ...(awareness ? [remoteCarets(awareness)] : []),
  ];
}
