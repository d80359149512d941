import { THREE_PLACES, type Improvement } from '@fortyfive/contract';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { ValueSaver, type SavingStatus } from '#platform/value-saver';
import { saveImprovements } from './improvements-query';

const NONE: Improvement = { aim: '', action: '' };

/** My top three while I write them. Everything is saved by itself, a moment later. */
export interface Improvements {
  /** Always three; those that are not written yet are empty. */
  readonly places: readonly Improvement[];
  readonly status: SavingStatus;
  readonly refusal: string | null;
  readonly write: (place: number, wanted: Partial<Improvement>) => void;
  /** Saves at once what has been written. */
  readonly flush: () => void;
}

/** @param held as the server has them */
export function useImprovements(interviewId: string, held: readonly Improvement[]): Improvements {
  const client = useQueryClient();
  const [places, setPlaces] = useState(() => THREE_PLACES.map((_, place) => held[place] ?? NONE));
  const [saver] = useState(() => saverOf(client, interviewId));
  const status = useSyncExternalStore(saver.subscribe, saver.readStatus);
  useWayOut(saver, status);
  const write = useCallback(
    (place: number, wanted: Partial<Improvement>) => {
      const next = places.map((one, index) => (index === place ? { ...one, ...wanted } : one));
      setPlaces(next);
      saver.change(next);
    },
    [places, saver],
  );
  return { places, status, refusal: saver.readRefusal(), write, flush: () => void saver.flush() };
}

function saverOf(client: QueryClient, interviewId: string): ValueSaver<readonly Improvement[]> {
  return new ValueSaver((improvements, isLeaving) => saveImprovements(client, interviewId, improvements, isLeaving));
}

/** Nothing that was written is lost on the way out: to another page, out of the browser, or back from where there was no line. */
function useWayOut(saver: ValueSaver<readonly Improvement[]>, status: SavingStatus): void {
  useEffect(() => {
    const leave = () => saver.leave();
    const flush = () => void saver.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', flush);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', flush);
      flush();
    };
  }, [saver]);
  useEffect(() => {
    if (status === 'saved') return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [status]);
}
