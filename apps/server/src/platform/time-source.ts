/** Where the server gets the time from. Injected, so that a test can let 45 minutes pass in a moment. */
export abstract class TimeSource {
  /** Milliseconds since the epoch. */
  abstract nowMs(): number;
}

export class SystemTime extends TimeSource {
  override nowMs(): number {
    return Date.now();
  }
}
