import { once } from 'node:events';
import { RUNNING } from './global-setup.mjs';

export default async function stopTestPostgres() {
  const running = globalThis[RUNNING];
  if (!running) return;
  delete globalThis[RUNNING];
  delete process.env.TEST_DATABASE_URL;
  const { postgres, keeper } = running;
  await postgres.stop();
  keeper.ref();
  const removed = once(keeper, 'exit');
  keeper.stdin.end('stopped\n');
  await removed;
}
