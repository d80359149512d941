import { DamagedLogError, Replay, type Moment, type Recording } from '@fortyfive/replay';
import { useCallback, useEffect, useRef, useState } from 'react';

/** A recording that is being looked at: starts at the end, with everything there is. */
export interface ReplayPosition {
  readonly timeMs: number;
  readonly durationMs: number;
  /** Null when the recording cannot be read up to there. */
  readonly moment: Moment | null;
  readonly seek: (timeMs: number) => void;
}

export function useReplay(recording: Recording): ReplayPosition {
  const [replay] = useState(() => new Replay(recording));
  const [timeMs, setTimeMs] = useState(replay.durationMs);
  const [moment, setMoment] = useState(() => tryAt(replay, replay.durationMs));
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  // The slider follows the hand at once; the interview is rebuilt at most once a frame, for the latest place.
  const seek = useCallback(
    (nextMs: number) => {
      setTimeMs(nextMs);
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => setMoment(tryAt(replay, nextMs)));
    },
    [replay],
  );
  return { timeMs, durationMs: replay.durationMs, moment, seek };
}

function tryAt(replay: Replay, timeMs: number): Moment | null {
  try {
    return replay.at(timeMs);
  } catch (error) {
    if (error instanceof DamagedLogError) return null;
    throw error;
  }
}
