import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
import type { Plugin } from 'vite';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('@excalidraw/excalidraw')), 'fonts');
const SERVED_AT = 'excalidraw-assets/fonts';

/** 13 MB of Chinese, Japanese and Korean glyphs; the computer's own fonts stand in for them. */
const LEFT_OUT = 'Xiaolai';

/** Serves the board's fonts from our own address; Excalidraw would fetch them from another host. */
export function excalidrawAssets(): Plugin {
  return {
    name: 'excalidraw-assets',
    generateBundle() {
      for (const file of fontFiles(FONTS)) {
        const fileName = `${SERVED_AT}/${relative(FONTS, file)}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
      }
    },
    configureServer(server) {
      server.middlewares.use(`/${SERVED_AT}`, (request, response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        const file = join(FONTS, normalize(path));
        if (!existsSync(file) || !statSync(file).isFile()) return next();
        response.setHeader('Content-Type', 'font/woff2');
        createReadStream(file).pipe(response);
      });
    },
  };
}

function fontFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === LEFT_OUT) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? fontFiles(path) : [path];
  });
}
