import path from 'node:path';

// All of main is bundled into one flat folder, dist/main: this file's folder is the bundle's.
const bundle = import.meta.dirname;

/** Where the parts of the built app are. */
export const builtPages = path.join(bundle, '../renderer');
export const builtPreload = path.join(bundle, '../preload/index.cjs');
export const builtServerProcess = path.join(bundle, '../server-process/utility.js');
export const trayIcons = path.join(bundle, 'tray');
export const windowIcon = path.join(bundle, 'window.png');
