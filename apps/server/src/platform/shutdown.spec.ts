import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Shutdown } from './shutdown.js';

let log: string[];
let shutdown: Shutdown;
let listenersBefore: NodeJS.SignalsListener[];

beforeEach(() => {
  jest.useFakeTimers();
  log = [];
  shutdown = new Shutdown(
    (message) => log.push(message),
    (code) => log.push(`exit ${code}`),
  );
  listenersBefore = process.listeners('SIGTERM') as NodeJS.SignalsListener[];
  shutdown.listenToSignals();
});

afterEach(() => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    for (const listener of process.listeners(signal)) {
      if (!listenersBefore.includes(listener as NodeJS.SignalsListener)) process.off(signal, listener);
    }
  }
  jest.useRealTimers();
});

const step = (name: string) => async () => void log.push(name);
const never = () => new Promise<void>(() => undefined);

describe('Shutdown', () => {
  it('[PLATFORM-8] takes apart in reverse order and leaves with 0', async () => {
    shutdown.add(step('postgres'));
    shutdown.add(step('app'));
    process.emit('SIGTERM');
    await jest.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['SIGTERM: stopping', 'app', 'postgres', 'exit 0']);
  });

  it('[PLATFORM-8] goes on after a step that fails, and leaves with 1', async () => {
    shutdown.add(step('postgres'));
    shutdown.add(() => Promise.reject(new Error('no answer')));
    await shutdown.stop(0);
    expect(log).toEqual(['While stopping: no answer', 'postgres', 'exit 1']);
  });

  it('[PLATFORM-8] waits for a start under way, so that what it starts is stopped too', async () => {
    const starting = new Promise<void>((resolve) => {
      setTimeout(() => {
        shutdown.add(step('postgres'));
        resolve();
      }, 500);
    });
    shutdown.waitsFor(starting);
    process.emit('SIGINT');
    await jest.advanceTimersByTimeAsync(499);
    expect(log).toEqual(['SIGINT: stopping']);
    await jest.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['SIGINT: stopping', 'postgres', 'exit 0']);
  });

  it('[PLATFORM-8] leaves at once on a second signal, but not on the echo of the first', async () => {
    shutdown.add(never);
    process.emit('SIGINT');
    await jest.advanceTimersByTimeAsync(900);
    process.emit('SIGINT');
    expect(log).toEqual(['SIGINT: stopping']);
    await jest.advanceTimersByTimeAsync(200);
    process.emit('SIGINT');
    expect(log).toEqual(['SIGINT: stopping', 'SIGINT again: leaving at once', 'exit 1']);
  });

  it('[PLATFORM-8] does not wait longer than 15 seconds', async () => {
    shutdown.add(never);
    process.emit('SIGHUP');
    await jest.advanceTimersByTimeAsync(14_999);
    expect(log).toEqual(['SIGHUP: stopping']);
    await jest.advanceTimersByTimeAsync(1);
    expect(log).toEqual(['SIGHUP: stopping', 'Not stopped after 15 s: leaving', 'exit 1']);
  });
});
