import { Replay, type LogEntry, type Moment } from '@fortyfive/replay';
import { useCallback, useEffect, useRef, useState } from 'react';

/** A recording that is being looked at: starts at the end, with everything there is. */
export interface ReplayPosition {
  readonly timeMs: number;
  readonly durationMs: number;
  readonly moment: Moment;
  readonly seek: (timeMs: number) => void;
}

export function useReplay(entries: readonly LogEntry[]): ReplayPosition {
  const [replay] = useState(() => new Replay(entries));
  const [timeMs, setTimeMs] = useState(replay.durationMs);
  const [moment, setMoment] = useState(() => replay.at(replay.durationMs));
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  // The slider follows the hand at once; the interview is rebuilt at most once a frame, for the latest place.
  const seek = useCallback(
    (nextMs: number) => {
      setTimeMs(nextMs);
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => setMoment(replay.at(nextMs)));
    },
    [replay],
  );
  return { timeMs, durationMs: replay.durationMs, moment, seek };
}
