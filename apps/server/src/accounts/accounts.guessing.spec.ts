import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Person, type Answer } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { hashPassword } from './passwords.js';

const PASSWORD = 'correct horse battery';
const WRONG = 'wrong horse battery';
let server: RunningApp;
let addresses = 0;

beforeAll(async () => {
  server = await startApp();
  for (const name of ['ana', 'cleo', 'dora']) {
    const body = { displayName: name, email: `${name}@example.org`, password: PASSWORD };
    expect((await new Person(server.url).post('/api/accounts', body)).status).toBe(201);
  }
});
afterAll(() => server.close());

/** An address from which nobody has tried anything yet. */
const newAddress = (): string => `203.0.113.${++addresses}`;

function signIn(email: string, password: string, address = newAddress()): Promise<Answer<{ code?: string }>> {
  const headers = { 'x-forwarded-for': address };
  return new Person(server.url).send('POST', '/api/session', JSON.stringify({ email, password }), headers);
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function timeOf(email: string): Promise<number> {
  const startedMs = performance.now();
  expect((await signIn(email, WRONG)).status).toBe(401);
  return performance.now() - startedMs;
}

/** How far the medians for a known and an unknown e-mail are apart, measured in hashes of a password: without a decoy, by one. */
async function differenceInHashes(email: string): Promise<number> {
  await new Person(server.url).post('/api/accounts', { displayName: 'Timed', email, password: PASSWORD });
  const [known, unknown, hash] = [[], [], []] as [number[], number[], number[]];
  for (let round = 0; round < 15; round++) {
    // In turns, so that a busy machine slows all of them down alike.
    known.push(await timeOf(email));
    unknown.push(await timeOf(`nobody${round}-${email}`));
    const startedMs = performance.now();
    await hashPassword(WRONG);
    hash.push(performance.now() - startedMs);
  }
  return Math.abs(median(known) - median(unknown)) / median(hash);
}

describe('guessing', () => {
  it('[ACCOUNT-5] gets the same answer for a wrong password, an unknown e-mail and a guest', async () => {
    const [wrong, unknown] = [await signIn('ana@example.org', WRONG), await signIn('nobody@example.org', WRONG)];
    expect(wrong.status).toBe(401);
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
    const names = ({ headers }: Answer<unknown>): string[] => [...headers.keys()].sort();
    expect(names(unknown)).toEqual(names(wrong));
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it('[ACCOUNT-5] cannot tell them apart by the time either', async () => {
    await timeOf('nobody@example.org'); // The decoy is made on first use.
    // Noise can make equal times look different for a while, but not different ones equal: one quiet try of three is proof.
    const differences: number[] = [];
    for (let attempt = 0; attempt < 3 && !differences.some((difference) => difference < 0.5); attempt++)
      differences.push(await differenceInHashes(`timed${attempt}@example.org`));
    expect(Math.min(...differences)).toBeLessThan(0.5);
  });

  it('[ACCOUNT-6] is stopped after five failures from one address, and the owner still gets in from theirs', async () => {
    const address = newAddress();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++)
      statuses.push((await signIn('cleo@example.org', WRONG, address)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const rightButLate = await signIn('cleo@example.org', PASSWORD, address);
    expect([rightButLate.status, rightButLate.body.code]).toEqual([429, 'too_many_sign_ins']);
    expect((await signIn('cleo@example.org', PASSWORD)).status).toBe(200);
  });

  it('[ACCOUNT-6] counts attempts made at once, so that haste gets nobody more', async () => {
    const address = newAddress();
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('nobody@example.org', WRONG, address)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('[ACCOUNT-6] is told by the address that the trusted proxy saw, not by what a client claims', async () => {
    const proxySaw = newAddress();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++)
      statuses.push((await signIn('nobody@example.org', WRONG, `198.51.100.${attempt}, ${proxySaw}`)).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it('[ACCOUNT-6] leaves an address alone that gets it right', async () => {
    const address = newAddress();
    for (let attempt = 0; attempt < 12; attempt++)
      expect((await signIn('dora@example.org', PASSWORD, address)).status).toBe(200);
  });

  it('[ACCOUNT-6] never locks an account, however many try it from everywhere', async () => {
    for (let round = 0; round < 4; round++)
      await Promise.all(Array.from({ length: 10 }, () => signIn('ana@example.org', WRONG)));
    const startedMs = performance.now();
    expect((await signIn('ana@example.org', PASSWORD)).status).toBe(200);
    expect(performance.now() - startedMs).toBeGreaterThan(900);
  });

  it('[ACCOUNT-6] counts the longest e-mail and the oddest address too', async () => {
    const email = `${'a'.repeat(240)}@example.org`;
    const address = 'very-long-'.repeat(40);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) statuses.push((await signIn(email, WRONG, address)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('[ACCOUNT-5] calls a form that is not filled in what it is, before it counts anything', async () => {
    const address = newAddress();
    for (let attempt = 0; attempt < 8; attempt++) {
      const answer = await signIn('not an address', '', address);
      expect([answer.status, answer.body.code]).toEqual([400, 'bad_request']);
    }
    expect((await signIn('dora@example.org', PASSWORD, address)).status).toBe(200);
  });
});
