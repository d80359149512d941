import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const WEB = path.join(ROOT, 'apps/web');

/** Where the fonts of Excalidraw are, which the pages ask for under `/excalidraw/`. */
export const EXCALIDRAW = path.dirname(resolveInWeb('@excalidraw/excalidraw'));

/**
 * Builds the pages of the lab out of the product's own sources, with the development build of Excalidraw, which checks its
 * own invariants and throws.
 * @returns the folder with the result
 */
export async function buildLab(): Promise<string> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'fortyfive-board-lab-'));
  const { build } = (await import(pathToFileURL(resolveInWeb('vite')).href)) as typeof import('vite');
  const page = path.join(import.meta.dirname, 'page');
  await build({
    root: page,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    resolve: {
      conditions: ['source', 'development', 'module', 'browser'],
      alias: ['ui', 'platform', 'features'].map((name) => ({
        find: new RegExp(`^#${name}/`),
        replacement: `${WEB}/src/${name}/`,
      })),
    },
    oxc: { jsx: { runtime: 'automatic' } },
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { input: ['index.html', 'client.html'].map((file) => path.join(page, file)) },
    },
  });
  return outDir;
}

function resolveInWeb(name: string): string {
  return createRequire(path.join(WEB, 'package.json')).resolve(name);
}
