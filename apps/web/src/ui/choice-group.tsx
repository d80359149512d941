import { useId, type ReactNode } from 'react';
import { classes } from './classes';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Beside the title, at the end of the line: a badge, a number. */
  readonly aside?: ReactNode;
  readonly isDisabled?: boolean;
}

interface ChoiceGroupProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Choice<Value>[];
  /** `grid`: two columns where there is room. `tight`, `pairs`: for titles of a word or two, side by side on a phone as well. */
  readonly layout?: 'row' | 'column' | 'grid' | 'tight' | 'pairs';
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly error?: string;
}

const LAYOUTS = {
  row: 'grid auto-cols-fr gap-2 sm:grid-flow-col',
  column: 'grid gap-2',
  grid: 'grid gap-2 md:grid-cols-2',
  tight: 'grid auto-cols-fr grid-flow-col gap-2',
  pairs: 'grid grid-cols-2 gap-2',
} as const;

/** One of a few, as native radio buttons: arrow keys move and choose. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>) {
  const { label, value, onChange, options, layout = 'column', isLabelHidden = false, isDisabled, error } = props;
  const id = useId();
  return (
    <fieldset disabled={isDisabled} aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className={isLabelHidden ? 'sr-only' : 'mb-2 text-sm font-medium'}>{label}</legend>
      <div className={LAYOUTS[layout]}>
        {options.map((option) => (
          <ChoiceItem
            key={option.value}
            name={id}
            option={option}
            isChosen={option.value === value}
            onChoose={() => onChange(option.value)}
          />
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-xs text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface ChoiceItemProps<Value extends string> {
  readonly name: string;
  readonly option: Choice<Value>;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function ChoiceItem<Value extends string>({ name, option, isChosen, onChoose }: ChoiceItemProps<Value>) {
  const id = useId();
  return (
    <label
      className={classes(
        'relative flex min-h-9 w-full min-w-0 cursor-pointer items-start gap-3 rounded-control border border-line bg-surface px-3 py-2 text-sm',
        'transition-colors hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft',
        'has-disabled:cursor-not-allowed has-disabled:opacity-55 has-disabled:hover:border-line',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
      )}
    >
      <input
        type="radio"
        name={name}
        value={option.value}
        checked={isChosen}
        disabled={option.isDisabled}
        onChange={onChoose}
        aria-labelledby={`${id}-title`}
        aria-describedby={option.detail || option.aside ? `${id}-detail` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
      />
      <span className="min-w-0 flex-1">
        <span id={`${id}-title`} className="font-medium">
          {option.title}
        </span>
        <span id={`${id}-detail`}>
          {option.aside && <span className="float-right ml-2">{option.aside}</span>}
          {option.detail && <span className="mt-0.5 block text-xs text-muted">{option.detail}</span>}
        </span>
      </span>
    </label>
  );
}
