import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor, type UseEditorOptions } from '@tiptap/react';
import { useEffect, useMemo } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { useToast } from '#ui/toast';
import { noteExtensions } from './note-extensions';
import './notes.css';

const TOO_LARGE = 'That is more than the notes take at once. Paste it in smaller parts.';

interface NoteEditorProps {
  readonly doc: Y.Doc;
  /** The part of the document that is written here. */
  readonly field: string;
  /** What it is called by screen readers. */
  readonly label: string;
  readonly placeholder: string;
  readonly awareness?: Awareness;
  readonly isEditable: boolean;
  /** Called when the editor is there, and each time that somebody begins to write in it. */
  readonly onActive?: (editor: Editor, isFocused: boolean) => void;
}

/** One place to write in, shared with everybody who has the document. */
export function NoteEditor(props: NoteEditorProps) {
  const { doc, field, label, placeholder, awareness, isEditable, onActive } = props;
  const { show } = useToast();
  const extensions = useMemo(
    () =>
      noteExtensions({
        fragment: doc.getXmlFragment(field),
        placeholder,
        awareness,
        onTooLarge: () => show({ title: TOO_LARGE, tone: 'error' }),
      }),
    [doc, field, placeholder, awareness, show],
  );
  const options = useMemo(() => editorOptions(label, isEditable), [label, isEditable]);
  const editor = useEditor({ extensions, ...options }, [extensions]);
  // Set on the editor that is there: a new one would forget what can be undone, and where the caret is.
  useEffect(() => editor.setOptions(options), [editor, options]);
  useEffect(() => {
    if (!onActive) return;
    const onFocus = () => onActive(editor, true);
    onActive(editor, false);
    editor.on('focus', onFocus);
    return () => void editor.off('focus', onFocus);
  }, [editor, onActive]);
  return <EditorContent editor={editor} />;
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
