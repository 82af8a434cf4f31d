import { access, constants, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { say, StepFailure } from '#scripts/lib/report.ts';
import { run } from '#scripts/lib/run.ts';
import { isDebianFamily, packagesFor, usesLongTime, type Missing } from './packages.ts';

/** Colour emoji come with no other package; without them messages show boxes. Not worth an installation of its own. */
const welcomePackages = ['fonts-noto-color-emoji'];

/** Words for a person: libraries by their names, programs by their packages. */
export function describeMissing(missing: Missing): string {
  return [...missing.libraries, ...missing.programs.map((name) => `the program of package ${name}`)].join(
    ', ',
  );
}

/**
 * Sees to it that what is missing gets installed: by itself only as root on Debian or Ubuntu, and saying so.
 * @param lock a file that keeps two runs from installing at once
 * @throws {StepFailure} when the person has to install it; it carries the command
 */
export async function installMissing(missing: Missing, lock: string): Promise<void> {
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (!isDebianFamily(osRelease)) {
    throw new StepFailure(
      `This system lacks what Electron needs: ${describeMissing(missing)}.`,
      'Install the packages of your distribution that bring these, then try again.',
    );
  }
  const installed = await readdir('/var/lib/dpkg/info').catch((): string[] => []);
  const { packages, unknown } = packagesFor(missing, usesLongTime(installed));
  if (unknown.length > 0) {
    throw new StepFailure(
      `Electron needs libraries that are not installed: ${unknown.join(', ')}.`,
      'Find the packages that bring them (https://packages.debian.org, "search the contents of packages"), install them, then try again.',
    );
  }
  const wanted = [...packages, ...welcomePackages];
  const install = `apt-get install -y --no-install-recommends ${wanted.join(' ')}`;
  if (process.getuid?.() !== 0) {
    throw new StepFailure(
      `Electron needs what is not installed here: ${describeMissing(missing)}. Install it with this command, then try again:`,
      `\n  sudo sh -c 'apt-get update && ${install}'`,
    );
  }
  say(`missing: ${describeMissing(missing)}`);
  say(`installing as root, which can take some minutes: ${install}`);
  const { code, output } = await run('flock', [lock, 'sh', '-c', `apt-get update && ${install}`], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    output: 'collect',
  });
  if (code !== 0) {
    throw new StepFailure(
      `${output.trim()}\n\napt-get could not install what is missing (exit code ${code}).`,
      `Put right what its messages above name, then run: apt-get update && ${install}`,
    );
  }
}

/** Looks a program up in a PATH. */
export async function findProgram(name: string, searchPath: string): Promise<string | null> {
  for (const directory of searchPath.split(path.delimiter)) {
    const file = path.join(directory, name);
    const runnable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runnable) return file;
  }
  return null;
}
