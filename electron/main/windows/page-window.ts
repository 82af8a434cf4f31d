import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { pageUrl, type PageName } from '../security/address.ts';
import { builtPreload, windowIcon } from '../paths.ts';

export type PageWindowOptions = Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show'>;

/** How long a window waits for its page before it is shown as it is: an empty window beats none. */
const PATIENCE_MS = 5_000;

/** Opens a window, not shown yet, that loads one of our pages. Every window is made here: no other has rights at all. */
export function openPageWindow(page: PageName, options: PageWindowOptions): BrowserWindow {
  const browserWindow = new BrowserWindow({
    title: 'Nudge',
    autoHideMenuBar: true,
    // Elsewhere the program itself has one.
    ...(process.platform === 'linux' ? { icon: windowIcon } : {}),
    ...options,
    show: false,
    webPreferences: {
      preload: builtPreload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      enableWebSQL: false,
      safeDialogs: true,
      devTools: !app.isPackaged,
      // A message has to sound also in a window nobody has clicked in yet.
      autoplayPolicy: 'no-user-gesture-required',
      // Our scripts do not change between starts: worth compiling for the disk at once.
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  // Failing to load is reported by the window's events; there is nobody here to tell.
  browserWindow.loadURL(pageUrl(page)).catch(() => undefined);
  return browserWindow;
}

/** Resolves when the page has something to show, or cannot: then the window had better be seen as it is. */
export async function untilPainted(browserWindow: BrowserWindow): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    browserWindow.once('ready-to-show', done);
    browserWindow.once('closed', done);
    browserWindow.webContents.once('did-fail-load', done);
    browserWindow.webContents.once('render-process-gone', done);
  });
}
