import { useEffect, useReducer } from 'react';
import { emit, isConnected, onConnected } from './socket';
import { betterSample, type TimeSample } from './time-sample';

const SAMPLES_PER_ROUND = 5;
const SAMPLE_GAP_MS = 80;
const REFRESH_MS = 60_000;
/** A timer may fire a shade early; a few milliseconds later the second has certainly turned. */
const TICK_LAG_MS = 8;

let sample: TimeSample | null = null;
let isReading = false;
let holders = 0;
let stopKeeping: () => void = () => undefined;
const listeners = new Set<() => void>();

/** The server's time now, in ms since the epoch, or `null` until it has answered once. The local clock plays no part. */
export function serverNow(): number | null {
  return sample && performance.now() + sample.offsetMs;
}

/** Keeps the server's time current until the returned function is called. */
export function keepServerTime(): () => void {
  if (holders++ === 0) stopKeeping = startKeeping();
  return () => {
    if (--holders === 0) stopKeeping();
  };
}

function startKeeping(): () => void {
  const refresh = () => void readServerTime();
  const onVisible = () => document.visibilityState === 'visible' && refresh();
  const stopListening = onConnected(refresh);
  const timer = setInterval(refresh, REFRESH_MS);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    stopListening();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

async function readServerTime(): Promise<void> {
  if (isReading) return;
  isReading = true;
  for (let taken = 0; taken < SAMPLES_PER_ROUND && isConnected(); taken++) {
    const fresh = await takeSample();
    if (!fresh) break;
    sample = betterSample(sample, fresh);
    for (const listener of listeners) listener();
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_GAP_MS));
  }
  isReading = false;
}

async function takeSample(): Promise<TimeSample | null> {
  const sentAtMs = performance.now();
  try {
    const { serverNowMs } = await emit('time:read', {});
    const takenAtMs = performance.now();
    return { offsetMs: serverNowMs - (sentAtMs + takenAtMs) / 2, roundTripMs: takenAtMs - sentAtMs, takenAtMs };
  } catch {
    // No answer is no sample; the next reconnect or minute asks again, and the held one stays good meanwhile.
    return null;
  }
}

/**
 * Server time that moves on by itself: renders again every `intervalMs`, right after the instant at which
 * a countdown to `phaseMs` changes its last digit, so that all screens change together.
 */
export function useServerNow(intervalMs: number, phaseMs = 0): number | null {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const schedule = () => {
      clearTimeout(timer);
      const sincePhaseMs = (serverNow() ?? 0) - phaseMs;
      const sinceTickMs = ((sincePhaseMs % intervalMs) + intervalMs) % intervalMs;
      timer = setTimeout(tick, intervalMs - sinceTickMs + TICK_LAG_MS);
    };
    const tick = () => {
      renderAgain();
      schedule();
    };
    listeners.add(tick);
    schedule();
    return () => {
      listeners.delete(tick);
      clearTimeout(timer);
    };
  }, [intervalMs, phaseMs]);
  return serverNow();
}
