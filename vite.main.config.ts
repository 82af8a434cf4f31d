import { cp } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { nodeBundle } from './vite.shared.ts';

const trayIcons = path.join(import.meta.dirname, 'assets', 'tray');

/** The system's tray wants icons as files: they go to `tray/` beside the bundle. */
const copyTrayIcons: Plugin = {
  name: 'nudge:copy-tray-icons',
  async writeBundle({ dir }) {
    if (dir !== undefined && existsSync(trayIcons)) {
      await cp(trayIcons, path.join(dir, 'tray'), { recursive: true });
    }
  },
};

export default defineConfig({
  ...nodeBundle('electron/main/index.ts', 'index.js', 'dist/main'),
  plugins: [copyTrayIcons],
});
