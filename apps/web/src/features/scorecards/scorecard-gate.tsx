import type { ReactNode } from 'react';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';
import type { Scorecard } from './use-scorecard';

interface ScorecardGateProps {
  readonly scorecard: Scorecard;
  /** How many lines will be there. */
  readonly rows: number;
  readonly children: ReactNode;
}

/** What needs the server's answer, or what stands in for it until it has come. */
export function ScorecardGate({ scorecard, rows, children }: ScorecardGateProps) {
  if (scorecard.problem) {
    return (
      <div className="p-4">
        <ErrorNotice message={scorecard.problem} onRetry={scorecard.retry} />
      </div>
    );
  }
  if (scorecard.view) return children;
  return (
    <Loading label="Loading your scorecard" className="flex flex-col gap-3 p-4">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className="h-8 w-full" />
      ))}
    </Loading>
  );
}
