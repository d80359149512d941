import { useEffect, useState } from 'react';
import { emit, holdConnection, onConnected, onServerEvent } from '#platform/socket';

/** Whether another interview has begun in the room, with the roles swapped, while this page was open (NEXT-3). */
export function useSwapped(interviewId: string): boolean {
  const [swappedId, setSwappedId] = useState<string | null>(null);
  useEffect(() => {
    const stops = [
      onServerEvent('scorecards:swapped', (swapped) => setSwappedId(swapped.interviewId)),
      // Whoever may not watch is told so on the page by what it fetches; a lost line makes itself known by coming back.
      onConnected(() => void emit('scorecards:watch', { interviewId }).catch(() => undefined)),
      holdConnection(),
    ];
    return () => stops.forEach((stop) => stop());
  }, [interviewId]);
  return swappedId === interviewId;
}
