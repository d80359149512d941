import { build } from 'vite';

// In a process of its own: within the test runner, the bundler does not recognize its own plugins.
const ENTRY = 'excalidraw-loader-entry';

const [{ output }] = await build({
  configFile: false,
  logLevel: 'silent',
  define: { 'process.env.IS_PREACT': '"false"', 'process.env.NODE_ENV': '"production"' },
  plugins: [
    {
      name: ENTRY,
      resolveId: (source) => (source.endsWith(ENTRY) ? `\0${ENTRY}` : null),
      load: (id) => (id === `\0${ENTRY}` ? `export { loadFromBlob } from '@excalidraw/excalidraw';` : null),
    },
  ],
  build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['iife'], name: 'ExcalidrawLoader' } },
});
process.stdout.write(output[0].code);
