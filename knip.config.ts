import type { KnipConfig } from 'knip';

/** What a file loads, found by the first group of a pattern, in a language that knip knows. */
function importsOf(text: string, pattern: RegExp): string {
  return [...text.matchAll(pattern)].map((match) => `import '${match[1]}';`).join('\n');
}

const config: KnipConfig = {
  entry: [
    'electron/main/index.ts',
    'electron/preload/index.ts',
    'electron/server-process/{utility,headless}.ts',
    'renderer/*.html',
    'scripts/*.ts',
    'e2e/**/*.spec.ts',
    'e2e/playwright.config.ts',
    'vite.*.config.ts',
  ],
  project: [
    '{electron,renderer,shared,scripts,bench,e2e,assets}/**/*.{ts,tsx}',
    '*.ts',
    'renderer/**/*.{html,css}',
  ],
  // What pages load, for they are entries, and what styles take from other styles and from packages.
  compilers: {
    html: (text: string): string => importsOf(text, /<script[^>]*\ssrc="([^"]+)"/g),
    css: (text: string): string => importsOf(text, /(?:@import |composes:.* from |url\()'([^']+)'/g),
  },
  // What its own file uses is not dead.
  ignoreExportsUsedInFile: true,
  // Programs of the system, for a test with a disk that is full.
  ignoreBinaries: ['mount', 'umount'],
  ignoreDependencies: [
    // Run by scripts/lib/tool.ts; oxlint itself loads tsgolint for the rules that need types.
    'oxlint',
    'oxlint-tsgolint',
    // For the person who makes an installer: `npx electron-builder` (electron-builder.yml).
    'electron-builder',
  ],
};

export default config;
