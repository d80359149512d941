import type { ReactNode } from 'react';
import { classes } from './classes';

/** One grey shape, as large as what will be there. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={classes('animate-breathe rounded-control bg-ink/8', className ?? 'h-4 w-full')} />;
}

interface LoadingProps {
  /** What is being loaded, for screen readers: "Loading your interviews". */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Around the skeletons of one region. */
export function Loading({ label, className, children }: LoadingProps) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
