// npm run bench:sync [-- --json]: five sync servers under one load, one after the other, each in a process of its own on
// this machine. The load generator is this process; server, generator and Postgres share the machine's cores.
//
// Load: 100 rooms, 2 clients each, 10 updates/s per client, boards of 300 elements in the product's own shape. The updates
// are made beforehand by real Yjs documents from a seed (100 different rooms; larger sizes use them again) and are the same
// for every server: mostly drags, each step replacing an element's geometry, now and then a text or a new element. The
// first client of a room draws the board through the server, the second waits until it has it. Every client has its own
// point of time, so that updates lie evenly beside each other. Two seconds of warm-up at the same rate are not counted.
//
// Servers: relay forwards frames unread; y-websocket is @y/websocket-server as npx starts it; hocuspocus has its defaults;
// hocuspocus-stored inserts each update into Postgres in onChange and reads them in onLoadDocument; fortyfive is the
// production build as `npm start` runs it, with real guests, rooms, sessions and interviews. Everybody comes from an
// address of their own (X-Forwarded-For, TRUST_PROXY=1). The last two use one embedded Postgres, each its own database.
//
// - cpuUsPerUpdate: user and system time of the server process, all threads, in the measured seconds (process.cpuUsage, read
//   in the server), over the updates sent meanwhile.
// - postgresCpuUsPerUpdate: the same of all processes of Postgres, those that have ended included (/proc, in 10 ms; so on
//   Linux alone, and only for the embedded Postgres). A checkpoint is made before the load.
// - p50Ms, p99Ms: from the sending of an update to its arrival at the other client, for those sent in the measured seconds.
// - joinP50Ms: a third client joins while the work goes on, about 20 times a second: from the opening of the connection to
//   the last byte of the board. The relay has no board; there the first client answers with the one it began with.
// - kbPerRoom: memory in use after garbage collection (heap and external, of 1,024 bytes), with all clients connected, less
//   that of the server before, over the rooms. One room has been played through and left before, so that compiled code is
//   not taken for rooms; interviews and sessions have been made by then, too. RSS, which never shrinks, stands beside.
// - kbPerIdleRoom: the same 15 s after everybody has left. y-websocket without persistence keeps its rooms for ever. It is 0
//   where less is in use than before; ratios take it for 0.1 at least.
// - deliveredFraction: updates that have arrived at the other client within 5 s of the end, over all that were sent. In one
//   of ten rooms, what a newcomer gets is compared with what was drawn; a difference ends the run with an error.
//
// --rooms 200,400,800 prints a growth curve of y-websocket and fortyfive instead: CPU per update and memory per room must
// stay within a quarter of the smallest size's. A client then makes 2.5 updates/s, so that the largest size fits one core.
// --servers a,b  --seconds 10  --rate 10  --idle 15  --repeat n (median; every other pass in reverse order)
// --profile <folder>: fortyfive alone, under --cpu-prof.
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import startTestPostgres from '../support/global-setup.mjs';
import stopTestPostgres from '../support/global-teardown.mjs';
import { riseOf, tabulateGrowth, type GrowthPoint } from './sync/growth.js';
import { measureServer, say, WARM_UP_SECONDS, type Load, type Measurement } from './sync/measure.js';
import { compare, judge, medianOf, tabulate, type Measurements } from './sync/results.js';
import { SERVER_NAMES, STORING, type ServerName } from './sync/targets.js';
import { scriptRoom, type RoomScript } from './sync/traffic-script.js';

const ELEMENTS = 300;
const JOINS = 100;
const DIFFERENT_ROOMS = 100;
/** Joins may take longer than planned, and the work goes on meanwhile. */
const JOIN_SECONDS = 12;
const GROWTH_RATE = 2.5;

function readOptions() {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      ...{ rooms: { type: 'string', default: '100' }, servers: { type: 'string' }, rate: { type: 'string' } },
      ...{ seconds: { type: 'string', default: '10' }, idle: { type: 'string', default: '15' } },
      ...{ repeat: { type: 'string', default: '1' }, profile: { type: 'string' } },
    },
  });
  const sizes = values.rooms.split(',').map(Number);
  const usual: readonly ServerName[] = sizes.length > 1 ? ['y-websocket', 'fortyfive'] : SERVER_NAMES;
  const given = values.servers?.split(',') ?? (values.profile ? ['fortyfive'] : usual);
  const names = SERVER_NAMES.filter((name) => given.includes(name));
  if (names.length !== given.length) throw new Error(`The servers are ${SERVER_NAMES.join(', ')}.`);
  const nodeArgs = values.profile ? ['--cpu-prof', '--cpu-prof-dir', path.resolve(values.profile)] : [];
  const load = {
    ...{ rate: Number(values.rate ?? (sizes.length > 1 ? GROWTH_RATE : 10)), seconds: Number(values.seconds) },
    ...{ idleSeconds: Number(values.idle), joins: JOINS, nodeArgs },
  };
  const numbers = [...sizes, load.rate, load.seconds, load.idleSeconds, Number(values.repeat)];
  if (!numbers.every((number) => number > 0)) throw new Error('Rooms, rate, seconds, idle and repeat are above 0.');
  return { names, sizes, load, repeat: Number(values.repeat), isJson: values.json };
}

function writeScripts({ rooms, rate, seconds }: Load): RoomScript[] {
  const updates = Math.ceil((WARM_UP_SECONDS + seconds + JOIN_SECONDS) * rate) + 60; // 60 for the rehearsal.
  return Array.from({ length: Math.min(rooms, DIFFERENT_ROOMS) }, (_, seed) => scriptRoom(seed, ELEMENTS, updates));
}

async function measureAll(names: readonly ServerName[], load: Load, repeat: number): Promise<Measurements> {
  const scripts = writeScripts(load);
  const passes = new Map<ServerName, Measurement[]>(names.map((name) => [name, []]));
  for (let pass = 0; pass < repeat; pass++) {
    for (const name of pass % 2 === 0 ? names : names.toReversed()) {
      passes.get(name)?.push(await measureServer(name, load, scripts));
    }
  }
  return Object.fromEntries([...passes].map(([name, measurements]) => [name, medianOf(measurements)]));
}

async function bench(): Promise<void> {
  const { names, sizes, load, repeat, isJson } = readOptions();
  if (names.some((name) => STORING.includes(name))) await startTestPostgres();
  try {
    const points: GrowthPoint[] = [];
    for (const rooms of sizes) {
      say(`${rooms} rooms x 2 clients x ${load.rate} updates/s x ${load.seconds} s`);
      points.push({ rooms, servers: await measureAll(names, { ...load, rooms }, repeat) });
    }
    const conditions = { rate: load.rate, seconds: load.seconds, elements: ELEMENTS, repeat };
    const machine = { node: process.version, cores: cpus().length };
    if (points.length > 1) reportGrowth(points, names, isJson, { ...conditions, ...machine });
    else reportServers(points[0] as GrowthPoint, isJson, { ...conditions, ...machine });
  } finally {
    await stopTestPostgres();
  }
}

function reportGrowth(growth: GrowthPoint[], names: readonly ServerName[], isJson: boolean, metadata: object): void {
  const rise = Object.fromEntries(names.map((name) => [name, riseOf(growth, name)]));
  console.log(isJson ? JSON.stringify({ growth, rise, metadata }) : tabulateGrowth(growth, names));
}

function reportServers({ rooms, servers }: GrowthPoint, isJson: boolean, metadata: object): void {
  const ratios = compare(servers);
  const json = { servers, ratios, metadata: { rooms, ...metadata } };
  console.log(isJson ? JSON.stringify(json) : `${tabulate(servers)}\n\n${judge(servers, ratios)}`);
}

await bench();
