import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { FIELD_WORKER, fieldShell } from './field-shell.ts';

const root = import.meta.dirname;
const SERVER = process.env['HAIDANG_URL'] ?? 'http://127.0.0.1:8080';

/** Everything that the program serves itself; the rest are pages of this application. */
const SERVED = ['/api', '/health', '/ready', '/track', '/release'];

/** Our modules only export: without this a page that uses one part of the kit would load all of it. */
const treeshake = {
  moduleSideEffects: [
    {
      test: /src\/web\/(?!main\.tsx|field-worker\/worker\.ts|client\/session-api\.ts|lodge\/goods-grid\/examine-worker\.ts).*\.tsx?$/,
      sideEffects: false,
    },
    { test: /src\/core\/.*\.ts$/, sideEffects: false },
  ],
};

export default defineConfig({
  root,
  worker: { format: 'es', rolldownOptions: { treeshake } },
  plugins: [react(), fieldShell()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Small files stay files: a strict content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rolldownOptions: {
      treeshake,
      input: { index: `${root}/index.html`, [FIELD_WORKER]: `${root}/field-worker/worker.ts` },
      output: {
        entryFileNames: ({ name }) => (name === FIELD_WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(SERVED.map((path) => [path, { target: SERVER, changeOrigin: false }])),
  },
});
