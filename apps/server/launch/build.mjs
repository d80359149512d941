// Builds the libraries, the server and the web app: `npm run build`. The launchers call `ensureBuilt`, which does so only
// when something has changed since the last good build.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const STAMP = path.join(ROOT, 'apps/server/dist/.built');
const LOCK = path.join(ROOT, 'node_modules/.cache/fortyfive-build.lock');
const LOCK_WAIT_MS = 10 * 60_000;
const GENERATED_CLIENT = path.join(ROOT, 'apps/server/src/generated/prisma/client.ts');
const PRISMA_SCHEMA = path.join(ROOT, 'prisma/schema.prisma');

const listIn = (folder) => readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}`);
const isFolder = (file) => statSync(path.join(ROOT, file)).isDirectory();

const libs = listIn('libs').filter(isFolder);
const apps = listIn('apps').filter(isFolder);

/** Whatever the build reads, files and whole folders. */
const SOURCES = [
  ...[...libs, ...apps].flatMap((folder) => [`${folder}/src`, `${folder}/tsconfig.json`]),
  ...listIn('apps/web').filter((file) => /(\.html|\.ts|\/public)$/.test(file)), // vite.config.ts and what it imports
  ...['tsconfig.json', 'libs/tsconfig.base.json', 'package-lock.json', 'prisma/schema.prisma'],
].map((source) => path.join(ROOT, source));

const SERVER_OUTPUTS = [...libs.map((lib) => `${lib}/dist/index.js`), 'apps/server/dist/main.js'].map((file) =>
  path.join(ROOT, file),
);
const OUTPUTS = [...SERVER_OUTPUTS, path.join(ROOT, 'apps/web/dist/index.html'), GENERATED_CLIENT];

const isMadeByBuild = (file) => /[\\/](generated|excalidraw-assets)$/.test(file);
const isTest = (file) => /\.(spec|test)\.tsx?$/.test(file);

/** When anything below `file` last changed. A folder counts itself: that is how a removed file shows. */
function newestChangeMs(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats || isMadeByBuild(file) || isTest(file)) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(file).map((name) => newestChangeMs(path.join(file, name)));
  return Math.max(stats.mtimeMs, ...inside);
}

function isUpToDate() {
  const stamp = statSync(STAMP, { throwIfNoEntry: false });
  if (!stamp || !OUTPUTS.every((file) => existsSync(file))) return false;
  return SOURCES.every((source) => newestChangeMs(source) <= stamp.mtimeMs);
}

/** Path of a file in an installed package, looked up from where that package is a dependency. */
export function findTool(from, name, file) {
  try {
    const manifest = createRequire(path.join(ROOT, from, 'package.json')).resolve(`${name}/package.json`);
    return path.join(path.dirname(manifest), file);
  } catch (error) {
    throw new Error(`${name} is not installed. Run npm ci (without --omit=dev) first.`, { cause: error });
  }
}

/** Runs one tool; what it printed is shown only when it failed. */
function run(tool, args, { cwd = ROOT, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tool, ...args], { cwd, env: { ...process.env, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new BuildError(output.trim()))));
  });
}

class BuildError extends Error {
  constructor(output) {
    super(`The build failed.\n${output}`);
  }
}

const startedAt = performance.now();
function say(message) {
  process.stdout.write(`[build +${((performance.now() - startedAt) / 1000).toFixed(1)} s] ${message}\n`);
}

async function generateClient() {
  const isFresh = existsSync(GENERATED_CLIENT) && statSync(GENERATED_CLIENT).mtimeMs >= statSync(PRISMA_SCHEMA).mtimeMs;
  if (isFresh) return;
  say('database client');
  const prisma = findTool('apps/server', 'prisma', 'build/index.js');
  await run(prisma, ['generate', '--config', 'prisma/prisma.config.ts']);
}

async function buildServer() {
  // tsc trusts its notes (*.tsbuildinfo) and does not notice when what it once wrote has been removed.
  const force = SERVER_OUTPUTS.every((file) => existsSync(file)) ? [] : ['--force'];
  await run(findTool('.', 'typescript', 'bin/tsc'), ['-b', ...force]);
  say('server built');
}

async function buildWeb() {
  // NODE_ENV may say development for the server; the browser gets the production build of React all the same.
  const env = { NODE_ENV: 'production' };
  const vite = findTool('apps/web', 'vite', 'bin/vite.js');
  await run(vite, ['build', '--logLevel', 'warn'], { cwd: path.join(ROOT, 'apps/web'), env });
  say('web app built');
}

export async function build() {
  say('building');
  const begunAt = new Date();
  await generateClient();
  const results = await Promise.allSettled([buildServer(), buildWeb()]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, '');
  // As of the beginning: what was edited while the build ran has to be built again.
  utimesSync(STAMP, begunAt, begunAt);
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tryLock() {
  try {
    mkdirSync(path.dirname(LOCK), { recursive: true });
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    const message = `Fortyfive has to be built, but this account may not write to ${ROOT} (${error.code}).`;
    throw new Error(message, { cause: error });
  }
}

function removeLockOfTheDead() {
  const text = existsSync(LOCK) ? readFileSync(LOCK, 'utf8') : '';
  if (text !== '' && !isRunning(Number(text))) rmSync(LOCK, { force: true });
}

/** Two builds in one checkout would overwrite each other's files: `npm start` beside `npm test`, say. */
async function withLock(work) {
  const deadline = Date.now() + LOCK_WAIT_MS;
  while (!tryLock()) {
    if (Date.now() > deadline) throw new Error(`Another build seems to be running. If none is, remove ${LOCK}.`);
    removeLockOfTheDead();
    await sleep(200);
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** Builds if a source has changed since the last good build; otherwise costs a few milliseconds. */
export async function ensureBuilt() {
  if (isUpToDate()) return;
  await withLock(async () => {
    if (!isUpToDate()) await build(); // another process may have built while this one waited
  });
}

/** Ends the process with one line for a problem of the checkout, not of the code. */
export function failWith(error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await withLock(build).catch(failWith);
  say('done');
}
