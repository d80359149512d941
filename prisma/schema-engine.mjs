#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine`, which is only to be had from a download host: same arguments, same
// JSON-RPC lines over stdin and stdout, but the work is done by the WebAssembly build that Prisma publishes on npm.
// The protocol is not a documented one: Prisma's version is pinned exactly, and migrate.spec.ts runs the CLI through it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { createAdapterFactory, inDatabase, quoteName, withClient } from './schema-engine-adapter.mjs';

const { resolve } = createRequire(import.meta.url);
const args = process.argv.slice(2);
const valuesOf = (flag) => args.flatMap((argument, at) => (argument === flag ? [args[at + 1]] : []));
const datasource = JSON.parse(valuesOf('--datasource')[0] ?? '{}');
// `migrate diff` between two files needs no database and passes none.
const url = datasource.url ?? 'postgresql://nobody@127.0.0.1:1/none';

const prismaErrorCodes = { '3D000': 'P1003', '28P01': 'P1000', 28000: 'P1000', '42P04': 'P1009' };

function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

async function runDatabaseCommand() {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const inMaintenance = (sql) => withClient(inDatabase(url, 'postgres'), (client) => client.query(sql));
  try {
    if (args.includes('can-connect-to-database')) await withClient(url, () => undefined);
    else if (args.includes('create-database')) await inMaintenance(`CREATE DATABASE ${quoteName(database)}`);
    else if (args.includes('drop-database')) {
      await inMaintenance(`DROP DATABASE IF EXISTS ${quoteName(database)} WITH (FORCE)`);
    } else throw new Error(`Unknown command: ${args.join(' ')}`);
    process.exit(0);
  } catch (error) {
    const message = error.message || error.code;
    log('ERROR', { message, error_code: prismaErrorCodes[error.code] ?? 'P1001', is_panic: false });
    process.exit(1);
  }
}

/** Node 20 cannot `import` a .wasm file without a flag, so the module is put together by hand. */
async function loadEngineModule() {
  const bindingsPath = resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings = await import(bindingsPath);
  const bytes = readFileSync(bindingsPath.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

async function createEngine() {
  const SchemaEngine = await loadEngineModule();
  const files = valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
  const ignoreEngineLog = () => undefined;
  return SchemaEngine.new(
    { datamodels: files.length > 0 ? files : undefined },
    ignoreEngineLog,
    createAdapterFactory({ url, shadowDatabaseUrl: datasource.shadowDatabaseUrl }),
  );
}

let engine;
const getEngine = () => (engine ??= createEngine());
let lastPrintId = 0;

/** Where the WebAssembly build and the executable differ; every other method is passed through. */
const ownMethods = {
  getDatabaseVersion: async () => (await getEngine()).version(),
  createDatabase: async () => ({ databaseName: new URL(url).pathname.slice(1) }),
  async dbExecute({ script }) {
    await withClient(url, (client) => client.query(script));
  },
  async evaluateDataLoss(params) {
    const target = await getEngine();
    const { migrationsList, filters } = params;
    // By itself this method cannot replay the migrations (no shadow database is handed to it), but it finds the outcome
    // of a replay that the engine has done before. Without this, `migrate dev` fails on a database that it has
    // just given its first migrations.
    await target.diagnoseMigrationHistory({ migrationsList, filters, optInToShadowDatabase: true });
    return target.evaluateDataLoss(params);
  },
  async diff(params) {
    const { stdout, exitCode } = await (await getEngine()).diff(params);
    const printed = { method: 'print', params: { content: stdout?.replace(/\n$/, '') } };
    if (stdout != null) send({ id: `print-${++lastPrintId}`, ...printed });
    return { exitCode, stdout: null };
  },
};

async function call(method, params) {
  if (Object.hasOwn(ownMethods, method)) return ownMethods[method](params);
  const target = await getEngine();
  if (typeof target[method] !== 'function') throw new Error(`The WebAssembly schema engine has no "${method}".`);
  return target[method](params);
}

function describeError(error) {
  const known = typeof error?.code === 'string' && error.code.startsWith('P');
  const data = { is_panic: false, message: error?.message ?? String(error) };
  return known ? { ...data, error_code: error.code, meta: error.meta } : data;
}

let pendingCalls = 0;
let inputEnded = false;

function exitWhenDone() {
  if (inputEnded && pendingCalls === 0) process.exit(0);
}

async function answer(line) {
  const message = line.trim() === '' ? {} : JSON.parse(line);
  if (!message.method) return; // a blank line, or the CLI's reply to a `print`
  pendingCalls++;
  try {
    send({ id: message.id, result: (await call(message.method, message.params)) ?? null });
  } catch (error) {
    const data = describeError(error);
    send({ id: message.id, error: { code: 4466, message: data.message, data } });
  } finally {
    pendingCalls--;
    exitWhenDone();
  }
}

// The WebAssembly code reports a panic here just before it throws.
const panicRegistry = { message: '', set_message: (text) => void (panicRegistry.message = `RuntimeError: ${text}`) };
globalThis.PRISMA_WASM_PANIC_REGISTRY = panicRegistry;
process.on('uncaughtException', (error) => {
  log('ERROR', { message: panicRegistry.message || error.stack, is_panic: true });
  process.exit(101);
});

if (args.includes('--version')) {
  process.stdout.write(`schema-engine-wasm ${resolve('@prisma/schema-engine-wasm/schema_engine_bg')}\n`);
  process.exit(0);
}
log('INFO', { message: 'Starting the WebAssembly schema engine' }); // the CLI throws the first line away
if (args.includes('cli')) await runDatabaseCommand();

const input = createInterface({ input: process.stdin, crlfDelay: Infinity });
input.on('line', (line) => void answer(line));
input.on('close', () => {
  inputEnded = true;
  exitWhenDone();
});
