import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findTool } from '../../../apps/server/launch/build.mjs';

const WEB = path.resolve(import.meta.dirname, '../../../apps/web');

/** Where the fonts of Excalidraw are, which the pages ask for under `/excalidraw/`. */
export const EXCALIDRAW = path.dirname(createRequire(path.join(WEB, 'package.json')).resolve('@excalidraw/excalidraw'));

/** Builds the pages of the lab, in a process of its own: Jest's modules are not what Vite takes for its own. @returns the folder */
export async function buildLab(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fortyfive-board-lab-'));
  const vite = findTool('apps/web', 'vite', 'bin/vite.js');
  const config = path.join(import.meta.dirname, 'page/vite.config.ts');
  await promisify(execFile)(process.execPath, [
    vite,
    'build',
    '--config',
    config,
    '--logLevel',
    'error',
    '--outDir',
    folder,
  ]);
  return folder;
}
