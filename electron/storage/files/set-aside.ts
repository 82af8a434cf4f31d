import { existsSync, renameSync } from 'node:fs';

/** What SQLite keeps beside a database. Harmless names for any other file. */
const COMPANIONS = ['', '-wal', '-shm'];

function asideName(path: string, at: Date): string {
  const stamp = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const first = `${path}.damaged-${stamp}`;
  let name = first;
  for (let number = 2; existsSync(name); number += 1) name = `${first}-${number}`;
  return name;
}

/**
 * Moves a damaged file (and what SQLite keeps beside it) to `NAME.damaged-<UTC time>`, so that a new one can be begun
 * and nothing is deleted. Answers the new name. Throws a file system error.
 */
export function setAside(path: string, at: Date): string {
  const aside = asideName(path, at);
  for (const companion of COMPANIONS) {
    if (existsSync(path + companion)) renameSync(path + companion, aside + companion);
  }
  return aside;
}
