import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'electron/main/index.ts',
    'electron/preload/index.ts',
    'electron/server-process/{utility,headless}.ts',
    'renderer/*.html',
    'scripts/*.ts',
    'bench/run.ts',
    'e2e/**/*.spec.ts',
    'e2e/playwright.config.ts',
    'vite.*.config.ts',
  ],
  project: ['{electron,renderer,shared,scripts,bench,e2e,assets}/**/*.{ts,tsx}', '*.ts', 'renderer/*.html'],
  // What a page loads, for the pages are entries.
  compilers: {
    html: (text: string): string =>
      [...text.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map((match) => `import '${match[1]}';`).join('\n'),
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
