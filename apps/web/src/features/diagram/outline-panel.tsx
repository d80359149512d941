import type { DiagramEditor } from '@fortyfive/documents';
import type { DocumentConnection } from '#platform/document-connection';
import { useState } from 'react';
import { classes } from '#ui/classes';
import { LintPanel } from './lint-panel';
import { Outline } from './outline';
import { useDesignNews, useDiagram } from './use-diagram';

/** On a phone this is how one draws: nothing in it is too small for a thumb (PHONE-5). */
const FOR_THUMBS = 'max-sm:[&_button]:min-h-11 max-sm:[&_button]:min-w-11';

interface OutlinePanelProps {
  /** Of the board. */
  readonly connection: DocumentConnection;
  readonly editor: DiagramEditor | null;
  readonly canSwitchOffChecks: boolean;
  /** Before something is brought into view on the board: where the board is covered, it should be uncovered. */
  readonly onReveal?: (() => void) | undefined;
}

/** The outline of the board's design and what stands out in it. */
export default function OutlinePanel({ connection, editor, canSwitchOffChecks, onReveal }: OutlinePanelProps) {
  const diagram = useDiagram(connection.doc);
  const news = useDesignNews(connection.doc, connection.awareness);
  const [deed, setDeed] = useState('');
  const reveal = (id: string) => {
    onReveal?.();
    editor?.reveal(id);
  };
  return (
    <section aria-label="Outline" className={classes('flex flex-col gap-6 p-4', FOR_THUMBS)}>
      <h2 className="sr-only">Outline of the board</h2>
      <Outline diagram={diagram} editor={editor} onReveal={reveal} onDone={setDeed} />
      <LintPanel diagram={diagram} onReveal={editor && reveal} canSwitchOff={canSwitchOffChecks} />
      {/* Two of them, so that what others do does not swallow what was just done here. */}
      <p role="status" className="sr-only">
        {deed}
      </p>
      <p role="status" aria-label="What the others do" className="sr-only">
        {news}
      </p>
    </section>
  );
}
