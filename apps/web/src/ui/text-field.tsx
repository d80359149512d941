import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import { classes } from './classes';
import { CONTROL_CLASS, Field, fieldAria } from './field';

export interface TextFieldProps extends ComponentPropsWithRef<'input'> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly isLabelHidden?: boolean;
}

export function TextField({ label, hint, error, isLabelHidden, className, id, ...input }: TextFieldProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  return (
    <Field id={fieldId} label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      <input
        type="text"
        {...input}
        {...fieldAria(fieldId, hint, error)}
        className={classes(CONTROL_CLASS, 'h-11 sm:h-9', className)}
      />
    </Field>
  );
}
