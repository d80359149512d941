import type { StepId } from '@fortyfive/interview';
import { useEffect, useRef, type RefObject } from 'react';

/**
 * Brings what is newly given in the present step into view. Nobody is pulled away from what they are writing (NOTES-3), and what
 * was there already stays where it is.
 */
export function useArrivals(scroller: RefObject<HTMLElement | null>, stepId: StepId | null, count: number): void {
  const known = useRef({ stepId, count });
  useEffect(() => {
    const isNew = known.current.stepId === stepId && count > known.current.count;
    known.current = { stepId, count };
    if (!isNew || !scroller.current || scroller.current.contains(document.activeElement)) return;
    const latest = scroller.current.querySelector(`[data-given="${stepId}"] li:last-of-type`);
    latest?.scrollIntoView({ block: 'nearest' });
  }, [scroller, stepId, count]);
}
