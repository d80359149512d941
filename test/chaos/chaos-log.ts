import { createDocument, DOCUMENT_KINDS, isDocumentKind, perDocument } from '@fortyfive/documents';
import type { LogKind } from '@fortyfive/replay';
import pg from 'pg';
import * as Y from 'yjs';

interface Row {
  readonly seq: string;
  readonly kind: LogKind;
  readonly bytes: Buffer;
}

/** One interview's log as it stands in Postgres, read without the server, and the documents it makes. */
export class ChaosLog {
  documents = perDocument(createDocument);
  /** Entries read so far. */
  length = 0;
  /** Places at which the numbering skips, repeats, or what was there before has changed. */
  breaks = 0;
  #bytesRead: Buffer[] = [];
  /** Of the entries that people wrote; two samples of presence may well be the same. */
  #written: string[] = [];

  constructor(
    private readonly pool: pg.Pool,
    readonly interviewId: string,
  ) {}

  /** Reads what has been added since, and applies it. */
  async follow(): Promise<void> {
    for (const row of await this.#rowsAfter(this.length)) {
      if (Number(row.seq) !== this.length + 1) this.breaks++;
      this.length = Number(row.seq);
      this.#bytesRead.push(row.bytes);
      if (row.kind !== 'presence') this.#written.push(row.bytes.toString('base64'));
      if (isDocumentKind(row.kind)) Y.applyUpdate(this.documents[row.kind], row.bytes);
    }
  }

  /** Reads everything anew into fresh documents; what was read before must still be there, byte for byte. */
  async reread(): Promise<void> {
    const before = this.#bytesRead;
    for (const kind of DOCUMENT_KINDS) this.documents[kind]?.destroy();
    this.documents = perDocument(createDocument);
    this.length = 0;
    this.#bytesRead = [];
    this.#written = [];
    await this.follow();
    before.forEach((bytes, place) => {
      if (!this.#bytesRead[place]?.equals(bytes)) this.breaks++;
    });
  }

  /** Entries whose bytes stand in the log more than once: a commit that was repeated. */
  get repeats(): number {
    return this.#written.length - new Set(this.#written).size;
  }

  /** Where these very bytes stand in the log. */
  describePlace(update: Uint8Array): string {
    const place = this.#bytesRead.findIndex((bytes) => bytes.equals(update));
    return place < 0 ? `not among the ${this.length} entries as it is` : `entry ${place + 1} of ${this.length}`;
  }

  async #rowsAfter(seq: number): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>(
      'select seq, kind, bytes from log_entries where interview_id = $1 and seq > $2 order by seq',
      [this.interviewId, seq],
    );
    return rows;
  }
}

/** Whether a document has everything that an update adds and deletes. */
export function holds(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  const isAdded = structs.every(({ id, length }) => id.clock + length <= Y.getState(doc.store, id.client));
  return isAdded && [...ds.clients].every(([client, deletes]) => deletes.every((one) => isDeleted(doc, client, one)));
}

/** What an update adds and deletes, for people. */
export function describeUpdate(update: Uint8Array): string {
  const { structs, ds } = Y.decodeUpdate(update);
  const added = structs.map(({ id, length }) => `${id.client}:${id.clock}+${length}`);
  const deleted = [...ds.clients].flatMap(([client, deletes]) =>
    deletes.map(({ clock, len }: { clock: number; len: number }) => `${client}:${clock}+${len}`),
  );
  return `adds ${added.join(' ') || 'nothing'}, deletes ${deleted.join(' ') || 'nothing'}`;
}

function isDeleted(doc: Y.Doc, client: number, { clock, len }: { clock: number; len: number }): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs || Y.getState(doc.store, client) < clock + len) return false;
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at];
    if (!struct || struct.id.clock >= clock + len) return true;
    if (!struct.deleted) return false;
  }
  return true;
}
