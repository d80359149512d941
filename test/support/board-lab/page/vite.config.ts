import path from 'node:path';
import { defineConfig } from 'vite';

const SOURCES = path.resolve(import.meta.dirname, '../../../../apps/web/src');

/**
 * The pages of the lab, out of the product's own sources, but with the development build of Excalidraw: that checks its own
 * invariants and throws.
 */
export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    conditions: ['source', 'development', 'module', 'browser'],
    alias: ['ui', 'platform', 'features'].map((name) => ({
      find: new RegExp(`^#${name}/`),
      replacement: `${SOURCES}/${name}/`,
    })),
  },
  build: {
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rollupOptions: { input: ['index.html', 'client.html'].map((file) => path.join(import.meta.dirname, file)) },
  },
});
