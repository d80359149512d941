import type { BriefView } from '@fortyfive/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { statedEstimation, type ChangedEstimation, type TypedAssumptions } from './changed-estimation';

interface Evaluation {
  readonly changed: ChangedEstimation;
  /** Something was typed that cannot be worked out yet. */
  readonly isLoading: boolean;
  /** What works it out could not be fetched. */
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/**
 * The figures after what was typed. What works them out is heavier than the rest of the page together, so it is fetched by who is
 * about to change something; until then the figures are the server's.
 */
export function useChangedEstimation(brief: BriefView, typed: TypedAssumptions, isWanted: boolean): Evaluation {
  const { data, isFetching, isError, refetch } = useQuery({
    queryKey: ['study', 'evaluation'],
    queryFn: () => import('./changed-assumptions'),
    enabled: isWanted,
    staleTime: Infinity,
    structuralSharing: false,
  });
  const hasChanges = Object.keys(typed).length > 0;
  const changed = useMemo(
    () => (data && hasChanges ? data.evaluateChanged(brief.problem.estimation, typed) : statedEstimation(brief)),
    [brief, typed, data, hasChanges],
  );
  return {
    changed,
    isLoading: hasChanges && isFetching,
    hasFailed: hasChanges && isError,
    retry: () => void refetch(),
  };
}
