import { STEPS, type StepId } from '@fortyfive/interview';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { DocumentConnection } from '#platform/document-connection';
import { NotesExport } from './notes-export';
import type { NotesTitle } from './notes-file';
import { NotesOutline } from './notes-outline';
import { NotesSection } from './notes-section';
import { PRIVATE_WORDS, SHARED_WORDS } from './notes-words';
import { useReadersCopy } from './readers-copy';
import { useActiveEditor } from './use-active-editor';
import { useWhenShown } from './use-when-shown';
import { WritingDesk } from './writing-desk';

interface NotesProps {
  readonly connection: DocumentConnection;
  /** This person may only read. */
  readonly isReadOnly: boolean;
  /** The section to have in view; `null` before the interview has started. */
  readonly currentStepId: StepId | null;
  /** What the exported file says that these notes are of. */
  readonly title: NotesTitle;
}

/**
 * The notes of a running interview: those that everybody in the room has in common or, with `title.isPrivate`, those that are
 * the interviewer's alone. Fills its parent and scrolls inside.
 */
export default function Notes({ connection, isReadOnly, currentStepId, title }: NotesProps) {
  const words = title.isPrivate ? PRIVATE_WORDS : SHARED_WORDS;
  const scroller = useRef<HTMLDivElement>(null);
  const sections = useRef(new Map<StepId, HTMLElement>());
  const doc = useReadersCopy(connection.doc, isReadOnly);
  const { editor, onActive } = useActiveEditor<StepId>(currentStepId);

  const takesChanges = useSyncExternalStore(connection.subscribe, () => connection.takesChanges);

  const scrollTo = useCallback((stepId: StepId) => sections.current.get(stepId)?.scrollIntoView(), []);

  const jump = (stepId: StepId) => {
    scrollTo(stepId);
    sections.current.get(stepId)?.querySelector<HTMLElement>('[role=textbox]')?.focus({ preventScroll: true });
  };

  const follow = useCallback(() => {
    // NOTES-3: nobody is pulled away from what they are writing.
    const isWriting = scroller.current?.contains(document.activeElement) ?? false;
    if (currentStepId && !isWriting) scrollTo(currentStepId);
  }, [currentStepId, scrollTo]);
  useEffect(follow, [follow]);
  useWhenShown(scroller, follow);

  return (
    <WritingDesk
      scroller={scroller}
      editor={isReadOnly || !takesChanges ? null : editor}
      header={
        <>
          <NotesOutline label={words.sections} currentStepId={currentStepId} onJump={jump} />
          <NotesExport doc={doc} title={title} />
        </>
      }
    >
      <div className="divide-y divide-line">
        {words.readers && <p className="px-4 py-2 text-xs text-muted">{words.readers}</p>}
        {STEPS.map((step, index) => (
          <NotesSection
            key={step.id}
            ref={(section) => {
              if (section) sections.current.set(step.id, section);
            }}
            step={step}
            index={index}
            doc={doc}
            words={words}
            awareness={connection.awareness}
            isReadOnly={isReadOnly}
            isLocked={!takesChanges}
            isCurrent={step.id === currentStepId}
            onActive={onActive}
          />
        ))}
      </div>
    </WritingDesk>
  );
}
