import type { ReactNode } from 'react';

/** A key as it stands on the keyboard. */
export function Key({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded-control border border-line bg-sunken px-1 font-sans text-xs whitespace-nowrap text-muted">
      {children}
    </kbd>
  );
}
