import { joinWords, type DiagramEditor, type OutlineBoundary } from '@fortyfive/documents';
import { IconButton } from '#ui/button';
import { Menu } from '#ui/menu';
import { Ellipsis, LocateFixed, PenLine, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { RenameForm } from './entry-forms';

interface BoundaryListProps {
  readonly boundaries: readonly OutlineBoundary[];
  readonly editor: DiagramEditor | null;
  readonly onReveal: (id: string) => void;
  readonly onDone: (sentence: string) => void;
}

/** Regions and zones, and what stands in them. */
export function BoundaryList({ boundaries, editor, ...does }: BoundaryListProps) {
  if (boundaries.length === 0) return null;
  return (
    <section aria-label="Regions and zones">
      <h3 className="text-sm font-semibold">Regions and zones</h3>
      <ul>
        {boundaries.map((one) => (
          <BoundaryLine key={one.boundary.id} line={one} editor={editor} {...does} />
        ))}
      </ul>
    </section>
  );
}

interface BoundaryLineProps extends Omit<BoundaryListProps, 'boundaries'> {
  readonly line: OutlineBoundary;
}

function BoundaryLine({ line: { boundary, words, inside }, editor, onReveal, onDone }: BoundaryLineProps) {
  const [isRenaming, setRenaming] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const close = () => {
    setRenaming(false);
    setTimeout(() => item.current?.querySelector<HTMLElement>('button')?.focus());
  };
  const rename = (sentence: string) => {
    close();
    onDone(sentence);
  };
  const remove = () => {
    editor?.remove(boundary.id);
    onDone(`Removed ${words}.`);
  };
  return (
    <li ref={item} data-line={boundary.id} className="flex flex-col gap-2 border-b border-line py-3 last:border-b-0">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 text-sm wrap-anywhere">
          <bdi className="font-medium">{words}</bdi>{' '}
          <span className="text-muted">{inside.length === 0 ? 'is empty' : `holds ${joinWords(inside)}`}</span>
        </p>
        {editor && (
          <Menu
            trigger={<IconButton size="sm" label={`Change ${words}`} icon={<Ellipsis aria-hidden />} />}
            items={[
              {
                label: 'Rename',
                icon: <PenLine aria-hidden />,
                onSelect: () => setRenaming(true),
              },
              { label: 'Show on the board', icon: <LocateFixed aria-hidden />, onSelect: () => onReveal(boundary.id) },
              { kind: 'line' },
              { label: 'Remove', icon: <Trash2 aria-hidden />, tone: 'danger', onSelect: remove },
            ]}
          />
        )}
      </div>
      {editor && isRenaming && (
        <RenameForm
          editor={editor}
          id={boundary.id}
          words={words}
          name={boundary.name}
          onDone={rename}
          onCancel={close}
        />
      )}
    </li>
  );
}
