import type { StepId } from '@fortyfive/interview';
import type { BriefView } from '@fortyfive/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';
import { Brief } from './brief';

interface BriefPanelProps {
  readonly query: UseQueryResult<BriefView>;
  readonly currentStepId?: StepId;
  readonly drawDesign: (brief: BriefView) => ReactNode;
}

/** The brief in whatever state it is. */
export function BriefPanel({ query, currentStepId, drawDesign }: BriefPanelProps) {
  if (query.data) return <Brief brief={query.data} currentStepId={currentStepId} drawDesign={drawDesign} />;
  if (query.isError) {
    return (
      <div className="p-4">
        <ErrorNotice
          message={messageOf(query.error)}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      </div>
    );
  }
  return (
    <Loading label="Loading the brief" className="flex flex-col gap-3 p-4">
      {Array.from({ length: 7 }, (_, row) => (
        <Skeleton key={row} className="h-8 w-full" />
      ))}
    </Loading>
  );
}
