import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { checkout } from '#scripts/lib/paths.ts';
import { say } from '#scripts/lib/report.ts';

const directory = path.join(checkout, 'docs', 'screenshots');

/** In the middle of whatever moves, so that a picture is the same each time. */
const FROZEN_AT_MS = 400;

/** Writes what a window shows to docs/screenshots. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await page.evaluate(async (atMs) => {
    await document.fonts.ready;
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) {
        animation.finish();
      } else {
        animation.pause();
        animation.currentTime = atMs;
      }
    }
  }, FROZEN_AT_MS);
  await page.screenshot({ path: path.join(directory, `${name}.png`) });
  say(`docs/screenshots/${name}.png`);
}
