import { STEPS, type StepId } from '@fortyfive/interview';
import { useCallback, useEffect, useImperativeHandle, useRef, useState, useSyncExternalStore, type Ref } from 'react';
import { flushSync } from 'react-dom';
import type { DocumentConnection } from '#platform/document-connection';
import { insertComparison } from './comparison';
import { GivenFilter } from './given-filter';
import { NotesExport } from './notes-export';
import type { NotesTitle } from './notes-file';
import type { NotesGiven } from './notes-given';
import { NotesOutline } from './notes-outline';
import { NotesSection } from './notes-section';
import { PRIVATE_WORDS, SHARED_WORDS } from './notes-words';
import { useReadersCopy } from './readers-copy';
import { useActiveEditor } from './use-active-editor';
import { useArrivals } from './use-arrivals';
import { useWhenShown } from './use-when-shown';
import { WritingDesk } from './writing-desk';

/** What can be asked of the notes from outside. */
export interface NotesHandle {
  /** Puts an empty comparison of two approaches into a section. Answers whether it could. */
  readonly compare: (stepId: StepId) => boolean;
}

interface NotesProps {
  readonly ref?: Ref<NotesHandle>;
  readonly connection: DocumentConnection;
  /** This person may only read. */
  readonly isReadOnly: boolean;
  /** The section to have in view; `null` before the interview has started. */
  readonly currentStepId: StepId | null;
  /** What the exported file says that these notes are of. */
  readonly title: NotesTitle;
  readonly given?: NotesGiven;
}

/**
 * The notes of a running interview: those that everybody in the room has in common or, with `title.isPrivate`, those that are
 * the interviewer's alone. Fills its parent and scrolls inside.
 */
export default function Notes({ ref, connection, isReadOnly, currentStepId, title, given }: NotesProps) {
  const words = title.isPrivate ? PRIVATE_WORDS : SHARED_WORDS;
  const scroller = useRef<HTMLDivElement>(null);
  const sections = useRef(new Map<StepId, HTMLElement>());
  const doc = useReadersCopy(connection.doc, isReadOnly);
  const { editor, editorOf, onActive } = useActiveEditor<StepId>(currentStepId);

  const takesChanges = useSyncExternalStore(connection.subscribe, () => connection.takesChanges);

  const scrollTo = useCallback((stepId: StepId) => sections.current.get(stepId)?.scrollIntoView(), []);

  const [isFiltered, setFiltered] = useState(false);
  const isGivenOnly = isFiltered && given !== undefined && STEPS.some(({ id }) => given.countIn(id) > 0);
  // At once, because what is hidden cannot take the focus.
  const showEverything = useCallback(() => flushSync(() => setFiltered(false)), []);
  const compare = useCallback(
    (stepId: StepId) => {
      const section = editorOf(stepId);
      showEverything();
      return section !== null && insertComparison(section);
    },
    [editorOf, showEverything],
  );
  useImperativeHandle(ref, () => ({ compare }), [compare]);

  const jump = (stepId: StepId) => {
    showEverything();
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
  useArrivals(scroller, currentStepId, currentStepId ? (given?.countIn(currentStepId) ?? 0) : 0);

  return (
    <WritingDesk
      scroller={scroller}
      editor={isReadOnly || isGivenOnly || !takesChanges ? null : editor}
      header={
        <>
          <NotesOutline label={words.sections} currentStepId={currentStepId} onJump={jump} />
          {given && <GivenFilter given={given} isOn={isGivenOnly} onChange={setFiltered} />}
          <NotesExport doc={doc} title={title} given={given} />
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
            given={given?.show(step.id)}
            isGivenOnly={isGivenOnly}
          />
        ))}
      </div>
    </WritingDesk>
  );
}
