import { describeNode, type BoundaryKind, type ComponentKind, type DiagramEditor } from '@fortyfive/documents';
import { Button } from '#ui/button';
import { TextField } from '#ui/text-field';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { InlineForm } from './inline-form';
import { KindField } from './kind-field';

interface AddComponentProps {
  readonly editor: DiagramEditor;
  /** Beside which component the new one goes. */
  readonly nearId: string | null;
  readonly onAdded: (id: string, sentence: string) => void;
}

/** Puts a component on the board without a pointer. Stays open, because one comes seldom alone. */
export function AddComponent({ editor, nearId, onAdded }: AddComponentProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    // After the form has gone.
    setTimeout(() => button.current?.focus());
  };
  return (
    <>
      <Button
        ref={button}
        icon={<Plus aria-hidden />}
        size="sm"
        aria-expanded={isOpen}
        hidden={isOpen}
        onClick={() => setOpen(true)}
      >
        Add a component
      </Button>
      {isOpen && <AddForm editor={editor} nearId={nearId} onAdded={onAdded} onClose={close} />}
    </>
  );
}

function AddForm({ editor, nearId, onAdded, onClose }: AddComponentProps & { readonly onClose: () => void }) {
  const [count, setCount] = useState(0);
  const [kind, setKind] = useState<ComponentKind | BoundaryKind | null>(null);
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [count]);
  function add(): void {
    setMissing(kind === null);
    if (kind === null) return field.current?.focus();
    const named = name.trim();
    const id = editor.addComponent(kind, {
      ...(nearId !== null && { near: nearId }),
      ...(named !== '' && { name: named }),
    });
    onAdded(id, `Added ${describeNode({ kind, name: named })}.`);
    setKind(null);
    setName('');
    setCount(count + 1);
  }
  return (
    <InlineForm label="Add a component" submitLabel="Add" onSubmit={add} onCancel={onClose}>
      <KindField
        // A new one for each: what was typed goes with it.
        key={count}
        fieldRef={field}
        kind={kind}
        error={isMissing && kind === null ? 'Choose a kind from the list.' : undefined}
        onChange={setKind}
      />
      <TextField
        label="Name"
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={({ target }) => setName(target.value)}
      />
    </InlineForm>
  );
}
