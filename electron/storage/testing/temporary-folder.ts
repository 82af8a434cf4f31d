import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** A new empty folder for a test; it is removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-storage-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
