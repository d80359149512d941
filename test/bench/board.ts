// npm run bench:board [-- --json] [--minutes 5]: what the room costs a browser. Everything in real Chromium against the
// production build with its own Postgres, on this machine.
//
// - drag to peer: one person drags a labelled box with two arrows among 300 elements. For every place in which
//   the other's canvas shows the box, pixels and all, the time since the pointer was there; and, as `behind`, for every
//   movement the time until the other's board was as far, with the wait for the next write (20 a second). Beside it, in the
//   same run, a floor: the same pointer over a bare WebSocket relay, drawn as one red rectangle. There is no peer to compare
//   with: y-excalidraw does not install beside this Excalidraw.
// - frames: how far apart the drawing page's frames are meanwhile, as the browser times them (a missed one makes that twice
//   as long), and, as `turn`, how far apart the moments at which the page gets to work for them.
// - document: the board's size after minutes of drawing by hand, as a newcomer gets it.
// - the room page: JavaScript with gzip until nothing more is fetched, and the time until it can be drawn and written on.
// - other pages: their JavaScript, and whether any of them loads a part of board or notes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import prepareBrowserTests from '../support/browser-setup.mjs';
import stopTestPostgres from '../support/global-teardown.mjs';
import { launchBrowser } from '../support/browser.js';
import { launch } from '../support/launch.js';
import { measureDrag } from './board/drag.js';
import { measureDrawing } from './board/drawing.js';
import { measureFloor } from './board/floor.js';
import { measurePages } from './board/pages.js';

const USUAL_MINUTES = 5;

interface Figure {
  readonly name: string;
  readonly value: number;
  /** What was aimed at, if anything was. */
  readonly wanted?: { readonly is: 'at most' | 'at least'; readonly value: number };
}

function minutesAsked(): number {
  const place = process.argv.indexOf('--minutes');
  return place === -1 ? USUAL_MINUTES : Number(process.argv[place + 1]);
}

async function bench(): Promise<Figure[]> {
  await prepareBrowserTests();
  const folder = mkdtempSync(path.join(tmpdir(), 'fortyfive-bench-'));
  const server = launch({ DATA_DIR: folder });
  const browser = await launchBrowser();
  try {
    const url = (await server.ready()).replace('localhost', '127.0.0.1');
    const floor = await measureFloor(browser);
    const drag = await measureDrag(browser, url);
    const pages = await measurePages(browser, url);
    const docKb = await measureDrawing(browser, url, minutesAsked());
    return [
      { name: 'dragToPeerP50Ms', value: drag.p50Ms },
      { name: 'dragToPeerP95Ms', value: drag.p95Ms, wanted: { is: 'at most', value: 60 } },
      { name: 'behindP95Ms', value: drag.behindP95Ms },
      { name: 'fpsWhileDraggingAmong300', value: drag.fps },
      { name: 'frameP95Ms', value: drag.frameP95Ms, wanted: { is: 'at most', value: 20 } },
      { name: 'turnP95Ms', value: drag.turnP95Ms },
      { name: 'docKbAfter5MinDrawing', value: docKb, wanted: { is: 'at most', value: 130 } },
      { name: 'roomPageJsKbGzip', value: pages.roomJsKb, wanted: { is: 'at most', value: 520 } },
      { name: 'timeToInteractiveMs', value: pages.interactiveMs },
      {
        name: 'foreignRequests',
        value: pages.foreignRequests + drag.foreignRequests,
        wanted: { is: 'at most', value: 0 },
      },
      { name: 'otherPageJsKbGzip', value: pages.otherJsKb, wanted: { is: 'at most', value: 150 } },
      { name: 'otherPagesWithBoardOrNotes', value: pages.othersWithEditors, wanted: { is: 'at most', value: 0 } },
      { name: 'floorToPeerP50Ms', value: floor.p50Ms },
      { name: 'floorToPeerP95Ms', value: floor.p95Ms },
      { name: 'dragVsFloorP95', value: Math.round((100 * drag.p95Ms) / floor.p95Ms) / 100 },
    ];
  } finally {
    await browser.close();
    await server.signal('SIGTERM');
    await stopTestPostgres();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(figures: readonly Figure[]): void {
  if (process.argv.includes('--json'))
    return console.log(JSON.stringify(Object.fromEntries(figures.map(({ name, value }) => [name, value]))));
  for (const { name, value, wanted } of figures) {
    const isReached = !wanted || (wanted.is === 'at most' ? value <= wanted.value : value >= wanted.value);
    const aim = wanted ? `  wanted ${wanted.is} ${wanted.value}${isReached ? '' : ': not reached'}` : '';
    console.log(`${name.padEnd(27)}${String(value).padStart(8)}${aim}`);
  }
}

report(await bench());
