import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import { classes } from './classes';
import { CONTROL_CLASS, Field, fieldAria } from './field';

export interface TextAreaProps extends ComponentPropsWithRef<'textarea'> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly isLabelHidden?: boolean;
}

export function TextArea({ label, hint, error, isLabelHidden, className, id, ...input }: TextAreaProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  return (
    <Field id={fieldId} label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      <textarea
        rows={3}
        {...input}
        {...fieldAria(fieldId, hint, error)}
        className={classes(CONTROL_CLASS, 'field-sizing-content py-2 leading-normal', className)}
      />
    </Field>
  );
}
