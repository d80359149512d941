import {
  KIND_NAMES,
  nameOfNode,
  type Diagram,
  type DiagramEditor,
  type OutlineEntry,
  type OutlineLink,
} from '@fortyfive/documents';
import { IconButton } from '#ui/button';
import { Menu, type MenuItem } from '#ui/menu';
import { ArrowRight, Ellipsis, LocateFixed, PenLine, Spline, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { ArrowForm, ConnectForm, RenameForm } from './entry-forms';

interface EntryProps {
  readonly entry: OutlineEntry;
  readonly diagram: Diagram;
  /** Null for whoever may only read. */
  readonly editor: DiagramEditor | null;
  readonly onReveal: (id: string) => void;
  readonly onDone: (id: string, sentence: string) => void;
}

type Form = 'rename' | 'connect' | { readonly arrowId: string };

/** One component in the outline: what it is, what it is tied to, and what one may do with it. */
export function Entry({ entry, diagram, editor, onReveal, onDone }: EntryProps) {
  const [form, setForm] = useState<Form | null>(null);
  const line = useRef<HTMLLIElement>(null);
  const { component } = entry;
  const close = () => {
    setForm(null);
    setTimeout(() => line.current?.querySelector<HTMLElement>('button[data-menu]')?.focus());
  };
  const done = (sentence: string) => {
    close();
    onDone(component.id, sentence);
  };
  return (
    <li ref={line} data-line={component.id} className="flex flex-col gap-2 border-b border-line py-3 last:border-b-0">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h4 className="leading-tight font-medium wrap-anywhere">
            <bdi>{nameOfNode(component)}</bdi>{' '}
            {component.kind !== 'box' && (
              <span className="ml-1 text-xs font-normal text-muted">{KIND_NAMES[component.kind]}</span>
            )}
          </h4>
          <EntryFacts entry={entry} />
        </div>
        {editor && (
          <EntryMenu
            {...{ entry, editor, onReveal }}
            canConnect={diagram.components.length > 1}
            onForm={setForm}
            onDone={done}
          />
        )}
      </div>
      {editor && form && (
        <EntryForm form={form} entry={entry} diagram={diagram} editor={editor} onDone={done} onCancel={close} />
      )}
    </li>
  );
}

interface EntryFormProps extends Pick<EntryProps, 'entry' | 'diagram'> {
  readonly form: Form;
  readonly editor: DiagramEditor;
  readonly onDone: (sentence: string) => void;
  readonly onCancel: () => void;
}

function EntryForm({ form, entry, diagram, ...rest }: EntryFormProps) {
  const { component, words } = entry;
  if (form === 'rename') return <RenameForm {...rest} id={component.id} words={words} name={component.name} />;
  if (form === 'connect') return <ConnectForm {...rest} entry={entry} diagram={diagram} />;
  // The arrow may be gone by now.
  const link = arrowsFrom(entry).find(({ id }) => id === form.arrowId);
  return link ? <ArrowForm {...rest} link={link} words={words} /> : null;
}

interface EntryMenuProps {
  readonly entry: OutlineEntry;
  readonly editor: DiagramEditor;
  readonly canConnect: boolean;
  readonly onForm: (form: Form) => void;
  readonly onReveal: (id: string) => void;
  readonly onDone: (sentence: string) => void;
}

function EntryMenu({ entry, editor, canConnect, onForm, onReveal, onDone }: EntryMenuProps) {
  const { component, words } = entry;
  const open = (form: Form) => () => onForm(form);
  const items: MenuItem[] = [
    { label: 'Rename', icon: <PenLine aria-hidden />, onSelect: open('rename') },
    { label: 'Connect to …', icon: <ArrowRight aria-hidden />, onSelect: open('connect'), isDisabled: !canConnect },
    ...arrowsFrom(entry).map((link) => ({
      label: `Change the arrow to ${link.words}`,
      icon: <Spline aria-hidden />,
      onSelect: open({ arrowId: link.id }),
    })),
    { label: 'Show on the board', icon: <LocateFixed aria-hidden />, onSelect: () => onReveal(component.id) },
    { kind: 'line' },
    {
      label: 'Remove',
      icon: <Trash2 aria-hidden />,
      tone: 'danger',
      onSelect: () => {
        editor.remove(component.id);
        onDone(`Removed ${words}.`);
      },
    },
  ];
  return (
    <Menu
      items={items}
      trigger={<IconButton data-menu size="sm" label={`Change ${words}`} icon={<Ellipsis aria-hidden />} />}
    />
  );
}

/** The arrows that are said at this component; those that lead here are said where they come from. */
function arrowsFrom({ leadsTo, linkedWith }: OutlineEntry): OutlineLink[] {
  return [...leadsTo, ...linkedWith];
}

function EntryFacts({ entry }: { readonly entry: OutlineEntry }) {
  const { leadsTo, calledBy, linkedWith, loose, boundary, component } = entry;
  return (
    <div className="mt-1 flex flex-col gap-0.5 text-sm text-muted wrap-anywhere">
      <Links verb="leads to" links={leadsTo} />
      <Links verb="linked both ways with" links={linkedWith} />
      <Links verb="called by" links={calledBy} />
      {loose.length > 0 && (
        <p>{loose.length === 1 ? 'one arrow ends in the air' : `${loose.length} arrows end in the air`}</p>
      )}
      {boundary !== null && (
        <p>
          in <bdi>{boundary}</bdi>
        </p>
      )}
      {component.note !== '' && (
        <p>
          note: <bdi>{component.note}</bdi>
        </p>
      )}
    </div>
  );
}

function Links({ verb, links }: { readonly verb: string; readonly links: readonly OutlineLink[] }) {
  if (links.length === 0) return null;
  return (
    <p>
      {verb}{' '}
      {links.map(({ id, words, label }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <bdi className="text-ink">{words}</bdi>
          {label !== '' && (
            <>
              {' ('}
              <bdi>{label}</bdi>
              {')'}
            </>
          )}
        </span>
      ))}
    </p>
  );
}
