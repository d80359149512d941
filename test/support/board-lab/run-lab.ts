// Runs the laws of the board for many seeds, or for one: SEEDS=500, SEED=17, STEPS=40.
//   node --conditions=source --import ./test/support/typescript.mjs test/support/board-lab/run-lab.ts
import { rm } from 'node:fs/promises';
import { launchBrowser } from '../browser.js';
import { prepareBrowser } from '../browser-setup.mjs';
import { buildLab } from './build-lab.js';
import { Lab } from './lab.js';
import { makeOperations } from './operations.js';
import { shrink } from './shrink.js';

const { SEED, SEEDS = '30', STEPS = '40', FROM = '1' } = process.env;
const seeds = SEED ? [Number(SEED)] : Array.from({ length: Number(SEEDS) }, (_, place) => Number(FROM) + place);

await prepareBrowser();
const folder = await buildLab();
const browser = await launchBrowser();
const failed: number[] = [];
try {
  const lab = await Lab.open(browser, folder);
  for (const seed of seeds) {
    const startedMs = Date.now();
    const operations = makeOperations(seed, Number(STEPS));
    const faults = await lab.run(seed, operations);
    console.log(`seed ${seed}: ${faults.length === 0 ? 'fine' : faults[0]} (${Date.now() - startedMs} ms)`);
    if (faults.length === 0) continue;
    failed.push(seed);
    if (!SEED) continue;
    const { operations: few, faults: still } = await shrink(lab, seed, operations, faults);
    console.log(few.map((one) => JSON.stringify(one)).join('\n'));
    console.log(still.join('\n'));
  }
  console.log('What changed the document:', lab.effects);
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
console.log(
  failed.length === 0
    ? `All ${seeds.length} seeds are fine.`
    : `${failed.length} of ${seeds.length} failed: ${failed.join()}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
