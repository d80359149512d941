import { useId } from 'react';
import { classes } from './classes';
import { CONTROL_CLASS, Field, fieldAria } from './field';

interface SelectFieldProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly className?: string;
}

/** One of a few as the system's own list, which every keyboard, phone and screen reader knows. */
export function SelectField({ label, isLabelHidden, value, onChange, options, className }: SelectFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} isLabelHidden={isLabelHidden}>
      <select
        {...fieldAria(id, undefined, undefined)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classes(CONTROL_CLASS, 'h-9 pr-2', className)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
