import { CLOSE_CODES } from '@fortyfive/contract';
import { describeContent, DOCUMENT_KINDS, SHARED_DOCUMENT_KINDS, type DocumentKind } from '@fortyfive/documents';
import type pg from 'pg';
import { pickIndex, pickOne, seededRandom, type Random } from '../support/seeded-random.js';
import { describeDifference } from './content-difference.js';
import { ChaosLog } from './chaos-log.js';
import { addObserver, documentsFor, openChaosRoom, type ChaosPerson, type ChaosRoom } from './chaos-person.js';
import type { ChaosServer } from './chaos-server.js';
import { ChaosWriter } from './chaos-writers.js';
import { HonestClient } from './honest-client.js';
import { comesTrue, pause } from './lane.js';

/** What came of one interview. */
export interface Sitting {
  readonly edits: number;
  readonly isDiverged: boolean;
  readonly isReplayedWrong: boolean;
  /** How often an honest client was told not to come back. */
  readonly refused: number;
  /** How often the server had to forget a document and read it anew. */
  readonly reloads: number;
  /** From the last edit until everybody had everything. */
  readonly settledMs: number;
  readonly complaint: string | null;
}

const STEPS = 90;
const SETTLE_WITHIN_MS = 60_000;
const SETUP_TRIES = 20;

/** Reconnects of one person are limited; so nobody's connection is cut more often than a bad train ride would. */
const TRIPS = 5;

/** One interview from its seed: who takes part, what they do, and when their connections come and go. */
export async function passSitting(server: ChaosServer, pool: pg.Pool, seed: number): Promise<Sitting> {
  const random = seededRandom(seed);
  const { room, observer } = await seatPatiently(server, random);
  const company = new Company(room, observer, random, seed);
  for (let step = 0; step < STEPS; step++) {
    company.act(step);
    await pause(pickIndex(random, 50));
  }
  company.gather();
  const fromMs = performance.now();
  const isSettled = await comesTrue(() => company.isOne, SETTLE_WITHIN_MS, 25);
  const settledMs = performance.now() - fromMs;
  const log = new ChaosLog(pool, room.interviewId);
  await log.follow();
  const wrong = DOCUMENT_KINDS.filter((kind) => !company.allSay(kind, describeContent(log.documents[kind])));
  const { edits, refused, reloads } = company;
  const isReplayedWrong = isSettled && (wrong.length > 0 || log.breaks > 0);
  const complaint = isSettled && !isReplayedWrong ? null : `${company.describe()}, wrong in the log: ${wrong.join()}`;
  company.destroy();
  return { edits, isDiverged: !isSettled, isReplayedWrong, refused, reloads, settledMs, complaint };
}

/** The server may be restarted while people arrive; then they arrive again. */
async function seatPatiently(
  server: ChaosServer,
  random: Random,
): Promise<{ room: ChaosRoom; observer: ChaosPerson | null }> {
  const isWatched = random() < 0.4;
  for (let tries = 1; ; tries++) {
    try {
      const room = await openChaosRoom(server.url);
      return { room, observer: isWatched ? await addObserver(room) : null };
    } catch (error) {
      if (tries === SETUP_TRIES) throw error;
      await pause(500);
    }
  }
}

/** Everybody in one interview. Each window is one browser tab with one document. */
class Company {
  readonly #windows: ChaosWriter[] = [];
  readonly #watching: HonestClient[];
  readonly #refusedBefore: HonestClient[] = [];
  edits = 0;
  #trips = 0;

  constructor(
    private readonly room: ChaosRoom,
    observer: ChaosPerson | null,
    private readonly random: Random,
    private readonly seed: number,
  ) {
    for (const person of this.#people) for (const kind of documentsFor(person, room)) this.#open(person, kind);
    if (random() < 0.5) this.#openAny();
    this.#watching = observer
      ? SHARED_DOCUMENT_KINDS.map((kind) => new HonestClient(observer, room.interviewId, kind))
      : [];
  }

  get #people(): readonly ChaosPerson[] {
    return [this.room.interviewer, this.room.candidate];
  }

  get #clients(): readonly HonestClient[] {
    return [...this.#windows.map(({ client }) => client), ...this.#watching];
  }

  get reloads(): number {
    return this.#clients.reduce((total, { closes }) => total + (closes.get(CLOSE_CODES.accessChanged) ?? 0), 0);
  }

  get refused(): number {
    return [...this.#clients, ...this.#refusedBefore].reduce((total, { refusals }) => total + refusals.length, 0);
  }

  /** Whether everything is saved, and all say the same. */
  get isOne(): boolean {
    if (!this.#clients.every(({ isSettled }) => isSettled)) return false;
    return DOCUMENT_KINDS.every((kind) => new Set(this.#contentsOf(kind)).size === 1);
  }

  allSay(kind: DocumentKind, content: string): boolean {
    return this.#contentsOf(kind).every((one) => one === content);
  }

  describe(): string {
    const states = this.#clients.map(({ kind, isConnected, unconfirmedCount, closes }) => {
      return `${kind} ${isConnected ? 'connected' : 'away'} unsaved ${unconfirmedCount} closes ${JSON.stringify([...closes])}`;
    });
    const contents = DOCUMENT_KINDS.map((kind) => describeDifference(this.#contentsOf(kind)));
    return [`interview ${this.room.interviewId}`, ...states, ...contents].join('\n  ');
  }

  /** Whatever happens next. */
  act(step: number): void {
    if (step === Math.floor(STEPS * 0.7)) this.#openAny();
    const window = pickOne(this.random, this.#windows);
    const chance = this.random();
    if (chance < 0.03 && this.#trips++ < TRIPS) window.client.goOffline();
    else if (chance < 0.09) window.client.comeBack();
    else if (chance < 0.1 && this.#trips++ < TRIPS) this.#reopen(window);
    else {
      for (let edits = 1 + pickIndex(this.random, 4); edits > 0; edits--, this.edits++) window.editOnce();
    }
  }

  /** Everybody is online again. */
  gather(): void {
    for (const client of this.#clients) client.comeBack();
  }

  destroy(): void {
    for (const window of this.#windows) window.destroy();
    for (const client of this.#watching) client.destroy();
  }

  #openAny(): void {
    const person = pickOne(this.random, this.#people);
    this.#open(person, pickOne(this.random, documentsFor(person, this.room)));
  }

  #open(person: ChaosPerson, kind: DocumentKind): void {
    this.#windows.push(
      new ChaosWriter(person, this.room.interviewId, kind, this.seed * 64 + this.#windows.length + this.#trips * 8),
    );
  }

  /** The page is loaded again: what was not saved is gone, and the rest comes from the server. */
  #reopen(window: ChaosWriter): void {
    const { person, kind } = window.client;
    this.#windows.splice(this.#windows.indexOf(window), 1);
    this.#refusedBefore.push(window.client);
    window.destroy();
    this.#open(person, kind);
  }

  #contentsOf(kind: DocumentKind): string[] {
    return this.#clients.filter((client) => client.kind === kind).map(({ doc }) => describeContent(doc));
  }
}
