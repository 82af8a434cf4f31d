import { cp } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { nodeBundle } from './vite.shared.ts';

/** What the system wants as files: they go beside the bundle. */
const icons = ['tray', 'window.png'];

const copyIcons: Plugin = {
  name: 'nudge:copy-icons',
  async writeBundle({ dir }) {
    if (dir === undefined) return;
    const assets = path.join(import.meta.dirname, 'assets');
    await Promise.all(
      icons.map((name) => cp(path.join(assets, name), path.join(dir, name), { recursive: true })),
    );
  },
};

export default defineConfig({
  ...nodeBundle('electron/main/index.ts', 'index.js', 'dist/main'),
  plugins: [copyIcons],
});
