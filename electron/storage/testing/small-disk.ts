import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left. */
  readonly fill: () => void;
  /** Gives it back. */
  readonly makeRoom: () => void;
}

const SIZE = '512k';
const MORE_THAN_ITS_SIZE = 1024 * 1024;

function mount(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'nudge-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'nudge', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmdirSync(folder);
    return null;
  }
}

function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder]);
  rmdirSync(folder);
}

/** Whether a disk can be made here: it takes Linux and root. */
export function canMakeSmallDisk(): boolean {
  const folder = mount();
  if (folder !== null) unmount(folder);
  return folder !== null;
}

/** A real disk of half a megabyte for the running test; it is taken away after it. */
export function smallDisk(): SmallDisk {
  const folder = mount();
  if (folder === null) throw new Error('No disk can be made here.');
  onTestFinished(() => unmount(folder));
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => {
      try {
        writeFileSync(filler, Buffer.alloc(MORE_THAN_ITS_SIZE));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
        return;
      }
      throw new Error('The disk is larger than it should be.');
    },
    makeRoom: () => rmSync(filler),
  };
}
