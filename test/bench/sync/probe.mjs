// Loaded into every server before its own code (node --expose-gc --import): tells what the process has used so far, when
// asked over the channel to its parent, and ends with it.
import { setTimeout as sleep } from 'node:timers/promises';

const COLLECTIONS = 6;
const PAUSE_MS = 30;

/** What is in use once everything that can go is gone. Finalizers run between the collections. */
async function readMemory() {
  for (let time = 0; time < COLLECTIONS; time++) {
    globalThis.gc();
    await sleep(PAUSE_MS);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, inUse: heapUsed + external }; // `external` counts the array buffers, too.
}

const answers = {
  /** User and system time of all threads, in microseconds. */
  cpuUs: () => process.cpuUsage().user + process.cpuUsage().system,
  memory: readMemory,
};

process.on('message', async (question) => {
  const answer = await answers[question]?.();
  if (answer !== undefined && process.connected) process.send(answer);
});
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref(); // Being asked is no reason to live on.
