import { Check } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { classes } from './classes';
import { CONTROL_CLASS } from './field';
import { findOptions, type PickerOption } from './picker-option';
import { Loading, Skeleton } from './skeleton';

interface OptionListProps {
  readonly label: string;
  /** `undefined` while they are fetched. */
  readonly options: readonly PickerOption[] | undefined;
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  readonly searchLabel?: string;
}

/**
 * A list out of which any number can be chosen. The focus stays in one place, the field or the list, and arrow keys move
 * a mark along the options: the pattern of a combobox.
 */
export function OptionList({ label, options, chosen, onToggle, searchLabel }: OptionListProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const shown = findOptions(options ?? [], typed);
  const active = Math.min(place, shown.length - 1);
  const keeper = {
    'aria-activedescendant': active >= 0 ? `${id}-${active}` : undefined,
    onKeyDown: (event: KeyboardEvent) => {
      const next = placeAfter(event.key, active, shown.length, searchLabel !== undefined);
      const isChoice = event.key === 'Enter' || (event.key === ' ' && searchLabel === undefined);
      const option = shown[active];
      if (next === null && !isChoice) return;
      event.preventDefault();
      if (next !== null) setPlace(next);
      else if (option) onToggle(option.value);
    },
  };
  return (
    <>
      {searchLabel !== undefined && (
        <div className="border-b border-line p-2">
          <input
            type="text"
            role="combobox"
            aria-expanded
            aria-autocomplete="list"
            aria-controls={id}
            aria-label={searchLabel}
            placeholder={searchLabel}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setPlace(0);
            }}
            className={classes(CONTROL_CLASS, 'h-9')}
            {...keeper}
          />
        </div>
      )}
      <ul
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable
        className="min-h-0 overflow-y-auto rounded-card p-1 focus-visible:-outline-offset-2"
        {...(searchLabel === undefined && { tabIndex: 0, ...keeper })}
      >
        {shown.map((option, index) => (
          <OptionRow
            key={option.value}
            id={`${id}-${index}`}
            option={option}
            isActive={index === active}
            isChosen={chosen.includes(option.value)}
            onPoint={() => setPlace(index)}
            onToggle={() => onToggle(option.value)}
          />
        ))}
      </ul>
      {!options && <OptionSkeleton />}
      {options && shown.length === 0 && <p className="px-3 pb-3 text-sm text-muted">Nothing is called that.</p>}
    </>
  );
}

interface OptionRowProps {
  readonly id: string;
  readonly option: PickerOption;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onToggle: () => void;
}

function OptionRow({ id, option, isActive, isChosen, onPoint, onToggle }: OptionRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <li
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      // The focus stays where the keys are read.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={onPoint}
      onClick={onToggle}
      className={classes(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 text-sm select-none',
        isActive && 'bg-ink/7',
        option.group !== undefined && 'pl-6',
      )}
    >
      <Check aria-hidden className={classes('size-4 shrink-0 text-accent', !isChosen && 'invisible')} />
      <span className="min-w-0 flex-1">
        {option.group !== undefined && <span className="sr-only">{option.group}: </span>}
        {option.label}
      </span>
      {option.count !== undefined && <span className="text-xs text-muted tabular-nums">{option.count}</span>}
    </li>
  );
}

function OptionSkeleton() {
  return (
    <Loading label="Loading the choices" className="grid gap-2 p-3 pt-0">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} className="h-6" />
      ))}
    </Loading>
  );
}

/** Home and End belong to the caret where there is a field. */
function placeAfter(key: string, place: number, count: number, hasField: boolean): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (place + 1) % count;
    case 'ArrowUp':
      return (place - 1 + count) % count;
    case 'Home':
      return hasField ? null : 0;
    case 'End':
      return hasField ? null : count - 1;
    default:
      return null;
  }
}
