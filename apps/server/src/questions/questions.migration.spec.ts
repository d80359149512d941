import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@fortyfive/interview';
import pg from 'pg';
import { createEmptyDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { listMigrations } from '../platform/migrate.js';
import { seed } from '../seed.js';
import { bankId } from './questions.repository.js';

const ROOT = path.join(import.meta.dirname, '../../../..');
const MIGRATION = '20261122090000_questions';
const [CREATED, STARTED, LATER] = ['2026-11-01T10:00:00Z', '2026-11-01T10:05:00Z', '2026-11-02T10:05:00Z'];

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createEmptyDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const versions = { old: randomUUID(), present: randomUUID(), gone: randomUUID() };
const people = { ana: randomUUID(), ben: randomUUID(), cleo: randomUUID(), dan: randomUUID(), eve: randomUUID() };
type Name = keyof typeof people;

async function keepVersion(id: string, slug: string, isCurrent: boolean): Promise<void> {
  await pool.query(
    'insert into question_versions (id, slug, version, is_current, content) values ($1, $2, $3, $4, $5)',
    [id, slug, id.slice(0, 16), isCurrent, JSON.stringify({ slug, title: `The ${slug}` })],
  );
}

async function keepInterview(
  version: string,
  phase: 'lobby' | 'running' | 'ended',
  startedAt: string | null,
  roles: Partial<Record<Name, Role>>,
  readers: readonly Name[] = [],
): Promise<void> {
  const [roomId, id] = [randomUUID(), randomUUID()];
  const seats = Object.entries(roles) as [Name, Role][];
  const participants = seats.map(([name, role]) => ({
    userId: people[name],
    role,
    hasReadBrief: readers.includes(name),
  }));
  await pool.query('insert into rooms (id, invite_hash, invite_expires_at) values ($1, $2, now())', [
    roomId,
    Buffer.from(roomId),
  ]);
  await pool.query(
    `insert into interviews (id, room_id, question_version_id, phase, state, created_at, started_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, roomId, version, phase, JSON.stringify({ phase, participants }), CREATED, startedAt],
  );
  for (const { userId, role } of participants)
    await pool.query('insert into participants (interview_id, user_id, role) values ($1, $2, $3)', [id, userId, role]);
}

async function sights() {
  const { rows } = await pool.query<{ user_id: string; question_id: string; reason: string; seen_at: Date }>(
    'select * from question_sights',
  );
  const nameOf = (id: string) => Object.entries(people).find(([, known]) => known === id)?.[0];
  return rows
    .map(({ user_id, question_id, reason, seen_at }) => [
      nameOf(user_id),
      question_id,
      reason,
      seen_at.toISOString().replace('.000', ''),
    ])
    .sort();
}

describe('the migration to questions of their own', () => {
  it('[QUESTIONS-2] keeps every version with its id, and knows from interviews of all phases who has seen what', async () => {
    const migrations = listMigrations(path.join(ROOT, 'prisma/migrations'));
    const here = migrations.findIndex(({ name }) => name === MIGRATION);
    for (const { sql } of migrations.slice(0, here)) await pool.query(sql);
    for (const id of Object.values(people))
      await pool.query("insert into users (id, display_name) values ($1, 'Somebody')", [id]);
    await keepVersion(versions.old, 'url-shortener', false);
    await keepVersion(versions.present, 'url-shortener', true);
    await keepVersion(versions.gone, 'no-longer-there', false);
    await keepInterview(versions.present, 'running', LATER, { ana: 'interviewer', ben: 'candidate', dan: 'observer' });
    await keepInterview(versions.old, 'ended', STARTED, { ana: 'candidate', ben: 'interviewer' });
    await keepInterview(versions.gone, 'ended', STARTED, { ana: 'interviewer', cleo: 'candidate' }, ['ana']);
    await keepInterview(versions.present, 'lobby', null, { cleo: 'interviewer', eve: 'candidate' }, ['cleo']);
    await keepInterview(versions.present, 'lobby', null, { eve: 'interviewer' });

    for (const { sql } of migrations.slice(here)) await pool.query(sql);

    const [kept, gone] = [bankId('url-shortener'), bankId('no-longer-there')];
    expect(await sights()).toEqual(
      [
        ['ana', kept, 'candidate', STARTED],
        ['ana', gone, 'interviewer', STARTED],
        ['ben', kept, 'interviewer', STARTED],
        ['cleo', gone, 'candidate', STARTED],
        // In a lobby nobody has seen anything but who opened the brief.
        ['cleo', kept, 'interviewer', CREATED],
        ['dan', kept, 'observer', LATER],
      ].sort(),
    );
    const questions = async () =>
      (await pool.query('select slug, id, current_version_id as current from questions order by slug')).rows as {
        slug: string;
        id: string;
        current: string | null;
      }[];
    expect(await questions()).toEqual([
      { slug: 'no-longer-there', id: gone, current: null },
      { slug: 'url-shortener', id: kept, current: versions.present },
    ]);
    const { rows } = await pool.query('select id, question_id from question_versions order by question_id = $1', [
      kept,
    ]);
    expect(rows).toContainEqual({ id: versions.old, question_id: kept });
    expect(rows).toContainEqual({ id: versions.gone, question_id: gone });

    await seed(pool, path.join(ROOT, 'bank'));
    const after = await questions();
    expect(after).toContainEqual({ slug: 'no-longer-there', id: gone, current: null });
    expect(after.find(({ slug }) => slug === 'url-shortener')).toMatchObject({ id: kept });
    expect(
      (await pool.query('select from interviews join question_versions v on v.id = question_version_id')).rowCount,
    ).toBe(5);
    expect((await sights()).length).toBe(6);
  });
});
