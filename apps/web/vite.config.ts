import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { excalidrawAssets, excalidrawAssetsInDevelopment } from './excalidraw-assets';
import { trimExcalidraw } from './excalidraw-trim';

const SERVER = process.env.SERVER_URL ?? 'http://localhost:4545';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), trimExcalidraw(), excalidrawAssets(), excalidrawAssetsInDevelopment()],
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
    alias: [
      { find: /^#ui\//, replacement: `${import.meta.dirname}/src/ui/` },
      { find: /^#platform\//, replacement: `${import.meta.dirname}/src/platform/` },
      { find: /^#features\//, replacement: `${import.meta.dirname}/src/features/` },
    ],
  },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, assetsInlineLimit: 0 },
  server: {
    port: 4546,
    proxy: {
      '/api': { target: SERVER },
      '/socket.io': { target: SERVER, ws: true },
      '/documents': { target: SERVER, ws: true },
    },
  },
});
