import { classes } from '#ui/classes';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Spot } from './placement';

export interface Choice<Value> {
  readonly id: string;
  readonly value: Value;
  readonly label: string;
  readonly icon: ReactNode;
  /** In small letters behind the label. */
  readonly detail?: string | undefined;
}

interface SearchMenuProps<Value> {
  /** What one chooses here; the field's name and placeholder. */
  readonly label: string;
  /** Where its top left corner goes, in px of the board. */
  readonly at: Spot;
  readonly search: (typed: string) => readonly Choice<Value>[];
  readonly empty: string;
  readonly onChoose: (value: Value) => void;
  /** @param isLeft the focus has gone elsewhere, and should not be fetched back */
  readonly onClose: (isLeft: boolean) => void;
}

/** A menu at a point of the board: type to narrow it down, arrows and Enter to choose, Escape to leave (PALETTE-4). */
export function SearchMenu<Value>({ label, at, search, empty, onChoose, onClose }: SearchMenuProps<Value>) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const choices = search(typed);
  const current = choices[Math.min(active, choices.length - 1)];
  const optionId = (id: string) => `${listId}-${id}`;

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((Math.max(active, 0) + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && current) onChoose(current.value);
    else if (event.key === 'Escape') onClose(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      className="absolute z-30 flex max-h-88 w-72 max-w-[calc(100%-(--spacing(4)))] animate-appear flex-col overflow-hidden rounded-card border border-line bg-surface shadow-float"
      style={{ left: at.x, top: at.y }}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && onClose(true)}
    >
      <Field
        label={label}
        typed={typed}
        listId={listId}
        activeId={current && optionId(current.id)}
        onKeyDown={onKeyDown}
        onType={(text) => {
          setTyped(text);
          setActive(0);
        }}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        className="min-h-0 overflow-y-auto p-1 empty:hidden"
      >
        {choices.map((choice) => (
          <Option
            key={choice.id}
            id={optionId(choice.id)}
            choice={choice}
            isActive={choice === current}
            onPoint={() => setActive(choices.indexOf(choice))}
            onChoose={() => onChoose(choice.value)}
          />
        ))}
      </ul>
      <p role="status" className="px-3 py-2 text-sm text-muted empty:hidden">
        {choices.length === 0 && empty}
      </p>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly typed: string;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Field({ label, typed, listId, activeId, onType, onKeyDown }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // Without scrolling: the room must not move because a menu opens at its edge.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  // Smaller than 16 px, phones would zoom in on it.
  return (
    <input
      ref={field}
      type="text"
      role="combobox"
      aria-label={label}
      aria-expanded
      aria-controls={listId}
      aria-activedescendant={activeId}
      aria-autocomplete="list"
      autoComplete="off"
      spellCheck={false}
      placeholder={label}
      value={typed}
      onChange={({ target }) => onType(target.value)}
      onKeyDown={onKeyDown}
      className="w-full shrink-0 border-b border-line bg-transparent px-3 py-2 text-base outline-none md:text-sm"
    />
  );
}

interface OptionProps<Value> {
  readonly id: string;
  readonly choice: Choice<Value>;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option<Value>({ id, choice, isActive, onPoint, onChoose }: OptionProps<Value>) {
  const option = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <li
      ref={option}
      id={id}
      role="option"
      aria-selected={isActive}
      // The field keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={() => !isActive && onPoint()}
      onClick={onChoose}
      className={classes(
        'flex h-9 cursor-pointer items-center gap-2 rounded-control px-2 text-sm',
        isActive && 'bg-accent-soft',
      )}
    >
      {choice.icon}
      <bdi className="truncate">{choice.label}</bdi>
      {choice.detail && <span className="ml-auto truncate pl-2 text-xs text-muted">{choice.detail}</span>}
    </li>
  );
}
