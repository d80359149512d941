import { Injectable } from '@nestjs/common';
import type { LogEntry, LogKind } from '@fortyfive/replay';
import { DatabasePool, type DatabaseClient } from '../platform/database.js';

/** An update of a document that waits to be committed. */
export interface PendingEntry {
  readonly interviewId: string;
  readonly kind: LogKind;
  readonly actorId: string;
  readonly atMs: number;
  readonly bytes: Uint8Array;
}

/** One entry whose place in the log is known already. */
export interface PlacedEntry extends PendingEntry {
  readonly seq: bigint;
  readonly startedAtMs: number | null;
}

/** What fits the column: 24.8 days. An interview that is left running longer still takes entries, all at that time. */
const MAX_OFFSET_MS = 2 ** 31 - 1;

/**
 * One statement for a whole batch, any number of interviews: takes as many numbers from each interview's sequence as it
 * has entries here, and writes the entries. Interviews that have ended (or are gone) take nothing: RECORDING-3.
 */
const APPEND = `
  with wanted as (
    select interview_id, entries from unnest($1::uuid[], $2::int[]) as w (interview_id, entries)
  ), numbered as (
    update interviews i set seq = i.seq + w.entries from wanted w
    where i.id = w.interview_id and i.phase <> 'ended'
    returning i.id, i.seq - w.entries as base, i.started_at
  ), written as (
    insert into log_entries (interview_id, seq, offset_ms, kind, actor_id, bytes)
    select n.id, n.base + e.place,
      case when n.started_at is null then 0
        else least(${MAX_OFFSET_MS}, greatest(0, e.at_ms - (extract(epoch from n.started_at) * 1000)::bigint)) end,
      e.kind::log_kind, e.actor_id, e.bytes
    from unnest($3::uuid[], $4::int[], $5::bigint[], $6::text[], $7::uuid[], $8::bytea[])
      as e (interview_id, place, at_ms, kind, actor_id, bytes)
    join numbered n on n.id = e.interview_id
  )
  select id from numbered`;

@Injectable()
export class RecordingRepository {
  constructor(private readonly pool: DatabasePool) {}

  /** @returns the interviews whose entries are committed now; the others take no more entries */
  async append(batch: readonly PendingEntry[]): Promise<ReadonlySet<string>> {
    const counts = new Map<string, number>();
    const places = batch.map(({ interviewId }) => {
      const place = (counts.get(interviewId) ?? 0) + 1;
      counts.set(interviewId, place);
      return place;
    });
    const { rows } = await this.pool.query<{ id: string }>({
      name: 'append-to-log',
      text: APPEND,
      values: [
        [...counts.keys()],
        [...counts.values()],
        batch.map((entry) => entry.interviewId),
        places,
        batch.map((entry) => entry.atMs),
        batch.map((entry) => entry.kind),
        batch.map((entry) => entry.actorId),
        batch.map((entry) => asBuffer(entry.bytes)),
      ],
    });
    return new Set(rows.map((row) => row.id));
  }

  /** Writes one entry within a transaction that has taken its number. */
  async insert(client: DatabaseClient, entry: PlacedEntry): Promise<void> {
    const { interviewId, seq, kind, actorId, atMs, startedAtMs } = entry;
    const offsetMs = startedAtMs === null ? 0 : Math.min(MAX_OFFSET_MS, Math.max(0, atMs - startedAtMs));
    await client.logEntry.create({
      data: { interviewId, seq, offsetMs, kind, actorId, bytes: new Uint8Array(entry.bytes) },
    });
  }

  /** The entries of these kinds, in log order. */
  async read(interviewId: string, kinds: readonly LogKind[]): Promise<LogEntry[]> {
    const { rows } = await this.pool.query<{ offset_ms: number; kind: LogKind; bytes: Buffer }>(
      `select offset_ms, kind, bytes from log_entries
       where interview_id = $1 and kind = any($2::log_kind[]) order by seq`,
      [interviewId, kinds],
    );
    return rows.map((row) => ({ offsetMs: row.offset_ms, kind: row.kind, bytes: row.bytes }));
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
