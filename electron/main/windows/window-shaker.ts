import { systemPreferences, type BrowserWindow } from 'electron';
import { SHAKE, shakePositions } from './shake-positions.ts';

/** Somebody who nudges again and again does not get to keep the window from its owner. */
const REST_MS = 3_000;

/** Shakes windows that are nudged. */
export class WindowShaker {
  readonly #lastAt = new WeakMap<BrowserWindow, number>();

  /** Shakes a window, or lets it blink where it cannot or should not be shaken. */
  nudge(browserWindow: BrowserWindow): void {
    if (browserWindow.isDestroyed()) return;
    if (!browserWindow.isFocused()) browserWindow.flashFrame(true);
    if (!canShake(browserWindow) || prefersReducedMotion()) return;
    const now = performance.now();
    if (now - (this.#lastAt.get(browserWindow) ?? Number.NEGATIVE_INFINITY) < REST_MS) return;
    this.#lastAt.set(browserWindow, now);
    shake(browserWindow);
  }
}

function shake(browserWindow: BrowserWindow): void {
  const [x = 0, y = 0] = browserWindow.getPosition();
  const positions = shakePositions({ x, y }, Math.random);
  const timer = setInterval(() => {
    const next = positions.shift();
    if (next !== undefined && !browserWindow.isDestroyed() && canShake(browserWindow)) {
      browserWindow.setPosition(next.x, next.y);
      return;
    }
    clearInterval(timer);
    // Hidden or minimised in the middle of it: it comes back to where it was all the same.
    if (!browserWindow.isDestroyed() && !fillsScreen(browserWindow)) browserWindow.setPosition(x, y);
  }, SHAKE.stepMs);
}

function canShake(browserWindow: BrowserWindow): boolean {
  return browserWindow.isVisible() && !browserWindow.isMinimized() && !fillsScreen(browserWindow);
}

function fillsScreen(browserWindow: BrowserWindow): boolean {
  return browserWindow.isMaximized() || browserWindow.isFullScreen();
}

function prefersReducedMotion(): boolean {
  return systemPreferences.getAnimationSettings().prefersReducedMotion;
}
