import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const SERVER = process.env['HAIDANG_URL'] ?? 'http://127.0.0.1:8080';

/** Everything that the program serves itself; the rest are pages of this application. */
const SERVED = ['/api', '/health', '/ready', '/track', '/release'];

export default defineConfig({
  root,
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Small files stay files: a strict content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rolldownOptions: {
      // Our modules only export: without this a page that uses one part of the kit would load all of it.
      treeshake: {
        moduleSideEffects: [
          { test: /src\/web\/(?!main\.tsx|client\/api\.ts).*\.tsx?$/, sideEffects: false },
          { test: /src\/core\/.*\.ts$/, sideEffects: false },
        ],
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(SERVED.map((path) => [path, { target: SERVER, changeOrigin: false }])),
  },
});
