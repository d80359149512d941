import type { ReactNode } from 'react';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly isLabelHidden?: boolean;
  readonly children: ReactNode;
}

/** Label, hint and error around one control. */
export function Field({ id, label, hint, error, isLabelHidden = false, children }: FieldProps) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      {children}
      {hint !== undefined && !error && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-xs text-red">
          {error}
        </p>
      )}
    </div>
  );
}

/** What a control needs to be tied to its hint and error. */
export function fieldAria(id: string, hint: unknown, error: string | undefined) {
  const describedBy = error ? `${id}-error` : hint === undefined ? undefined : `${id}-hint`;
  return { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy };
}

// 16 px on a phone: with less, iOS zooms into the page when the field gets the focus.
export const CONTROL_CLASS =
  'w-full min-w-0 rounded-control border border-line-strong bg-surface px-3 text-base sm:text-sm text-ink ' +
  'transition-colors hover:border-ink/60 focus-visible:border-accent disabled:opacity-55 aria-invalid:border-red';
