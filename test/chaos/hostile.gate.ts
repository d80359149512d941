import { createDocument, describeContent, UpdateGate } from '@fortyfive/documents';
import * as Y from 'yjs';
import { seededRandom, pickIndex, pickOne, type Random } from '../support/seeded-random.js';
import { bombs, honestHistory, mutate, type HonestHistory } from '../support/update-mutations.js';

/** What became of updates that were tried on documents within this process. */
export interface GateTally {
  tried: number;
  accepted: number;
  /** The gate, or Yjs after the gate had let it pass, threw. */
  throwsAfterGate: number;
  /** The document changed although the update was refused or threw, or something was left pending. */
  partialApplies: number;
  /** What the document encodes to cannot be read. */
  unreadable: number;
  /** What the document encodes to reads in another order. */
  reordered: number;
  /** What the document emitted does not lead to the same content. */
  liveReplayMismatch: number;
  /** An honest update was not accepted. */
  legitimateRefused: number;
  /** The longest that one judgement took. */
  maxJudgeMs: number;
  /** Updates made to do harm that were accepted. */
  bombsAccepted: number;
  readonly complaints: string[];
}

const MUTANTS_PER_WORLD = 500;
const STEPS = 60;
/** A refused update can hardly have changed anything; so the whole document is compared only now and then. */
const COMPARE_EVERY = 25;
const MOST_COMPLAINTS = 20;
const SOON = 4;
const BOMBS_EVERY = 50;
const BOMBS = bombs();

/** Tries so many mutants, on one honest document after the other. @param pass lets other things happen in between */
export async function tryGate(
  seed: number,
  mutants: number,
  pass: (tally: GateTally) => Promise<void>,
): Promise<GateTally> {
  const counts = {
    tried: 0,
    accepted: 0,
    throwsAfterGate: 0,
    partialApplies: 0,
    unreadable: 0,
    reordered: 0,
    liveReplayMismatch: 0,
  };
  const tally: GateTally = { ...counts, legitimateRefused: 0, maxJudgeMs: 0, bombsAccepted: 0, complaints: [] };
  for (let world = seed; tally.tried < mutants; world++) {
    const trial = new GateTrial(world, tally);
    for (let left = Math.min(MUTANTS_PER_WORLD, mutants - tally.tried); left > 0; left--) {
      if (!trial.tryMutant()) break; // What is broken is counted once; the next world is sound.
    }
    trial.finish();
    await pass(tally);
  }
  return tally;
}

/** What is known already the server answers without applying it. */
type Verdict = 'accepted' | 'known' | 'turned away' | 'threw';

/** One document that honest people have made and that somebody now tries to break. */
class GateTrial {
  readonly #random: Random;
  readonly #history: HonestHistory;
  readonly #live = createDocument();
  readonly #replayed = createDocument();
  readonly #gate = new UpdateGate(this.#live);
  /** What the gate says to apply of the last update that it let pass. */
  #fresh: Uint8Array = new Uint8Array();
  readonly #owned: ReadonlySet<number>;
  /** How many of the honest updates the document has. */
  readonly #known: number;

  constructor(
    private readonly seed: number,
    private readonly tally: GateTally,
  ) {
    this.#random = seededRandom(seed);
    this.#history = honestHistory(seed, { steps: STEPS });
    // Half of the attackers write as one of the room's people, the others as anybody there.
    const own = pickOne(this.#random, this.#history.clientIds);
    this.#owned = new Set(this.#random() < 0.5 ? [own] : this.#history.clientIds);
    this.#live.on('update', (update: Uint8Array) => Y.applyUpdate(this.#replayed, update));
    this.#known = pickIndex(this.#random, this.#history.updates.length);
    this.#history.updates.slice(0, this.#known).forEach((update) => this.#takeHonest(update));
    if (seed % BOMBS_EVERY === 0) this.#tryBombs();
  }

  /** @returns whether the document is still sound */
  tryMutant(): boolean {
    const { tally } = this;
    tally.tried++;
    const mutant = mutate(this.#pickUpdate(), this.#random);
    const isCompared = tally.tried % COMPARE_EVERY === 0;
    const before = isCompared ? Y.encodeStateAsUpdate(this.#live) : null;
    const verdict = this.#judge(mutant, (client) => this.#owned.has(client));
    if (verdict === 'threw') return this.#report('throwsAfterGate', mutant);
    if (verdict === 'accepted') return this.#apply(mutant);
    if (before && !Buffer.from(before).equals(Y.encodeStateAsUpdate(this.#live))) {
      return this.#report('partialApplies', mutant);
    }
    return true;
  }

  finish(): void {
    this.#live.destroy();
    this.#replayed.destroy();
    this.#history.document.destroy();
  }

  /** Mostly one that comes soon, because what is known already is not applied again. */
  #pickUpdate(): Uint8Array {
    const { updates } = this.#history;
    const soon = updates.slice(this.#known, this.#known + SOON);
    return pickOne(this.#random, soon.length > 0 && this.#random() < 0.7 ? soon : updates);
  }

  #takeHonest(update: Uint8Array): void {
    const verdict = this.#judge(update, () => true);
    if (verdict === 'accepted') Y.applyUpdate(this.#live, this.#fresh);
    else if (verdict !== 'known') this.#report('legitimateRefused', update);
  }

  #tryBombs(): void {
    for (const { bytes } of BOMBS) {
      const verdict = this.#judge(bytes, () => true);
      if (verdict === 'accepted' || verdict === 'known') this.#report('bombsAccepted', bytes);
    }
  }

  #judge(update: Uint8Array, owns: (client: number) => boolean): Verdict {
    const fromMs = performance.now();
    try {
      const judged = this.#gate.judge(update, owns);
      if (judged.verdict !== 'accepted') return 'turned away';
      this.#fresh = judged.fresh;
      return judged.isKnown ? 'known' : 'accepted';
    } catch {
      return 'threw';
    } finally {
      this.tally.maxJudgeMs = Math.max(this.tally.maxJudgeMs, performance.now() - fromMs);
    }
  }

  #apply(mutant: Uint8Array): boolean {
    this.tally.accepted++;
    const before = Y.encodeStateAsUpdate(this.#live);
    try {
      Y.applyUpdate(this.#live, this.#fresh);
    } catch {
      const isChanged = !Buffer.from(before).equals(Y.encodeStateAsUpdate(this.#live));
      if (isChanged) this.#report('partialApplies', mutant);
      return this.#report('throwsAfterGate', mutant);
    }
    const { pendingStructs, pendingDs } = this.#live.store;
    if (pendingStructs || pendingDs) return this.#report('partialApplies', mutant);
    const content = describeContent(this.#live);
    if (describeContent(this.#replayed) !== content) return this.#report('liveReplayMismatch', mutant);
    const read = readAnew(this.#live);
    if (read === null) return this.#report('unreadable', mutant);
    // Known, rare and harmless to the log: a keyframe is compared before it is kept. The next world starts afresh.
    if (read !== content) this.tally.reordered++;
    return read === content;
  }

  #report(
    what:
      | 'throwsAfterGate'
      | 'partialApplies'
      | 'unreadable'
      | 'liveReplayMismatch'
      | 'legitimateRefused'
      | 'bombsAccepted',
    update: Uint8Array,
  ): false {
    this.tally[what]++;
    const bytes = Buffer.from(update.subarray(0, 300)).toString('base64');
    if (this.tally.complaints.length < MOST_COMPLAINTS) {
      this.tally.complaints.push(`${what}: world ${this.seed}, mutant ${this.tally.tried}: ${bytes}`);
    }
    return false;
  }
}

/** What somebody sees who reads the document from where it is stored; null when it cannot be read. */
function readAnew(live: Y.Doc): string | null {
  const copy = new Y.Doc();
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(live));
    return describeContent(copy);
  } catch {
    return null;
  } finally {
    copy.destroy();
  }
}
