import { STEPS, type StepId } from '@fortyfive/interview';
import type { DocumentConnection } from '#platform/document-connection';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import './notes.css';
import { NotesOutline } from './notes-outline';
import { NotesSection } from './notes-section';

interface NotesProps {
  readonly connection: DocumentConnection;
  /** This person may only read. */
  readonly isReadOnly: boolean;
  /** The section to have in view; `null` before the interview has started. */
  readonly currentStepId: StepId | null;
}

/** The notes of a running interview, shared with everybody in the room. Fills its parent and scrolls inside. */
export default function Notes({ connection, isReadOnly, currentStepId }: NotesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const sections = useRef(new Map<StepId, HTMLElement>());

  const takesChanges = useSyncExternalStore(connection.subscribe, () => connection.takesChanges);

  const scrollTo = useCallback((stepId: StepId) => {
    const section = sections.current.get(stepId);
    if (scroller.current && section) scroller.current.scrollTop = section.offsetTop;
  }, []);

  const jump = (stepId: StepId) => {
    scrollTo(stepId);
    sections.current.get(stepId)?.querySelector<HTMLElement>('[role=textbox]')?.focus({ preventScroll: true });
  };

  useEffect(() => {
    // NOTES-3: nobody is pulled away from what they are writing.
    const isWriting = scroller.current?.contains(document.activeElement) ?? false;
    if (currentStepId && !isWriting) scrollTo(currentStepId);
  }, [currentStepId, scrollTo]);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <NotesOutline currentStepId={currentStepId} onJump={jump} />
      <div ref={scroller} className="relative min-h-0 flex-1 divide-y divide-line overflow-y-auto scroll-smooth">
        {STEPS.map((step, index) => (
          <NotesSection
            key={step.id}
            ref={(section) => {
              if (section) sections.current.set(step.id, section);
            }}
            step={step}
            index={index}
            doc={connection.doc}
            awareness={connection.awareness}
            isReadOnly={isReadOnly}
            isLocked={!takesChanges}
            isCurrent={step.id === currentStepId}
          />
        ))}
      </div>
    </div>
  );
}
