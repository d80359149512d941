// `npm start`: builds when needed, then runs the server in this very process, so that signals reach it directly.
import { ensureBuilt, failWith } from './build.mjs';
import { loadEnvironmentFile } from './environment.mjs';

const PARENT_CHECK_MS = 500;

/** npm puts a shell between itself and this process, and a SIGTERM for npm ends the shell without coming through. */
function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  timer.unref();
}

if (process.env.npm_lifecycle_event) stopWithParent();
loadEnvironmentFile();
await ensureBuilt().catch(failWith);
await import('../dist/main.js');
