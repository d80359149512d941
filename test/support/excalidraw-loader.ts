import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';

interface LoadedElement {
  readonly id: string;
  readonly type: string;
  readonly isDeleted: boolean;
  readonly text?: string;
  readonly containerId?: string | null;
  readonly link?: string | null;
}

interface LoadedScene {
  readonly elements: LoadedElement[];
  readonly files: Readonly<Record<string, { readonly dataURL: string }>>;
}

interface Loader {
  loadFromBlob(blob: Blob, appState: null, elements: null): Promise<LoadedScene>;
}

/** What Excalidraw as it is published makes of a file, with its own loader in a page of its own. */
export async function loadInExcalidraw(browser: Browser, url: string, file: string): Promise<LoadedScene> {
  // Our pages run no script that is written into them; this is not one of ours.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url);
  await page.addScriptTag({ content: await bundle() });
  const loaded = await page.evaluate((content) => {
    const { loadFromBlob } = (globalThis as unknown as { ExcalidrawLoader: Loader }).ExcalidrawLoader;
    return loadFromBlob(new Blob([content], { type: 'application/json' }), null, null);
  }, file);
  await context.close();
  return loaded;
}

/** One script with nothing but the loader to hand. */
async function bundle(): Promise<string> {
  const script = fileURLToPath(new URL('bundle-excalidraw-loader.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
