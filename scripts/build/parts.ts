/** One of the four bundles the app is made of. */
export interface BuildPart {
  readonly name: 'main' | 'server-process' | 'preload' | 'renderer';
  /** Below the checkout; the whole of it belongs to this part. */
  readonly output: string;
  readonly configFile: string;
  /** Files and folders whose change calls for a new build. */
  readonly inputs: readonly string[];
}

const tools = ['package.json', 'package-lock.json', 'scripts/build', 'vite.shared.ts'];

export const buildParts: readonly BuildPart[] = [
  {
    name: 'main',
    output: 'dist/main',
    configFile: 'vite.main.config.ts',
    inputs: [
      ...tools,
      'vite.main.config.ts',
      'electron/main',
      'electron/messenger',
      'electron/client',
      'electron/protocol',
      'electron/storage',
      'shared',
      'assets/tray',
      'assets/window.png',
    ],
  },
  {
    name: 'server-process',
    output: 'dist/server-process',
    configFile: 'vite.server-process.config.ts',
    inputs: [
      ...tools,
      'vite.server-process.config.ts',
      'electron/server-process',
      'electron/server',
      'electron/buddy',
      'electron/client',
      'electron/protocol',
      'shared',
    ],
  },
  {
    name: 'preload',
    output: 'dist/preload',
    configFile: 'vite.preload.config.ts',
    inputs: [...tools, 'vite.preload.config.ts', 'electron/preload', 'shared'],
  },
  {
    name: 'renderer',
    output: 'dist/renderer',
    configFile: 'vite.renderer.config.ts',
    inputs: [...tools, 'vite.renderer.config.ts', 'renderer', 'shared', 'assets'],
  },
];
