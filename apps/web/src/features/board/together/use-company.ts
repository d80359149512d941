import { useEffect, useState, useSyncExternalStore } from 'react';
import type { BoardCompany, SeenGuest } from './board-company';

/** Everybody else on the board, at most once a frame. */
export function useGuests(company: BoardCompany): readonly SeenGuest[] {
  return useSyncExternalStore(company.subscribe, company.guests);
}

/** Whether nothing has happened for so long since then; turns true by itself. */
export function useHasRested(sinceMs: number, restMs: number): boolean {
  // What is remembered is the moment that has rested, so that a newer moment counts at once.
  const [restedSinceMs, setRestedSinceMs] = useState(-Infinity);
  useEffect(() => {
    const waitMs = Math.max(0, sinceMs + restMs - performance.now());
    const timer = setTimeout(() => setRestedSinceMs(sinceMs), waitMs);
    return () => clearTimeout(timer);
  }, [sinceMs, restMs]);
  return restedSinceMs === sinceMs;
}
