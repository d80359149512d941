import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, normalize, relative } from 'node:path';
import type { Plugin } from 'vite';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('@excalidraw/excalidraw')), 'fonts');
const SERVED_AT = 'excalidraw-assets/fonts';

/** 13 MB of Chinese, Japanese and Korean glyphs; the computer's own fonts stand in for them. */
const LEFT_OUT = 'Xiaolai';

/** Where Excalidraw looks when our own address does not answer, as while the server restarts. */
const FOREIGN_HOST = 'https://esm.sh/';
const OWN_ADDRESS = '${window.location.origin}/excalidraw-assets/';

/** Which files each font is made of, for whoever has to put a font into a picture: `{ "Excalifont": ["Excalifont/….woff2"] }`. */
const LIST = 'list.json';

/** Serves the board's fonts from our own address, and from nowhere else: Excalidraw would fetch them from another host. */
export function excalidrawAssets(): Plugin {
  let hasReplaced = false;
  return {
    name: 'excalidraw-assets',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('@excalidraw/excalidraw') || !code.includes(FOREIGN_HOST)) return null;
      hasReplaced = true;
      return { code: code.replaceAll(FOREIGN_HOST, OWN_ADDRESS), map: null };
    },
    generateBundle() {
      if (!hasReplaced) this.error(`Excalidraw no longer names ${FOREIGN_HOST}: see where it fetches fonts from now.`);
      for (const file of fontFiles(FONTS)) {
        const fileName = `${SERVED_AT}/${relative(FONTS, file)}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
      }
      this.emitFile({ type: 'asset', fileName: `${SERVED_AT}/${LIST}`, source: fontList() });
    },
  };
}

/** The same for the dev server, which bundles Excalidraw beforehand and has no content security policy. */
export function excalidrawAssetsInDevelopment(): Plugin {
  return {
    name: 'excalidraw-assets-in-development',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(`/${SERVED_AT}`, (request, response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        if (path === `/${LIST}`) return response.setHeader('Content-Type', 'application/json').end(fontList());
        const file = join(FONTS, normalize(path));
        if (!existsSync(file) || !statSync(file).isFile()) return next();
        response.setHeader('Content-Type', 'font/woff2');
        createReadStream(file).pipe(response);
      });
    },
  };
}

function fontList(): string {
  const list: Record<string, string[]> = {};
  for (const file of fontFiles(FONTS)) (list[basename(dirname(file))] ??= []).push(relative(FONTS, file));
  return JSON.stringify(list);
}

function fontFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === LEFT_OUT) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? fontFiles(path) : [path];
  });
}
