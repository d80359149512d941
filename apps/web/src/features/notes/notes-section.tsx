import { notesField } from '@fortyfive/documents';
import type { Step, StepId } from '@fortyfive/interview';
import type { Editor } from '@tiptap/core';
import { useCallback, useId, type ReactNode, type Ref } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { stepHue } from '#ui/step-hue';
import { NoteEditor } from './note-editor';
import { SHARED_WORDS, type NotesWords } from './notes-words';

interface NotesSectionProps {
  readonly ref?: Ref<HTMLElement>;
  readonly step: Step;
  readonly index: number;
  readonly doc: Y.Doc;
  readonly words?: NotesWords;
  readonly awareness?: Awareness;
  readonly isReadOnly: boolean;
  /** For the moment nobody may write. */
  readonly isLocked?: boolean;
  readonly isCurrent: boolean;
  readonly onActive?: (stepId: StepId, editor: Editor, isFocused: boolean) => void;
  /** What else stands here, below what is written: what comes there moves nobody's line. */
  readonly given?: ReactNode;
  /** What is written is out of sight for now. */
  readonly isGivenOnly?: boolean;
}

const NOTHING_YET = 'Nothing written here.';

/** What is written down in one step. */
export function NotesSection(props: NotesSectionProps) {
  const { ref, step, index, doc, words = SHARED_WORDS, awareness, isReadOnly, isLocked = false } = props;
  const { isCurrent, onActive, given, isGivenOnly = false } = props;
  const hue = stepHue(index);
  const headingId = useId();
  const tell = useCallback(
    (editor: Editor, isFocused: boolean) => onActive?.(step.id, editor, isFocused),
    [step.id, onActive],
  );
  return (
    <section ref={ref} aria-labelledby={headingId} hidden={isGivenOnly && !given} className="px-4 pt-4 pb-6">
      <h2 id={headingId} className="mb-2 flex items-baseline gap-2 text-sm font-semibold">
        <span className={`tabular-nums ${hue.text}`}>{index + 1}</span>
        {step.title}
        {isCurrent && <span className={`text-xs font-medium ${hue.text}`}>now</span>}
      </h2>
      <div hidden={isGivenOnly}>
        <NoteEditor
          doc={doc}
          field={notesField(step.id)}
          label={words.section(step, index)}
          placeholder={isReadOnly ? NOTHING_YET : words.placeholder(step)}
          awareness={awareness}
          isEditable={!isReadOnly && !isLocked}
          onActive={tell}
        />
      </div>
      {given && (
        <div data-given={step.id} className={isGivenOnly ? '' : 'mt-3'}>
          {given}
        </div>
      )}
    </section>
  );
}
