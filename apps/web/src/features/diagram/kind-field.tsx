import { capitalise, KIND_NAMES, searchKinds, type BoundaryKind, type ComponentKind } from '@fortyfive/documents';
import { classes } from '#ui/classes';
import { CONTROL_CLASS } from '#ui/field';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type Ref } from 'react';

type Kind = ComponentKind | BoundaryKind;

interface KindFieldProps {
  readonly kind: Kind | null;
  readonly onChange: (kind: Kind | null) => void;
  readonly fieldRef?: Ref<HTMLInputElement>;
  readonly error?: string | undefined;
}

/** Chooses a kind: type to narrow the list down, arrows and Enter to choose. Other names find it too, as "Redis" a cache. */
export function KindField({ kind, onChange, fieldRef, error }: KindFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(kind ? capitalise(KIND_NAMES[kind]) : '');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = searchKinds(kind ? '' : typed);
  const current = found[Math.min(active, found.length - 1)]?.kind;
  const choose = (next: Kind) => {
    setTyped(capitalise(KIND_NAMES[next]));
    setOpen(false);
    onChange(next);
  };
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setOpen(true);
      if (isOpen) setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && isOpen && current && !event.nativeEvent.isComposing) choose(current);
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else return;
    // Escape closes the list first, and only then the form.
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="relative flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        Kind
      </label>
      <input
        ref={fieldRef}
        id={id}
        type="text"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && current ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Cache, queue, Postgres …"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
          setOpen(true);
          onChange(null);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        className={classes(CONTROL_CLASS, 'h-11 sm:h-9')}
      />
      <KindList id={id} isOpen={isOpen} kinds={found.map((one) => one.kind)} current={current} onChoose={choose} />
      {error && (
        <p id={`${id}-error`} className="text-xs text-red">
          {error}
        </p>
      )}
    </div>
  );
}

interface KindListProps {
  readonly id: string;
  readonly isOpen: boolean;
  readonly kinds: readonly Kind[];
  readonly current: Kind | undefined;
  readonly onChoose: (kind: Kind) => void;
}

function KindList({ id, isOpen, kinds, current, onChoose }: KindListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isOpen) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, current]);
  return (
    <ul
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label="Kinds"
      hidden={!isOpen}
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-56 overflow-y-auto rounded-control border border-line bg-surface p-1 shadow-float"
    >
      {kinds.map((kind) => (
        <li
          key={kind}
          id={`${id}-${kind}`}
          role="option"
          aria-selected={kind === current}
          // Before the field loses the focus, which would close the list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(kind)}
          className="cursor-pointer rounded-control px-2 py-2 text-sm hover:bg-ink/7 aria-selected:bg-accent-soft sm:py-1"
        >
          {capitalise(KIND_NAMES[kind])}
        </li>
      ))}
      {kinds.length === 0 && (
        <li role="option" aria-selected={false} aria-disabled className="px-2 py-1 text-sm text-muted">
          No kind is called that.
        </li>
      )}
    </ul>
  );
}
