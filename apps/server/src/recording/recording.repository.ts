import { Injectable } from '@nestjs/common';
import type { DocumentKind } from '@fortyfive/documents';
import { DatabasePool } from '../platform/database.js';

/** A document's state as stored. */
export interface StoredKeyframe {
  readonly kind: DocumentKind;
  /** The log's number and hash up to which it goes. */
  readonly seq: number;
  readonly hash: Uint8Array;
  /** A Yjs update (V1), with gzip. */
  readonly bytes: Uint8Array;
  /** User id → the client ids that person has written under. */
  readonly authors: Readonly<Record<string, readonly number[]>>;
}

/** A sealed recording as stored, with the hash that its log ended with. */
export interface StoredRecording {
  /** Format F45R, with gzip. */
  readonly bytes: Uint8Array;
  readonly finalHash: Uint8Array;
}

@Injectable()
export class RecordingRepository {
  constructor(private readonly pool: DatabasePool) {}

  async findKeyframe(interviewId: string, kind: DocumentKind): Promise<StoredKeyframe | null> {
    const { rows } = await this.pool.query<StoredKeyframe>(
      'select kind, seq::float8 as seq, hash, bytes, authors from keyframes where interview_id = $1 and kind = $2',
      [interviewId, kind],
    );
    return rows[0] ?? null;
  }

  /** Only newer ones take the place of what is there, and only while the log is open. */
  async storeKeyframe(interviewId: string, { kind, seq, hash, bytes, authors }: StoredKeyframe): Promise<void> {
    await this.pool.query(
      `insert into keyframes (interview_id, kind, seq, hash, bytes, authors)
       select $1, $2, $3, $4, $5, $6 from log_heads where interview_id = $1 and not is_closed
       on conflict (interview_id, kind) do update
       set seq = excluded.seq, hash = excluded.hash, bytes = excluded.bytes, authors = excluded.authors
       where keyframes.seq < excluded.seq`,
      [interviewId, kind, seq, Buffer.from(hash), Buffer.from(bytes), authors],
    );
  }

  async findRecording(interviewId: string): Promise<StoredRecording | null> {
    const { rows } = await this.pool.query<StoredRecording>(
      `select r.bytes, h.hash as "finalHash" from recordings r join log_heads h using (interview_id)
       where r.interview_id = $1`,
      [interviewId],
    );
    return rows[0] ?? null;
  }

  /** Puts the recording in the place of entries and keyframes: all or nothing, and once. */
  async seal(interviewId: string, bytes: Uint8Array, entries: number): Promise<void> {
    await this.pool.query(
      `with sealed as (
         insert into recordings (interview_id, bytes, entries) values ($1, $2, $3)
         on conflict do nothing returning interview_id
       ), rows_gone as (
         delete from log_entries where interview_id in (select interview_id from sealed)
       )
       delete from keyframes where interview_id in (select interview_id from sealed)`,
      [interviewId, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), entries],
    );
  }

  /** Interviews that have ended and whose log is still in rows, the oldest first, but for some. */
  async findUnsealed(limit: number, except: readonly string[]): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select h.interview_id as id from log_heads h left join recordings r using (interview_id)
       where h.is_closed and r.interview_id is null and h.interview_id <> all ($2::uuid[]) order by h.interview_id limit $1`,
      [limit, except],
    );
    return rows.map(({ id }) => id);
  }
}
