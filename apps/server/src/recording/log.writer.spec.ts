import { describe, expect, it } from '@jest/globals';
import { LogWriter } from './log.writer.js';
import type { PendingEntry, RecordingRepository } from './recording.repository.js';

const entry = (interviewId: string): PendingEntry => ({
  interviewId,
  kind: 'board',
  actorId: 'ana',
  atMs: 0,
  bytes: new Uint8Array(),
});

/** A log that answers as a test wants it to. */
function writerOn(append: (batch: readonly PendingEntry[]) => Promise<ReadonlySet<string>>): LogWriter {
  return new LogWriter({ append } as RecordingRepository);
}

const away = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const idsOf = (batch: readonly PendingEntry[]): Set<string> => new Set(batch.map(({ interviewId }) => interviewId));

describe('the log writer', () => {
  it('[RECORDING-2] commits what waits in one statement, and settles in the order of the calls', async () => {
    const batches: number[] = [];
    const writer = writerOn((batch) => {
      batches.push(batch.length);
      return Promise.resolve(idsOf(batch));
    });
    const settled: string[] = [];
    await Promise.all(
      ['a', 'b', 'a', 'c'].map((id, index) => writer.append(entry(id)).then(() => settled.push(id + index))),
    );
    expect(batches).toEqual([4]);
    expect(settled).toEqual(['a0', 'b1', 'a2', 'c3']);
  });

  it('[RECORDING-2] waits while the database is away, and loses nothing', async () => {
    let failures = 2;
    const writer = writerOn((batch) => (failures-- > 0 ? Promise.reject(away()) : Promise.resolve(idsOf(batch))));
    await expect(writer.append(entry('a'))).resolves.toBeUndefined();
    expect(failures).toBe(-1);
  });

  it('[RECORDING-2] refuses at once what cannot be committed when the server stops', async () => {
    const writer = writerOn(() => Promise.reject(away()));
    const waiting = writer.append(entry('a'));
    writer.stopWaiting();
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('[RECORDING-2] lets an entry that cannot be stored harm no other interview', async () => {
    const writer = writerOn((batch) =>
      idsOf(batch).has('bad') ? Promise.reject(new Error('value out of range')) : Promise.resolve(idsOf(batch)),
    );
    const results = await Promise.allSettled(['good', 'bad', 'good', 'fine'].map((id) => writer.append(entry(id))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  it('[RECORDING-3] refuses what comes for an interview that takes no more', async () => {
    const writer = writerOn(() => Promise.resolve(new Set(['open'])));
    await expect(writer.append(entry('ended'))).rejects.toMatchObject({ code: 'interview_over' });
  });
});
