import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  it('lets so many run at once, and the others in the order in which they came', async () => {
    const turns = new Turns(2);
    const [begun, finish]: [number[], (() => void)[]] = [[], []];
    const all = [0, 1, 2, 3].map((name) =>
      turns.run(async () => {
        begun.push(name);
        await new Promise<void>((resolve) => finish.push(resolve));
        return name;
      }),
    );
    const settle = () => new Promise((resolve) => setTimeout(resolve));
    await settle();
    expect(begun).toEqual([0, 1]);
    finish[1]?.();
    await settle();
    expect(begun).toEqual([0, 1, 2]);
    finish[0]?.();
    await settle();
    expect([begun, turns.isIdle]).toEqual([[0, 1, 2, 3], false]);
    finish.forEach((one) => one());
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
    expect(turns.isIdle).toBe(true);
  });

  it('passes the turn on after a task that fails', async () => {
    const turns = new Turns(1);
    const failing = turns.run(() => Promise.reject(new Error('broken')));
    const next = turns.run(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
