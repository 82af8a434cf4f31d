import type { BrowserWindow } from 'electron';

/** Shows a window on top of the others and gives it the keyboard, wherever it was. */
export function bringForward(browserWindow: BrowserWindow): void {
  if (browserWindow.isMinimized()) browserWindow.restore();
  browserWindow.show();
  browserWindow.focus();
}
