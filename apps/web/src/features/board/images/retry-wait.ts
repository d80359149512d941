const SHORTEST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Waits ever longer between attempts, or until the line is back or nobody waits any more. */
export function retryWait(attempt: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', finish);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, Math.min(LONGEST_MS, SHORTEST_MS * 2 ** attempt) * (1 + Math.random() / 2));
    window.addEventListener('online', finish);
    signal.addEventListener('abort', finish);
  });
}
