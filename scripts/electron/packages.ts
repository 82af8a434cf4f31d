/** The Debian package that has a library. */
interface LibraryPackage {
  readonly name: string;
  /** Carries the suffix t64 where time_t became 64-bit: Debian 13, Ubuntu 24.04 and later. */
  readonly renamed?: true;
}

/** Every library Electron 33 and 45 link against, and those that their libraries and helpers load. */
const packagesByLibrary: Readonly<Record<string, LibraryPackage>> = {
  'libX11-xcb.so.1': { name: 'libx11-xcb1' },
  'libX11.so.6': { name: 'libx11-6' },
  'libXcomposite.so.1': { name: 'libxcomposite1' },
  'libXcursor.so.1': { name: 'libxcursor1' },
  'libXdamage.so.1': { name: 'libxdamage1' },
  'libXext.so.6': { name: 'libxext6' },
  'libXfixes.so.3': { name: 'libxfixes3' },
  'libXi.so.6': { name: 'libxi6' },
  'libXrandr.so.2': { name: 'libxrandr2' },
  'libXrender.so.1': { name: 'libxrender1' },
  'libXtst.so.6': { name: 'libxtst6' },
  'libasound.so.2': { name: 'libasound2', renamed: true },
  'libatk-1.0.so.0': { name: 'libatk1.0-0', renamed: true },
  'libatk-bridge-2.0.so.0': { name: 'libatk-bridge2.0-0', renamed: true },
  'libatspi.so.0': { name: 'libatspi2.0-0', renamed: true },
  'libcairo-gobject.so.2': { name: 'libcairo-gobject2' },
  'libcairo.so.2': { name: 'libcairo2' },
  'libcups.so.2': { name: 'libcups2', renamed: true },
  'libdbus-1.so.3': { name: 'libdbus-1-3' },
  'libdrm.so.2': { name: 'libdrm2' },
  'libexpat.so.1': { name: 'libexpat1' },
  'libfontconfig.so.1': { name: 'libfontconfig1' },
  'libfreetype.so.6': { name: 'libfreetype6' },
  'libgbm.so.1': { name: 'libgbm1' },
  'libgcc_s.so.1': { name: 'libgcc-s1' },
  'libgdk-3.so.0': { name: 'libgtk-3-0', renamed: true },
  'libgdk_pixbuf-2.0.so.0': { name: 'libgdk-pixbuf-2.0-0' },
  'libgio-2.0.so.0': { name: 'libglib2.0-0', renamed: true },
  'libglib-2.0.so.0': { name: 'libglib2.0-0', renamed: true },
  'libgmodule-2.0.so.0': { name: 'libglib2.0-0', renamed: true },
  'libgobject-2.0.so.0': { name: 'libglib2.0-0', renamed: true },
  'libgtk-3.so.0': { name: 'libgtk-3-0', renamed: true },
  'libnspr4.so': { name: 'libnspr4' },
  'libnss3.so': { name: 'libnss3' },
  'libnssutil3.so': { name: 'libnss3' },
  'libpango-1.0.so.0': { name: 'libpango-1.0-0' },
  'libpangocairo-1.0.so.0': { name: 'libpangocairo-1.0-0' },
  'libplc4.so': { name: 'libnspr4' },
  'libplds4.so': { name: 'libnspr4' },
  'libsmime3.so': { name: 'libnss3' },
  'libstdc++.so.6': { name: 'libstdc++6' },
  'libudev.so.1': { name: 'libudev1' },
  'libxcb-dri3.so.0': { name: 'libxcb-dri3-0' },
  'libxcb.so.1': { name: 'libxcb1' },
  'libxkbcommon.so.0': { name: 'libxkbcommon0' },
};

/** What a machine lacks to run the app. */
export interface Missing {
  /** Shared objects that were not found, as `ldd` names them. */
  readonly libraries: readonly string[];
  /** Programs, by the Debian package that has them. */
  readonly programs: readonly string[];
}

export interface MissingPackages {
  /** What to install, sorted. */
  readonly packages: readonly string[];
  /** Libraries that no package is known for. */
  readonly unknown: readonly string[];
}

/**
 * The Debian or Ubuntu packages that bring what is missing.
 * @param longTime whether this system's library packages carry the suffix t64
 */
export function packagesFor(missing: Missing, longTime: boolean): MissingPackages {
  const packages = new Set(missing.programs);
  const unknown: string[] = [];
  for (const library of missing.libraries) {
    const found = packagesByLibrary[library];
    if (found === undefined) unknown.push(library);
    else packages.add(found.renamed === true && longTime ? `${found.name}t64` : found.name);
  }
  return { packages: [...packages].sort(), unknown };
}

/** Debian's families renamed libraries at once: one installed package with the suffix shows which names are right. */
export function usesLongTime(installedPackageFiles: readonly string[]): boolean {
  return installedPackageFiles.some((name) => /t64(:[a-z0-9]+)?\.list$/.test(name));
}

/** Whether /etc/os-release describes Debian, Ubuntu or one of their children. */
export function isDebianFamily(osRelease: string): boolean {
  const values = [...osRelease.matchAll(/^(?:ID|ID_LIKE)=(.*)$/gm)].map((match) => match[1] ?? '');
  return values
    .join(' ')
    .replaceAll(/["']/g, '')
    .split(' ')
    .some((id) => id === 'debian' || id === 'ubuntu');
}
