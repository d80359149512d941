import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { buildLab } from './support/board-lab/build-lab.js';
import { Lab } from './support/board-lab/lab.js';
import { ONCE_WRONG } from './support/board-lab/once-wrong.js';
import { makeOperations } from './support/board-lab/operations.js';
import { shrink } from './support/board-lab/shrink.js';
import { launchBrowser } from './support/browser.js';

/** More of them, and any one alone: see run-lab.ts. */
const SEED_COUNT = Number(process.env.SEEDS ?? 8);
const STEPS = 40;
/** So many seeds come upon every kind of step; with fewer, one of them may have had no effect by chance. */
const ENOUGH_SEEDS = 30;

let browser: Browser;
let lab: Lab;
let folder: string;

beforeAll(async () => {
  folder = await buildLab();
  browser = await launchBrowser();
  lab = await Lab.open(browser, folder);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

describe('three people, three real Excalidraws, and lines that break', () => {
  it.each(ONCE_WRONG)('[BOARD-3] does not happen any more: $what', async ({ seed, operations }) => {
    expect(await lab.run(seed, operations)).toEqual([]);
  });

  it(
    '[BOARD-1] [BOARD-3] [BOARD-4] [BOARD-15] [BOARD-16] whatever they do: equal scenes, nothing lost, undo only mine',
    async () => {
      for (let seed = 1; seed <= SEED_COUNT; seed++) {
        const operations = makeOperations(seed, STEPS);
        const faults = await lab.run(seed, operations);
        if (faults.length === 0) continue;
        const least = await shrink(lab, seed, operations, faults);
        const steps = least.operations.map((one) => JSON.stringify(one)).join('\n');
        throw new Error(`Seed ${seed}, as few steps as it takes:\n${steps}\n${least.faults.join('\n')}`);
      }
      const idle = Object.entries(lab.effects).filter(([, changes]) => changes === 0);
      if (SEED_COUNT >= ENOUGH_SEEDS) expect(idle).toEqual([]);
    },
    60_000 + SEED_COUNT * 20_000,
  );
});
