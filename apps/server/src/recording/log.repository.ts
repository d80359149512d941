import { Injectable } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import type { LogEntry, LogKind } from '@fortyfive/replay';
import { DatabasePool, type DatabaseClient } from '../platform/database.js';
import type { LogEnd } from './interview.log.js';

/** An entry with its link of the hash chain. */
export interface LinkedEntry extends LogEntry {
  readonly hash: Uint8Array;
}

/** Consecutive entries for one log, to be appended if it still ends at `seq` and `epoch` still holds it. */
export interface LogPart {
  readonly interviewId: string;
  readonly epoch: number;
  readonly seq: number;
  readonly entries: readonly LinkedEntry[];
}

/** Where a log ends, as the database has it. */
export interface StoredEnd extends LogEnd {
  readonly isClosed: boolean;
}

/** Which stretch of a log to read: the numbers after `after`, up to and including `upTo`. */
export interface Stretch {
  readonly after: number;
  readonly upTo: number;
}

/**
 * One statement for a whole batch, any number of interviews. A log moves on only if it ends where its holder thinks, is held
 * under the same epoch and is not closed (RECORDING-3, RECORDING-6); the others take nothing. Payloads and hashes come in one
 * piece each and are cut up here: as arrays of bytea they would be written and read as hexadecimal text.
 */
const APPEND = `
  with moved as (
    update log_heads h set seq = p.seq + p.entries, hash = substring($5::bytea from p.place::int * 32 - 31 for 32)
    from unnest($1::uuid[], $2::int[], $3::bigint[], $4::int[])
      with ordinality as p (interview_id, epoch, seq, entries, place)
    where h.interview_id = p.interview_id and h.epoch = p.epoch and h.seq = p.seq and not h.is_closed
    returning h.interview_id, p.seq, p.place
  )
  insert into log_entries (interview_id, seq, offset_ms, kind, actor_id, bytes, hash)
  select m.interview_id, m.seq + e.number, e.offset_ms, e.kind, e.actor_id,
    substring($12::bytea from e.start for e.length), substring($13::bytea from e.place::int * 32 - 31 for 32)
  from unnest($6::int[], $7::int[], $8::int[], $9::log_kind[], $10::uuid[], $11::int[], $14::int[])
    with ordinality as e (part, number, offset_ms, kind, actor_id, start, length, place)
  join moved m on m.place = e.part`;

/** How long to wait for the answer before asking on another connection; the hashes tell whether it was carried out. */
const PATIENCE_MS = 10_000;

const END = `h.interview_id as "interviewId", h.epoch, h.seq::float8 as seq, h.hash, h.is_closed as "isClosed",
  (extract(epoch from i.started_at) * 1000)::float8 as "startedAtMs"`;

@Injectable()
export class LogRepository {
  constructor(private readonly pool: DatabasePool) {}

  /** @returns how many entries are committed now; if not all, the ends tell of which parts */
  async append(parts: readonly LogPart[]): Promise<number> {
    const query = { name: 'append-to-logs', text: APPEND, values: appendValues(parts), query_timeout: PATIENCE_MS };
    const { rowCount } = await this.pool.query(query);
    return rowCount ?? 0;
  }

  /**
   * Raises the epoch, so that whoever held the log before can append no more.
   * @throws AppError `not_found`; `interview_over` when the log is closed
   */
  async takeOver(interviewId: string): Promise<StoredEnd> {
    const { rows } = await this.pool.query<StoredEnd>(
      `update log_heads h set epoch = h.epoch + 1 from interviews i
       where h.interview_id = $1 and i.id = $1 and not h.is_closed returning ${END}`,
      [interviewId],
    );
    if (rows[0]) return rows[0];
    throw new AppError((await this.readEnds([interviewId])).has(interviewId) ? 'interview_over' : 'not_found');
  }

  async readEnds(interviewIds: readonly string[]): Promise<Map<string, StoredEnd>> {
    const { rows } = await this.pool.query<StoredEnd & { interviewId: string }>(
      `select ${END} from log_heads h join interviews i on i.id = h.interview_id where h.interview_id = any($1::uuid[])`,
      [interviewIds],
    );
    return new Map(rows.map((row) => [row.interviewId, row]));
  }

  /** Locks the end of a log until the transaction is over. */
  async lockEnd(client: DatabaseClient, interviewId: string): Promise<{ seq: number; hash: Uint8Array }> {
    const [end] = await client.$queryRaw<{ seq: number; hash: Uint8Array }[]>`
      select seq::float8 as seq, hash from log_heads where interview_id = ${interviewId}::uuid for update`;
    if (!end) throw new AppError('not_found');
    return end;
  }

  /** Writes one entry in a transaction that has locked the end. @param isLast closes the log */
  async insert(
    client: DatabaseClient,
    interviewId: string,
    seq: number,
    entry: LinkedEntry & { readonly kind: 'event' | 'board' },
    isLast: boolean,
  ): Promise<void> {
    const { bytes, hash, ...rest } = entry;
    const [ownBytes, ownHash] = [new Uint8Array(bytes), new Uint8Array(hash)];
    await client.logEntry.create({ data: { interviewId, seq, ...rest, bytes: ownBytes, hash: ownHash } });
    await client.logHead.update({ where: { interviewId }, data: { seq, hash: ownHash, isClosed: isLast } });
  }

  /** Entries in log order, with the links that were stored for them. */
  async read(interviewId: string, { after, upTo }: Stretch): Promise<LinkedEntry[]> {
    const { rows } = await this.pool.query<LinkedEntry & { kind: LogKind }>(
      `select offset_ms as "offsetMs", kind, actor_id as "actorId", bytes, hash from log_entries
       where interview_id = $1 and seq > $2 and seq <= $3 order by seq`,
      [interviewId, after, upTo],
    );
    return rows;
  }
}

/** Every commit passes here, so all lists are put together in one go. */
function appendValues(parts: readonly LogPart[]): unknown[] {
  const of = { id: newList(), epoch: newList(), seq: newList(), count: newList() };
  const each = { part: newList(), number: newList(), offset: newList(), kind: newList(), actor: newList() };
  const cut = { start: newList(), length: newList() };
  const [ends, payloads, hashes] = [[] as Uint8Array[], [] as Uint8Array[], [] as Uint8Array[]];
  let start = 1;
  for (const { interviewId, epoch, seq, entries } of parts) {
    of.id.push(interviewId);
    of.epoch.push(epoch);
    of.seq.push(seq);
    of.count.push(entries.length);
    for (const [index, { offsetMs, kind, actorId, bytes, hash }] of entries.entries()) {
      each.part.push(of.id.length);
      each.number.push(index + 1);
      each.offset.push(offsetMs);
      each.kind.push(kind);
      each.actor.push(actorId ?? 'null');
      cut.start.push(start);
      cut.length.push(bytes.length);
      payloads.push(bytes);
      hashes.push(hash);
      start += bytes.length;
      if (index === entries.length - 1) ends.push(hash);
    }
  }
  return [
    ...Object.values(of).map(asArray),
    Buffer.concat(ends),
    ...Object.values(each).map(asArray),
    asArray(cut.start),
    Buffer.concat(payloads),
    Buffer.concat(hashes),
    asArray(cut.length),
  ];
}

/** A column of values, to become an array in Postgres. */
const newList = (): (string | number)[] => [];

/** A Postgres array of values that need no quotes: ids, numbers, names of kinds. */
function asArray(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}
