import { defineConfig } from 'vite';
import { nodeBundle } from './vite.shared.ts';

export default defineConfig(
  nodeBundle('electron/server-process/utility.ts', 'utility.js', 'dist/server-process'),
);
