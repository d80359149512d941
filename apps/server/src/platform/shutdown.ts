type Step = () => Promise<void>;

const DEADLINE_MS = 15_000;
/** npm passes a Ctrl-C on that the terminal has already delivered: two signals, but one wish. */
const SAME_WISH_MS = 1_000;

/** Takes apart, in reverse order, what the start has put together. */
export class Shutdown {
  private readonly steps: Step[] = [];
  private starting: Promise<void> = Promise.resolve();
  private begunAt: number | undefined;

  constructor(
    private readonly say: (message: string) => void,
    private readonly exit: (code: number) => void = process.exit,
  ) {}

  get hasBegun(): boolean {
    return this.begunAt !== undefined;
  }

  /** Steps added later run earlier. */
  add(step: Step): void {
    this.steps.push(step);
  }

  /** A stop that comes during the start waits for it: half-started things cannot be stopped. */
  waitsFor(starting: Promise<void>): void {
    this.starting = starting;
  }

  listenToSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.onSignal(signal));
  }

  private onSignal(signal: NodeJS.Signals): void {
    if (this.begunAt === undefined) {
      this.say(`${signal}: stopping`);
      void this.stop(0);
    } else if (Date.now() - this.begunAt > SAME_WISH_MS) {
      this.cutShort(`${signal} again: leaving at once`);
    }
  }

  /** Runs every step, also after one has failed, and ends the process. */
  async stop(code: number): Promise<void> {
    if (this.begunAt !== undefined) return;
    this.begunAt = Date.now();
    const deadline = setTimeout(() => this.cutShort(`Not stopped after ${DEADLINE_MS / 1000} s: leaving`), DEADLINE_MS);
    let exitCode = code;
    await this.starting.catch(() => undefined); // whoever started reports why it failed
    for (const step of this.steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        exitCode = 1;
        this.say(`While stopping: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    clearTimeout(deadline);
    this.exit(exitCode);
  }

  private cutShort(message: string): void {
    this.say(message);
    this.exit(1);
  }
}
