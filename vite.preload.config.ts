import path from 'node:path';
import { defineConfig } from 'vite';

/** A sandboxed preload can load neither ES modules nor a second file: one CommonJS file with everything in it. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  logLevel: 'warn',
  ssr: { target: 'webworker', noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: 'chrome130',
    outDir: 'dist/preload',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: path.join(import.meta.dirname, 'electron/preload/index.ts'),
      output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
    },
  },
});
