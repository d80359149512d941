// The lab: three people with real Excalidraws in one Chromium page, joined by a network that can be cut.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { EXCALIDRAW } from './build-lab.js';
import { Judge } from './judge.js';
import { PERSON_COUNT, type Operation } from './operations.js';
import type { BoardReport, OperationReport, OwnChange } from './report.js';

const ADDRESS = 'http://board-lab.test';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
/** Longer than any change needs to reach everybody. */
const SETTLE_MS = 600;
/** Longer than any line takes. */
const SAVED_AFTER_MS = 300;
const LAST = PERSON_COUNT - 1;

/** What the page's scripts put into the windows. */
interface LabWindow {
  readonly labClock: { advance(ms: number): Promise<void> };
  readonly network: {
    reset(): void;
    cut(place: number): void;
    join(place: number): void;
    leave(place: number): void;
    isOnline(place: number): boolean;
    has(place: number): boolean;
  };
  readonly lab: {
    enter(place: number, seed: number): Promise<void>;
    leave(): void;
    perform(operation: Operation): Promise<OperationReport>;
    readonly isHolding: boolean;
    takeChanges(): readonly OwnChange[];
    report(): BoardReport;
  };
}

export class Lab {
  readonly #page: Page;
  readonly #errors: string[] = [];

  /** How many operations of each kind have changed the document: what never does proves nothing. */
  readonly effects: Partial<Record<Operation['kind'], number>> = {};

  private constructor(page: Page) {
    this.#page = page;
  }

  /** @param folder what `buildLab` has built */
  static async open(browser: Browser, folder: string): Promise<Lab> {
    const page = await browser.newPage({ viewport: { width: 920, height: 650 * PERSON_COUNT } });
    const lab = new Lab(page);
    page.on('console', (message) => message.type() === 'error' && lab.#errors.push(message.text()));
    page.on('pageerror', (error) => lab.#errors.push(error.stack ?? error.message));
    await page.route(`${ADDRESS}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = pathname.startsWith('/excalidraw/')
        ? pathname.replace('/excalidraw', EXCALIDRAW)
        : folder + pathname;
      const contentType = TYPES[path.extname(file)] ?? 'application/octet-stream';
      await readFile(file).then(
        (body) => route.fulfill({ body, contentType }),
        () => route.fulfill({ status: 204 }),
      );
    });
    await page.exposeFunction('pressKeys', (keys: string) => page.keyboard.press(keys));
    await page.exposeFunction('typeText', (text: string) => page.keyboard.insertText(text));
    await page.goto(`${ADDRESS}/index.html`);
    for (const place of [0, 1, 2]) await lab.#frame(place).waitForFunction(() => 'lab' in window);
    return lab;
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  /** Lets people do this to an empty board. @returns the rules that were broken, in words */
  async run(seed: number, operations: readonly Operation[]): Promise<string[]> {
    this.#errors.length = 0;
    const judge = new Judge();
    await this.#inPage(({ network }) => network.reset());
    for (const place of [0, 1, 2]) await this.#frame(place).evaluate(() => (window as never as LabWindow).lab.leave());
    for (const place of [0, 1]) await this.#enter(place, seed);
    for (const [step, operation] of operations.entries()) {
      await this.#perform(step, operation, seed, judge);
      if (judge.faults.length > 0 || this.#errors.length > 0) break;
    }
    if (judge.faults.length === 0 && this.#errors.length === 0) await this.#comeTogether(seed, judge);
    return [...judge.faults, ...this.#errors.map((error) => `The page reports: ${error}`)];
  }

  async #perform(step: number, operation: Operation, seed: number, judge: Judge): Promise<void> {
    const { kind, person } = operation;
    const [chance = 0] = operation.dice;
    if (kind === 'enter') {
      // Whoever was in that place goes when everything of theirs is saved.
      await this.#letGo(step, LAST, judge);
      await this.#inPage(({ network }, one) => network.join(one), LAST);
      await this.#advance(SAVED_AFTER_MS);
      return this.#enter(LAST, seed + step + 2);
    }
    if (kind === 'wait') return this.#wait(step, chance * 200, judge);
    // Somebody who is not there yet does nothing; the others do more.
    const place = (await this.#inPage(({ network }, one) => network.has(one), person)) ? person : person % LAST;
    if (kind === 'cut' || kind === 'join') {
      return this.#inPage(({ network }, [one, isCut]) => (isCut ? network.cut(one) : network.join(one)), [
        place,
        kind === 'cut',
      ] as const);
    }
    await this.#letGo(step, place, judge);
    await this.#do(step, place, operation, judge);
  }

  async #letGo(step: number, place: number, judge: Judge): Promise<void> {
    const isHolding = await this.#frame(place).evaluate(() => (window as never as LabWindow).lab.isHolding);
    if (isHolding) await this.#do(step, place, { kind: 'letGo', person: place, dice: [] }, judge);
  }

  async #do(step: number, place: number, operation: Operation, judge: Judge): Promise<void> {
    const { kind } = operation;
    const frame = this.#frame(place);
    const report = await frame.evaluate((one) => (window as never as LabWindow).lab.perform(one), operation);
    // Whatever the operation changed is in the document after this, and nothing else of this person's.
    await this.#advance(60);
    const changes = await frame.evaluate(() => (window as never as LabWindow).lab.takeChanges());
    this.effects[kind] = (this.effects[kind] ?? 0) + (changes.length > 0 ? 1 : 0);
    judge.judgeOperation({ step, place, kind }, report, changes);
    judge.judgeIndices(step, await this.#report(place));
  }

  /** Time passes; others' changes arrive, and must not touch anybody's undo and redo. */
  async #wait(step: number, ms: number, judge: Judge): Promise<void> {
    const before = await this.#reports();
    await this.#advance(ms);
    judge.judgeWaiting(step, before, await this.#reports());
  }

  async #comeTogether(seed: number, judge: Judge): Promise<void> {
    for (const place of [0, 1, 2]) await this.#letGo(Infinity, place, judge);
    for (const place of [0, 1, 2]) await this.#inPage(({ network }, one) => network.join(one), place);
    await this.#advance(SETTLE_MS);
    const reports = await this.#reports();
    // Somebody who comes only now, and knows nothing but the document.
    await this.#enter(LAST, seed + 1);
    await this.#advance(SETTLE_MS);
    judge.judgeEnd([...reports, await this.#report(LAST)]);
  }

  async #enter(place: number, seed: number): Promise<void> {
    await this.#inPage(({ network }, one) => network.leave(one), place);
    await this.#frame(place).evaluate(([one, from]) => (window as never as LabWindow).lab.enter(one, from), [
      place,
      seed * 1_000 + place,
    ] as const);
  }

  async #reports(): Promise<BoardReport[]> {
    const present: BoardReport[] = [];
    for (const place of [0, 1, 2]) {
      if (await this.#inPage(({ network }, one) => network.has(one), place)) present.push(await this.#report(place));
    }
    return present;
  }

  #report(place: number): Promise<BoardReport> {
    return this.#frame(place).evaluate(() => (window as never as LabWindow).lab.report());
  }

  #advance(ms: number): Promise<void> {
    return this.#inPage(({ labClock }, one) => labClock.advance(one), ms);
  }

  #inPage<Value, Result>(run: (window: LabWindow, value: Value) => Result, value?: Value): Promise<Awaited<Result>> {
    const code = `(${run.toString()})(window, ${JSON.stringify(value ?? null)})`;
    return this.#page.evaluate(code) as Promise<Awaited<Result>>;
  }

  #frame(place: number): Frame {
    const frame = this.#page.mainFrame().childFrames()[place];
    if (!frame) throw new Error(`There is no place ${place} in the lab.`);
    return frame;
  }
}
