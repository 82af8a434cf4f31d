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
  // A type that an exported function speaks of may be exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreDependencies: [
    // Puts Node 24 on the path of every npm script.
    'node',
    // Run by scripts/lib/tool.ts; oxlint itself loads tsgolint for the rules that need types.
    'oxlint',
    'oxlint-tsgolint',
    // For the person who makes an installer: `npx electron-builder` (electron-builder.yml).
    'electron-builder',
  ],
};

export default config;
