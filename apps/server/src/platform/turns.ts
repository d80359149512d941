/** Lets so many tasks run at once; the others wait, in the order in which they came. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(private readonly atOnce: number) {}

  /** Whether nobody has a turn or waits for one. */
  get isIdle(): boolean {
    return this.#running === 0;
  }

  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.atOnce) this.#running++;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
    try {
      return await task();
    } finally {
      // The turn goes straight to who waits longest, so that nobody who comes in between takes it.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
