import { useCallback, useEffect, useRef } from 'react';

/** Longer than a double click, and than it takes to see that a button changed under one's finger. */
const SETTLING_MS = 600;

/**
 * Whether a value has stood long enough for a press to mean what the button says now: the partner may have paused
 * the clock a moment before, or the second click of a double click may still be coming.
 */
export function useSettled(value: unknown): () => boolean {
  const changedAtMs = useRef(-Infinity);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) changedAtMs.current = performance.now();
    isFirst.current = false;
  }, [value]);
  return useCallback(() => performance.now() - changedAtMs.current > SETTLING_MS, []);
}
