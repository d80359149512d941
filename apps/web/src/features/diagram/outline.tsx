import { outlineOf, type Diagram, type DiagramEditor, type OutlineEntry } from '@fortyfive/documents';
import { STEPS, type StepId } from '@fortyfive/interview';
import { EmptyState } from '#ui/empty-state';
import { stepHue } from '#ui/step-hue';
import { useMemo, useRef, useState } from 'react';
import { AddComponent } from './add-component';
import { BoundaryList } from './boundary-list';
import { Entry } from './outline-entry';
import { useKeptFocus } from './use-kept-focus';

interface OutlineProps {
  readonly diagram: Diagram;
  /** Null for whoever may only read, and while the board takes no changes. */
  readonly editor: DiagramEditor | null;
  readonly onReveal: (id: string) => void;
  readonly onDone: (sentence: string) => void;
}

/** The design as a list: to read with a screen reader or on a phone, and to change without a pointer. */
export function Outline({ diagram, editor, onReveal, onDone }: OutlineProps) {
  const outline = useMemo(() => outlineOf(diagram), [diagram]);
  const [nearId, setNearId] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const ids = useMemo(
    () => [
      ...outline.entries.map(({ component }) => component.id),
      ...outline.boundaries.map(({ boundary }) => boundary.id),
    ],
    [outline],
  );
  const keepFocus = useKeptFocus(list, ids);
  const sheets = sheetsOf(outline.entries);
  const done = (id: string, sentence: string) => {
    setNearId(id);
    onDone(sentence);
  };
  return (
    <div className="flex flex-col gap-4">
      {editor && (
        <div>
          <AddComponent editor={editor} nearId={ids.includes(nearId ?? '') ? nearId : null} onAdded={done} />
        </div>
      )}
      {ids.length === 0 && (
        <EmptyState title="Nothing is drawn yet">
          {editor
            ? 'Every component and arrow on the board stands here too. Add the first one here, or draw it.'
            : 'Every component and arrow on the board stands here too.'}
        </EmptyState>
      )}
      <div ref={list} {...keepFocus} className="flex flex-col gap-6 empty:hidden">
        {sheets.map(([stepId, entries]) => (
          <section key={stepId ?? 'none'}>
            <SheetHeading stepId={stepId} isAlone={sheets.length === 1} />
            <ol aria-label={`Components, ${titleOf(stepId)}`}>
              {entries.map((entry) => (
                <Entry key={entry.component.id} {...{ entry, diagram, editor, onReveal }} onDone={done} />
              ))}
            </ol>
          </section>
        ))}
        <BoundaryList boundaries={outline.boundaries} editor={editor} onReveal={onReveal} onDone={onDone} />
      </div>
    </div>
  );
}

function SheetHeading({ stepId, isAlone }: { readonly stepId: StepId | null; readonly isAlone: boolean }) {
  const place = STEPS.findIndex(({ id }) => id === stepId);
  const colour = place < 0 ? 'text-muted' : stepHue(place).text;
  return (
    <h3 className={`text-sm font-semibold ${colour} ${isAlone && stepId === null ? 'sr-only' : ''}`}>
      {place >= 0 && `${place + 1} · `}
      {titleOf(stepId)}
    </h3>
  );
}

function titleOf(stepId: StepId | null): string {
  return STEPS.find(({ id }) => id === stepId)?.title ?? 'Outside the steps';
}

/** The entries come step by step. */
function sheetsOf(entries: readonly OutlineEntry[]): [StepId | null, OutlineEntry[]][] {
  const sheets: [StepId | null, OutlineEntry[]][] = [];
  for (const entry of entries) {
    const last = sheets.at(-1);
    if (last && last[0] === entry.stepId) last[1].push(entry);
    else sheets.push([entry.stepId, [entry]]);
  }
  return sheets;
}
