import {
  describeNode,
  type Diagram,
  type DiagramEditor,
  type OutlineEntry,
  type OutlineLink,
} from '@fortyfive/documents';
import { Button } from '#ui/button';
import { CONTROL_CLASS } from '#ui/field';
import { TextField } from '#ui/text-field';
import { useEffect, useId, useRef, useState, type Ref } from 'react';
import { InlineForm } from './inline-form';

interface FormProps {
  readonly editor: DiagramEditor;
  /** What was done is said aloud. */
  readonly onDone: (sentence: string) => void;
  readonly onCancel: () => void;
}

interface RenameFormProps extends FormProps {
  readonly id: string;
  readonly words: string;
  readonly name: string;
}

export function RenameForm({ editor, id, words, name, onDone, onCancel }: RenameFormProps) {
  const [value, setValue] = useState(name);
  const field = useFocusOnce<HTMLInputElement>();
  function rename(): void {
    const next = value.trim();
    if (next === '' || next === name) return onCancel();
    editor.rename(id, next);
    onDone(`Renamed ${words} to ${next}.`);
  }
  return (
    <InlineForm label={`Rename ${words}`} submitLabel="Rename" onSubmit={rename} onCancel={onCancel}>
      <NameField ref={field} label="Name" value={value} onChange={setValue} />
    </InlineForm>
  );
}

interface ConnectFormProps extends FormProps {
  readonly entry: OutlineEntry;
  readonly diagram: Diagram;
}

export function ConnectForm({ editor, entry, diagram, onDone, onCancel }: ConnectFormProps) {
  const id = useId();
  const others = diagram.components.filter((component) => component.id !== entry.component.id);
  const [toId, setToId] = useState(others[0]?.id ?? '');
  const [label, setLabel] = useState('');
  const field = useFocusOnce<HTMLSelectElement>();
  function connect(): void {
    const to = others.find((component) => component.id === toId);
    if (!to) return onCancel();
    editor.connect(entry.component.id, to.id, label.trim() || undefined);
    onDone(`Connected ${entry.words} to ${describeNode(to)}.`);
  }
  return (
    <InlineForm label={`Connect ${entry.words}`} submitLabel="Connect" onSubmit={connect} onCancel={onCancel}>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-sm font-medium">
          Leads to
        </label>
        <select
          ref={field}
          id={id}
          value={toId}
          onChange={({ target }) => setToId(target.value)}
          className={`${CONTROL_CLASS} h-11 sm:h-9`}
        >
          {others.map((component) => (
            <option key={component.id} value={component.id}>
              {describeNode(component)}
            </option>
          ))}
        </select>
      </div>
      <NameField label="Label (optional)" value={label} onChange={setLabel} />
    </InlineForm>
  );
}

interface ArrowFormProps extends FormProps {
  readonly link: OutlineLink;
  readonly words: string;
}

/** Labels an arrow, or takes it away. */
export function ArrowForm({ editor, link, words, onDone, onCancel }: ArrowFormProps) {
  const [label, setLabel] = useState(link.label);
  const field = useFocusOnce<HTMLInputElement>();
  const arrow = `the arrow from ${words} to ${link.words}`;
  function save(): void {
    editor.rename(link.id, label.trim());
    onDone(`Labelled ${arrow}.`);
  }
  function remove(): void {
    editor.remove(link.id);
    onDone(`Removed ${arrow}.`);
  }
  return (
    <InlineForm
      label={`Change ${arrow}`}
      submitLabel="Save"
      onSubmit={save}
      onCancel={onCancel}
      aside={
        <Button size="sm" variant="danger" onClick={remove}>
          Remove the arrow
        </Button>
      }
    >
      <NameField ref={field} label="Label" value={label} onChange={setLabel} />
    </InlineForm>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

function NameField({ label, value, onChange, ref }: NameFieldProps) {
  return (
    <TextField
      ref={ref}
      label={label}
      value={value}
      maxLength={80}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** A form that was asked for takes the focus. */
function useFocusOnce<Control extends HTMLElement>() {
  const control = useRef<Control>(null);
  useEffect(() => control.current?.focus(), []);
  return control;
}
