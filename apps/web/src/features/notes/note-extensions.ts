import { Extension, textblockTypeInputRule, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import { StarterKit } from '@tiptap/starter-kit';
import { notesField } from '@fortyfive/documents';
import type { StepId } from '@fortyfive/interview';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { EstimateCell } from './estimate-cell';
import { remoteCarets } from './remote-carets';

/** NOTES-4: nothing but pages and mail addresses, whoever wrote the link. */
const SAFE_LINK = /^(?:https?:\/\/|mailto:)/i;

/** The section's title is an h2, so what is written below it starts at h3; `#` and `##` make one while typing. */
const HEADING_LEVELS = [3, 4] as const;

const headingsWhileTyping = Extension.create({
  name: 'headingsWhileTyping',
  addInputRules() {
    const { heading } = this.editor.schema.nodes;
    if (!heading) return [];
    return HEADING_LEVELS.map((level, index) =>
      textblockTypeInputRule({ find: new RegExp(`^#{${index + 1}}\\s$`), type: heading, getAttributes: { level } }),
    );
  },
});

const starterKit = StarterKit.configure({
  heading: { levels: [...HEADING_LEVELS] },
  link: {
    defaultProtocol: 'https',
    isAllowedUri: (url, { defaultValidate }) => SAFE_LINK.test(url) && defaultValidate(url),
    openOnClick: 'whenNotEditable',
  },
  // Collaboration brings an undo of its own, which leaves the others' work alone (NOTES-2).
  undoRedo: false,
  // It would write into the document without anybody typing, once per browser.
  trailingNode: false,
});

interface NoteSource {
  readonly doc: Y.Doc;
  readonly stepId: StepId;
  readonly placeholder: string;
  /** Where the others are; absent where nobody else is. */
  readonly awareness?: Awareness;
}

/** Everything that the editor of one section is made of. */
export function noteExtensions({ doc, stepId, placeholder, awareness }: NoteSource): Extensions {
  return [
    starterKit,
    headingsWhileTyping,
    EstimateCell,
    Collaboration.configure({ document: doc, field: notesField(stepId) }),
    Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
    ...(awareness ? [remoteCarets(awareness)] : []),
  ];
}
