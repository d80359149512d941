import type * as Y from 'yjs';
import { UPDATE_LIMITS } from './document-limits.js';
import type { UpdateReader } from './update-reader.js';
import { refuse } from './update-refusal.js';
import { readStruct, ScannedStruct } from './update-structs.js';

export type StoredStructs = readonly (Y.Item | Y.GC)[];

/** All structs of one client in an update: they follow one another without a gap. Used again for the next update. */
export class Section {
  client = 0;
  /** Where its structs are in the table; they end before `last`. */
  first = 0;
  last = 0;
  /** Clocks. */
  start = 0;
  end = 0;
  /** What the document has of this client, and up to which clock. */
  stored: StoredStructs | undefined;
  state = 0;
  /** The first of its new structs that has no place yet. */
  next = 0;
  /** One of its structs waits for a struct of another section. */
  isWaiting = false;
}

/** A stretch of one client's clocks that the update deletes. */
export interface DeleteRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** More of them than usual are let go of after use. */
const USUAL_SIZE = 256;

/** What an update says, read once, in objects that are used again: a judgement should leave nothing to collect. */
export class UpdateTable {
  readonly #structs: ScannedStruct[] = [];
  readonly #sections: Section[] = [];
  #structCount = 0;
  sectionCount = 0;
  readonly deletes: DeleteRange[] = [];

  /** @throws UpdateRefusal when it is not written as Yjs writes it */
  read(reader: UpdateReader): void {
    let lastClient = Infinity;
    for (let left = reader.readUint(); left > 0; left--) lastClient = this.#readSection(reader, lastClient);
    lastClient = Infinity;
    for (let left = reader.readUint(); left > 0; left--) lastClient = this.#readDeletes(reader, lastClient);
    reader.expectEnd();
  }

  clear(): void {
    for (let index = 0; index < this.#structCount; index++) this.structAt(index).forget();
    for (let index = 0; index < this.sectionCount; index++) this.sectionAt(index).stored = undefined;
    if (this.#structs.length > USUAL_SIZE) this.#structs.length = USUAL_SIZE;
    if (this.#sections.length > USUAL_SIZE) this.#sections.length = USUAL_SIZE;
    this.#structCount = this.sectionCount = this.deletes.length = 0;
  }

  get size(): number {
    return this.#structCount;
  }

  structAt(index: number): ScannedStruct {
    return this.#structs[index]!;
  }

  /** Those that Yjs would place by chance, in the order in which they are written. */
  reversedStructs(): readonly ScannedStruct[] {
    return this.#structs.slice(0, this.#structCount).filter(({ isReversed }) => isReversed);
  }

  sectionAt(index: number): Section {
    return this.#sections[index]!;
  }

  sectionOf(client: number): Section | undefined {
    let low = 0;
    let high = this.sectionCount - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const section = this.sectionAt(middle);
      if (section.client === client) return section;
      if (section.client > client) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** @param clock one that lies within the section */
  findIn(section: Section, clock: number): ScannedStruct {
    return this.structAt(this.indexIn(section, clock));
  }

  indexIn(section: Section, clock: number): number {
    let low = section.first;
    let high = section.last - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.structAt(middle).clock <= clock) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Whether the update deletes all of these clocks, in one stretch. */
  isDeleted(client: number, clock: number, length: number): boolean {
    const end = clock + length;
    return this.deletes.some(
      (range) => range.client === client && range.clock <= clock && range.clock + range.length >= end,
    );
  }

  #readSection(reader: UpdateReader, lastClient: number): number {
    const count = reader.readLength();
    if (this.#structCount + count > UPDATE_LIMITS.maxStructs) refuse('too-many-structs');
    const client = reader.readUint();
    // Yjs writes the highest client first and none twice; a second section would silently replace the first.
    if (client >= lastClient) refuse('bad-order');
    const section = (this.#sections[this.sectionCount++] ??= new Section());
    section.client = client;
    section.first = this.#structCount;
    section.last = section.first + count;
    section.isWaiting = false;
    let clock = (section.start = reader.readUint());
    for (let left = count; left > 0; left--) {
      const struct = (this.#structs[this.#structCount++] ??= new ScannedStruct());
      readStruct(reader, struct, clock);
      clock += struct.length;
    }
    if (clock > Number.MAX_SAFE_INTEGER) refuse('bad-length');
    section.end = clock;
    return client;
  }

  #readDeletes(reader: UpdateReader, lastClient: number): number {
    const client = reader.readUint();
    if (client >= lastClient) refuse('bad-order');
    let end = 0;
    for (let left = reader.readLength(); left > 0; left--) {
      const clock = reader.readUint();
      const length = reader.readLength();
      if (clock < end) refuse('bad-order');
      end = clock + length;
      if (end > Number.MAX_SAFE_INTEGER) refuse('bad-length');
      if (this.deletes.length === UPDATE_LIMITS.maxDeletes) refuse('too-many-structs');
      this.deletes.push({ client, clock, length });
    }
    return client;
  }
}
