import { hash } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOCUMENT_KINDS } from '@fortyfive/documents';
import { followChain, GENESIS, type LogEntry } from '@fortyfive/replay';
import pg from 'pg';
import { createEmptyDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { listMigrations } from '../platform/migrate.js';

const MIGRATIONS = path.join(import.meta.dirname, '../../../../prisma/migrations');
const ANA = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';
const IDS = ['01a1f7cc-2f69-711d-9eec-b49f432af5e7', '01a1f7cc-2f69-711d-9eec-b49f432af5e8'];
const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createEmptyDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('the migration to a chained log', () => {
  it('[RECORDING-7] links what was logged before, the very way the server goes on', async () => {
    const [first, second] = listMigrations(MIGRATIONS);
    await client.query(first?.sql ?? '');
    await client.query(`insert into question_versions (id, slug, version, content) values ('${ANA}', 's', '1', '{}');
      insert into rooms (id, invite_hash, invite_expires_at) values ('${ANA}', '', now());`);
    const logs: LogEntry[][] = [[], []];
    for (const [place, interviewId] of IDS.entries()) {
      await client.query(
        `insert into interviews (id, room_id, question_version_id, state, seq, phase) values ($1, $2, $2, '{}', 5, $3)`,
        [interviewId, ANA, place === 0 ? 'ended' : 'running'],
      );
      for (let seq = 1; seq <= 5; seq++) {
        const kind = (['event', ...DOCUMENT_KINDS] as const)[seq % 3] ?? 'event';
        const entry = {
          offsetMs: seq * 70_000,
          kind,
          actorId: seq === 4 ? null : ANA,
          bytes: Buffer.from([seq, place]),
        };
        await client.query('insert into log_entries values ($1, $2, $3, $4, $5, $6)', [
          interviewId,
          seq,
          entry.offsetMs,
          kind,
          entry.actorId,
          entry.bytes,
        ]);
        logs[place]?.push(entry);
      }
    }
    await client.query(second?.sql ?? '');
    for (const [place, interviewId] of IDS.entries()) {
      const expected = followChain(logs[place] ?? [], { seq: 0, hash: GENESIS }, sha256);
      const head = await client.query('select seq::int, hash, is_closed from log_heads where interview_id = $1', [
        interviewId,
      ]);
      expect(head.rows).toEqual([{ seq: 5, hash: Buffer.from(expected), is_closed: place === 0 }]);
      const last = await client.query('select hash from log_entries where interview_id = $1 and seq = 5', [
        interviewId,
      ]);
      expect(last.rows).toEqual([{ hash: Buffer.from(expected) }]);
    }
  });
});
