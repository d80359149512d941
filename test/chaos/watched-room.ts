import { describeContent, DOCUMENT_KINDS, type DocumentKind } from '@fortyfive/documents';
import type pg from 'pg';
import type * as Y from 'yjs';
import { compareCopies } from './content-difference.js';
import { ChaosLog, describeUpdate, holds } from './chaos-log.js';
import { openChaosRoom, type ChaosRoom } from './chaos-person.js';
import { seatWriters, type ChaosWriter } from './chaos-writers.js';
import { HonestClient, type HonestClientOptions } from './honest-client.js';
import { comesTrue } from './lane.js';

const SETTLE_WITHIN_MS = 30_000;
const EQUAL_WITHIN_MS = 5_000;

/** A room that is edited all the time, and what its people were promised. */
export class WatchedRoom {
  readonly log: ChaosLog;
  /** Updates that somebody had seen from another, or that were acknowledged, and that the log did not have. */
  lost = 0;
  /** Documents that were not the same for everybody, or not what the log makes of them. */
  mismatches = 0;
  /** What exactly was found wrong, for the person who has to find out why. */
  readonly complaints: string[] = [];
  readonly #checked = new Map<ChaosWriter, { seen: number; acknowledged: number }>();

  private constructor(
    readonly room: ChaosRoom,
    readonly writers: readonly ChaosWriter[],
    pool: pg.Pool,
  ) {
    this.log = new ChaosLog(pool, room.interviewId);
  }

  static async open(url: string, pool: pg.Pool, seed: number, options?: HonestClientOptions): Promise<WatchedRoom> {
    const room = await openChaosRoom(url);
    return new WatchedRoom(room, seatWriters(room, seed, options), pool);
  }

  get clients(): readonly HonestClient[] {
    return this.writers.map(({ client }) => client);
  }

  /** Updates that people have seen from each other. */
  get seen(): number {
    return this.clients.reduce((total, { seen }) => total + seen.length, 0);
  }

  get acknowledged(): number {
    return this.clients.reduce((total, { acknowledged }) => total + acknowledged.length, 0);
  }

  /** How often an honest client was told not to come back. */
  get refused(): number {
    return this.clients.reduce((total, { refusals }) => total + refusals.length, 0);
  }

  /** Whether everybody is connected and everything they typed is acknowledged. */
  get isSettled(): boolean {
    return this.clients.every(({ isSettled }) => isSettled);
  }

  /** Whether all who have a document open have the same in it. */
  get isEqual(): boolean {
    return DOCUMENT_KINDS.every((kind) => {
      const contents = this.#documentsOf(kind).map(describeContent);
      return new Set(contents).size === 1;
    });
  }

  type(everyMs: number): void {
    for (const writer of this.writers) writer.type(everyMs);
  }

  rest(): void {
    for (const writer of this.writers) writer.rest();
  }

  /** Compares the log, as it is now, with everything promised since the last look. The server may be gone. */
  async checkPromises(): Promise<void> {
    const promised = this.writers.map(({ client: { seen, acknowledged } }) => ({
      seen: seen.length,
      acknowledged: acknowledged.length,
    }));
    await this.log.follow();
    this.writers.forEach((writer, place) => {
      const { client } = writer;
      const from = this.#checked.get(writer) ?? { seen: 0, acknowledged: 0 };
      const upTo = promised[place] ?? from;
      this.#checkHeld(client.kind, 'seen', client.seen.slice(from.seen, upTo.seen));
      this.#checkHeld(client.kind, 'acknowledged', client.acknowledged.slice(from.acknowledged, upTo.acknowledged));
      this.#checked.set(writer, upTo);
    });
  }

  /** Everybody stops; then all of them, a newcomer and the log have to say the same. */
  async checkQuiet(): Promise<void> {
    this.rest();
    if (!(await comesTrue(() => this.isSettled, SETTLE_WITHIN_MS))) return this.#complain('not everybody is served');
    await this.checkPromises();
    for (const kind of DOCUMENT_KINDS) await this.#checkOne(kind);
  }

  /** The same with the whole log, read anew from its first entry. */
  async checkFromTheBeginning(): Promise<void> {
    await this.log.reread();
    this.#checked.clear();
    await this.checkQuiet();
    if (this.log.breaks > 0) this.#complain(`${this.log.breaks} breaks in the log`);
  }

  destroy(): void {
    for (const writer of this.writers) writer.destroy();
  }

  #checkHeld(kind: DocumentKind, promise: 'seen' | 'acknowledged', updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      if (holds(this.log.documents[kind], update)) continue;
      this.lost++;
      this.complaints.push(
        `${this.room.interviewId}: lost from ${kind}, was ${promise}: ${describeUpdate(update)}; ${this.log.describePlace(update)}`,
      );
    }
  }

  #documentsOf(kind: DocumentKind): Y.Doc[] {
    return this.clients.filter((client) => client.kind === kind).map(({ doc }) => doc);
  }

  async #checkOne(kind: DocumentKind): Promise<void> {
    const { interviewId, interviewer } = this.room;
    const newcomer = new HonestClient(interviewer, interviewId, kind);
    const writers = this.#documentsOf(kind).map((doc, place) => ({ name: `writer ${place}`, doc }));
    const copies = [
      { name: 'log', doc: this.log.documents[kind] },
      { name: 'newcomer', doc: newcomer.doc },
      ...writers,
    ];
    const isOne = (): boolean => new Set(copies.map(({ doc }) => describeContent(doc))).size === 1;
    if (!(await comesTrue(() => newcomer.provider.synced, SETTLE_WITHIN_MS)))
      this.#complain('a newcomer is not served');
    else if (!(await comesTrue(isOne, EQUAL_WITHIN_MS, 50))) this.#complain(`${kind}: ${compareCopies(copies)}`);
    newcomer.destroy();
  }

  #complain(complaint: string): void {
    this.mismatches++;
    this.complaints.push(`${this.room.interviewId}: ${complaint}`);
  }
}
