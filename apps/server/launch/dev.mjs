// `npm run dev`: compiles on every change, restarts the server, and serves the web app with hot reloading.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, failWith, findTool, ROOT } from './build.mjs';
import { loadEnvironmentFile } from './environment.mjs';

const STOP_DEADLINE_MS = 20_000;

loadEnvironmentFile();
await ensureBuilt().catch(failWith);

const port = process.env.PORT || '4545';
const env = { ...process.env, SERVER_URL: `http://localhost:${port}` };
const tsc = findTool('.', 'typescript', 'bin/tsc');
const vite = findTool('apps/web', 'vite', 'bin/vite.js');
const server = path.join(ROOT, 'apps/server/dist/main.js');

const commands = [
  { args: [tsc, '-b', '--watch', '--preserveWatchOutput'], cwd: ROOT },
  { args: ['--watch', '--watch-preserve-output', server], cwd: ROOT },
  { args: [vite], cwd: path.join(ROOT, 'apps/web') },
];

// Each in a process group of its own: Ctrl-C reaches only this process, which then asks every child once. A second
// signal would make the server leave at once instead of finishing.
const children = commands.map(({ args, cwd }) =>
  spawn(process.execPath, args, { cwd, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] }),
);

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;
let stopping = false;

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function stop(exitCode) {
  if (stopping) return;
  stopping = true;
  process.exitCode = exitCode;
  for (const child of children) if (!hasEnded(child)) child.kill('SIGTERM');
  setTimeout(() => children.forEach((child) => signalGroup(child, 'SIGKILL')), STOP_DEADLINE_MS).unref();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
for (const child of children) child.on('exit', (code) => stop(code ?? 1));
