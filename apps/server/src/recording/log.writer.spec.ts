import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AppError } from '@fortyfive/contract';
import type { DocumentKind } from '@fortyfive/documents';
import { ask, eventually, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { MAX_WAITING_BYTES, type InterviewLog } from './interview.log.js';
import { LogRepository } from './log.repository.js';
import { LogWriter } from './log.writer.js';

let server: RunningApp;
let ana: Person;
let ben: Person;
let writer: LogWriter;
let repository: LogRepository;

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
  writer = server.app.nest.get(LogWriter);
  repository = server.app.nest.get(LogRepository);
});

afterEach(() => {
  jest.restoreAllMocks();
  for (const person of [ana, ben]) person.leave();
});

afterAll(() => server.close());

async function openLog() {
  const interview = await startInterview(ana, ben);
  return { ...interview, log: await writer.open(interview.interviewId) };
}

/** Appends one change; resolves with why it was refused, or `null`. */
function append(log: InterviewLog, text: string, kind: DocumentKind = 'board'): Promise<AppError | null> {
  return new Promise((settle) => writer.append(log, { kind, actorId: ana.user.id, bytes: Buffer.from(text), settle }));
}

interface Row {
  readonly seq: number;
  readonly text: string;
  readonly transaction: string;
}

async function changesOf(interviewId: string): Promise<Row[]> {
  const { rows } = await server.pool.query<Row>(
    `select seq::int, convert_from(bytes, 'utf8') as text, xmin::text as transaction
     from log_entries where interview_id = $1 and actor_id is not null and kind <> 'event' order by seq`,
    [interviewId],
  );
  return rows;
}

describe('the log writer', () => {
  it('[RECORDING-2] commits what waits, of all interviews, in one transaction, and settles in the order of the appends', async () => {
    const [one, other] = [await openLog(), await openLog()];
    const settled: string[] = [];
    const appends = [one, other, one, other].map(({ log }, index) =>
      append(log, `${index}`).then(() => settled.push(`${index}`)),
    );
    await Promise.all(appends);
    const [ours, theirs] = [await changesOf(one.interviewId), await changesOf(other.interviewId)];
    expect([ours, theirs].map((rows) => rows.map(({ text }) => text))).toEqual([
      ['0', '2'],
      ['1', '3'],
    ]);
    expect(new Set([...ours, ...theirs].map(({ transaction }) => transaction)).size).toBe(1);
    expect(settled.indexOf('0')).toBeLessThan(settled.indexOf('2'));
  });

  it('[RECORDING-2] goes on after an event that came between', async () => {
    const { log, interviewId, host, roomId } = await openLog();
    await append(log, 'before');
    expect(await ask(host, 'room:add-minute', { roomId, version: 5 })).toMatchObject({ ok: true });
    expect(await append(log, 'after')).toBeNull();
    const [before, after] = await changesOf(interviewId);
    expect((after?.seq ?? 0) - (before?.seq ?? 0)).toBe(2);
  });

  it('[RECORDING-6] takes nothing from whoever held the log before', async () => {
    const { log, interviewId } = await openLog();
    await append(log, 'mine');
    const theirs = await repository.takeOver(interviewId); // Another process, on the same database.
    expect(theirs.epoch).toBe(log.end.epoch + 1);
    expect(await append(log, 'stale')).toMatchObject({ code: 'unavailable' });
    expect((await changesOf(interviewId)).map(({ text }) => text)).toEqual(['mine']);
    const again = await writer.open(interviewId);
    expect(again).not.toBe(log);
    expect(await append(again, 'mine again')).toBeNull();
  });

  it('[RECORDING-2] writes nothing twice when the answer to a commit is lost', async () => {
    const { log, interviewId } = await openLog();
    const real = repository.append.bind(repository);
    jest.spyOn(repository, 'append').mockImplementationOnce(async (parts) => {
      await real(parts);
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    });
    const first = append(log, 'committed, but nobody was told');
    await eventually(() => writer.isAway, Boolean);
    expect([await first, await append(log, 'next')]).toEqual([null, null]);
    expect((await changesOf(interviewId)).map(({ text }) => text)).toEqual(['committed, but nobody was told', 'next']);
  });

  it('[RECORDING-2] waits while the database does not answer, says so within two seconds, and loses nothing', async () => {
    const { log, interviewId } = await openLog();
    const heard: boolean[] = [];
    const watch = writer.awayChanges.subscribe((isAway) => heard.push(isAway));
    const holder = await server.pool.connect();
    await holder.query('begin; lock table log_heads in access exclusive mode');
    const appends = ['a', 'b', 'c'].map((text) => append(log, text));
    await eventually(() => heard.length, Boolean, 2_000);
    await holder.query('commit');
    holder.release();
    expect(await Promise.all(appends)).toEqual([null, null, null]);
    expect(heard).toEqual([true, false]);
    expect((await changesOf(interviewId)).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    watch.unsubscribe();
  });

  it('[RECORDING-2] lets an entry that cannot be stored harm no other interview', async () => {
    const [good, bad] = [await openLog(), await openLog()];
    const appends = [
      append(good.log, 'fine'),
      append(bad.log, 'no such kind', 'nonsense' as DocumentKind),
      append(good.log, 'fine too'),
    ];
    expect(await Promise.all(appends)).toEqual([null, expect.objectContaining({ code: 'unavailable' }), null]);
    expect(await changesOf(good.interviewId)).toHaveLength(2);
  });

  it('[RECORDING-3] refuses what comes for an interview that has ended', async () => {
    const { log, interviewId, host, roomId } = await openLog();
    expect(await ask(host, 'room:end', { roomId, version: 5 })).toMatchObject({ ok: true });
    expect(await append(log, 'late')).toMatchObject({ code: 'interview_over' });
    await expect(writer.open(interviewId)).rejects.toMatchObject({ code: 'interview_over' });
  });

  it('[RECORDING-2] knows when so much waits that nothing more should be taken', async () => {
    const { log } = await openLog();
    const holder = await server.pool.connect();
    await holder.query('begin; lock table log_heads in access exclusive mode');
    const piece = 'x'.repeat(MAX_WAITING_BYTES / 4);
    const appends = Array.from({ length: 4 }, () => append(log, piece));
    expect(log.isFull).toBe(true);
    await holder.query('commit');
    holder.release();
    expect(await Promise.all(appends)).toEqual([null, null, null, null]);
    expect(log.isFull).toBe(false);
  });
});

describe('a sample of presence', () => {
  const sampleOf = (text: string, onCommitted = (): void => undefined) => ({ bytes: Buffer.from(text), onCommitted });
  const kindsOf = async (interviewId: string) => {
    const { rows } = await server.pool.query<{ kind: string; text: string }>(
      `select kind, convert_from(bytes, 'utf8') as text from log_entries
       where interview_id = $1 and kind <> 'event' and seq > 1 order by seq`,
      [interviewId],
    );
    return rows.map(({ kind, text }) => `${kind} ${text}`);
  };

  it('[RECORDING-10] stands in the log behind the changes that it came with, and only the newest does', async () => {
    const { log, interviewId } = await openLog();
    let committed = 0;
    writer.offerSample(
      log,
      sampleOf('old', () => committed++),
    );
    const change = append(log, 'change');
    writer.offerSample(
      log,
      sampleOf('new', () => committed++),
    );
    expect(await change).toBeNull();
    await eventually(() => committed, Boolean);
    expect(await kindsOf(interviewId)).toEqual(['board change', 'presence new']);
    expect(committed).toBe(1);
    expect(await append(log, 'next')).toBeNull();
    expect(await kindsOf(interviewId)).toHaveLength(3);
  });

  it('[RECORDING-10] is nothing that anybody waits for, and counts as nothing that waits', async () => {
    const { log, interviewId } = await openLog();
    const holder = await server.pool.connect();
    await holder.query('begin; lock table log_heads in access exclusive mode');
    writer.offerSample(log, sampleOf('on its way'));
    await new Promise(setImmediate);
    let isSettled = false;
    log.whenSettled(() => (isSettled = true));
    expect([isSettled, log.waitingCount, log.waitingBytes]).toEqual([true, 0, 0]);
    await writer.flush(interviewId);
    await holder.query('commit');
    holder.release();
    await eventually(
      () => kindsOf(interviewId),
      (kinds) => kinds.length === 1,
    );
  });

  it('[RECORDING-10] is left out while the database is away or much waits, and the one on its way finds out when it is back', async () => {
    const { log, interviewId } = await openLog();
    const append0 = jest
      .spyOn(repository, 'append')
      .mockImplementation(() => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })));
    let committed = '';
    writer.offerSample(
      log,
      sampleOf('on its way', () => (committed += 'on its way')),
    );
    await eventually(() => writer.isAway, Boolean);
    writer.offerSample(
      log,
      sampleOf('too late', () => (committed += 'too late')),
    );
    append0.mockRestore();
    await eventually(
      () => writer.isAway,
      (isAway) => !isAway,
    );
    expect([committed, await kindsOf(interviewId)]).toEqual(['on its way', ['presence on its way']]);

    const appends = Array.from({ length: 200 }, (_, index) => append(log, `${index}`));
    writer.offerSample(
      log,
      sampleOf('in a crowd', () => (committed += 'in a crowd')),
    );
    expect((await Promise.all(appends)).every((refusal) => refusal === null)).toBe(true);
    expect([committed, (await kindsOf(interviewId)).length]).toEqual(['on its way', 201]);
  });

  it('[RECORDING-10] [RECORDING-2] is lost rather than have changes written twice when the answer to a commit is lost', async () => {
    const { log, interviewId } = await openLog();
    const real = repository.append.bind(repository);
    jest.spyOn(repository, 'append').mockImplementationOnce(async (parts) => {
      await real(parts);
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    });
    const first = append(log, 'committed, but nobody was told');
    writer.offerSample(log, sampleOf('so was this'));
    await eventually(() => writer.isAway, Boolean);
    expect([await first, await append(log, 'next')]).toEqual([null, null]);
    expect(await kindsOf(interviewId)).toEqual([
      ...['board committed, but nobody was told', 'presence so was this', 'board next'],
    ]);
  });

  it('[RECORDING-10] [RECORDING-3] comes to nothing when the interview has ended, and harms nobody', async () => {
    const [one, other] = [await openLog(), await openLog()];
    const { log, interviewId, host, roomId } = one;
    expect(await ask(host, 'room:end', { roomId, version: 5 })).toMatchObject({ ok: true });
    let committed = 0;
    writer.offerSample(
      log,
      sampleOf('late', () => committed++),
    );
    writer.offerSample(
      other.log,
      sampleOf('in time', () => committed++),
    );
    await eventually(() => committed, Boolean);
    expect(await kindsOf(other.interviewId)).toEqual(['presence in time']);
    await expect(writer.open(interviewId)).rejects.toMatchObject({ code: 'interview_over' });
  });

  it('[RECORDING-10] is still written when whoever held the log has just let it go', async () => {
    const { log, interviewId } = await openLog();
    writer.offerSample(log, sampleOf('nobody'));
    writer.release(log);
    await eventually(
      () => kindsOf(interviewId),
      (kinds) => kinds.length === 1,
    );
    const again = await writer.open(interviewId);
    expect([again === log, await append(again, 'after')]).toEqual([false, null]);
  });
});

describe('a log writer that stops', () => {
  it('[RECORDING-2] refuses at once what cannot be committed when the server stops', async () => {
    const { log } = await openLog();
    jest
      .spyOn(repository, 'append')
      .mockImplementation(() => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })));
    const waiting = append(log, 'too late');
    writer.stopWaiting();
    expect(await waiting).toMatchObject({ code: 'unavailable' });
  });
});
