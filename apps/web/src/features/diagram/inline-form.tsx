import { Button } from '#ui/button';
import { type FormEvent, type KeyboardEvent, type ReactNode } from 'react';

interface InlineFormProps {
  /** Names the form for screen readers. */
  readonly label: string;
  readonly submitLabel: string;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
  /** A further button. */
  readonly aside?: ReactNode;
}

/** A short form in its place in the list. Enter does it, Escape leaves it. */
export function InlineForm({ label, submitLabel, onSubmit, onCancel, children, aside }: InlineFormProps) {
  function submit(event: FormEvent): void {
    event.preventDefault();
    onSubmit();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onCancel();
  }
  return (
    <form
      aria-label={label}
      noValidate
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-3 rounded-control bg-sunken p-3"
    >
      {children}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="sm">
          {submitLabel}
        </Button>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
        {aside}
      </div>
    </form>
  );
}
