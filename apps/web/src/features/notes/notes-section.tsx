import type { Step } from '@fortyfive/interview';
import { EditorContent, useEditor, type UseEditorOptions } from '@tiptap/react';
import { stepHue } from '#ui/step-hue';
import { useEffect, useMemo, type Ref } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { noteExtensions } from './note-extensions';

interface NotesSectionProps {
  readonly ref?: Ref<HTMLElement>;
  readonly step: Step;
  readonly index: number;
  readonly doc: Y.Doc;
  readonly awareness?: Awareness;
  readonly isReadOnly: boolean;
  /** For the moment nobody may write. */
  readonly isLocked?: boolean;
  readonly isCurrent: boolean;
}

const NOTHING_YET = 'Nothing written here.';

/** What is written down in one step. */
export function NotesSection(props: NotesSectionProps) {
  const { ref, step, index, doc, awareness, isReadOnly, isLocked = false, isCurrent } = props;
  const hue = stepHue(index);
  const headingId = `notes-${step.id}`;
  const placeholder = isReadOnly ? NOTHING_YET : step.purpose;
  const extensions = useMemo(
    () => noteExtensions({ doc, stepId: step.id, placeholder, awareness }),
    [doc, step.id, placeholder, awareness],
  );
  const label = `Notes on step ${index + 1}, ${step.title}`;
  const options = useMemo(() => editorOptions(label, !isReadOnly && !isLocked), [label, isReadOnly, isLocked]);
  const editor = useEditor({ extensions, ...options }, [extensions]);
  // Set on the editor that is there: a new one would forget what can be undone, and where the caret is.
  useEffect(() => editor.setOptions(options), [editor, options]);
  return (
    <section ref={ref} aria-labelledby={headingId} className="px-4 pt-4 pb-6">
      <h2 id={headingId} className="mb-2 flex items-baseline gap-2 text-sm font-semibold">
        <span className={`tabular-nums ${hue.text}`}>{index + 1}</span>
        {step.title}
        {isCurrent && <span className={`text-xs font-medium ${hue.text}`}>now</span>}
      </h2>
      <EditorContent editor={editor} />
    </section>
  );
}

function editorOptions(label: string, isEditable: boolean): Pick<UseEditorOptions, 'editable' | 'editorProps'> {
  return {
    editable: isEditable,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-readonly': String(!isEditable),
        class: 'note',
        tabindex: '0',
      },
    },
  };
}
