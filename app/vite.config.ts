// How is the board built? One static page under /board/ with hashed assets, loading nothing from
// elsewhere and running no inline script, so that it lives under `default-src 'self'`.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/board/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/app/board', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // An inlined asset would be a data: address in the style sheet, which the policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
