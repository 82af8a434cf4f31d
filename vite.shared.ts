import path from 'node:path';
import type { UserConfig } from 'vite';

/** What stays an import in the bundles of main and the server process: Electron itself and the native module. */
const external = ['electron', '@photostructure/sqlite'];

/**
 * A bundle for Electron's own Node: ES modules, one flat folder, a chunk for every part that is imported lazily.
 * Not minified: stack traces of a log have to be readable, and parsing is lazy.
 * @param entry below the checkout
 * @param file the name of the entry in the output folder
 */
export function nodeBundle(entry: string, file: string, outDir: string): UserConfig {
  return {
    root: import.meta.dirname,
    publicDir: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: true,
      // Electron 33, the floor, carries Node 20.18.
      target: 'node20.18',
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: path.join(import.meta.dirname, entry),
        output: { format: 'es', entryFileNames: file, chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}
