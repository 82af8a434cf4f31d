import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = path.join(import.meta.dirname, 'renderer');
const pages = readdirSync(root).filter((name) => name.endsWith('.html'));

/** The pages' content security policy has no 'unsafe-eval': find out here, not in a window. */
const refuseEval: Plugin = {
  name: 'nudge:refuse-eval',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      const found = file.type === 'chunk' ? /\beval\(|\bnew Function\(/.exec(file.code) : null;
      if (found !== null)
        this.error(`${name} contains ${found[0]}…), which the content security policy forbids.`);
    }
  },
};

export default defineConfig({
  root,
  // Pages are served from the root of a host of the app's own scheme.
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [refuseEval],
  // Knows CSS modules and the target by itself; PostCSS would be one more program to load.
  css: { transformer: 'lightningcss' },
  build: {
    target: 'chrome130',
    outDir: path.join(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    sourcemap: true,
    // Nothing inlined: the policy then needs no data: source.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages.map((page) => path.join(root, page)),
      output: {
        codeSplitting: {
          // What every window needs in one piece: main serves each file, and is busy with its own start meanwhile.
          groups: [
            {
              name: 'common',
              test: /node_modules|renderer[\\/](bridge|controls|skins|state|[^\\/]*\.tsx?$)|shared[\\/](ipc|model)/,
            },
          ],
        },
      },
    },
  },
});
