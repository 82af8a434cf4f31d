type Environment = Readonly<Record<string, string | undefined>>;

/** Where windows go: to the screen that is there, or to a virtual one (Xvfb). */
export type DisplayChoice = 'screen' | 'virtual';

/**
 * Decides where windows go.
 * @param preference what the caller would rather have: tests a virtual one, so that no window takes the keyboard away
 * @param virtualAvailable whether Xvfb is installed
 */
export function chooseDisplay(
  preference: DisplayChoice,
  platform: NodeJS.Platform,
  environment: Environment,
  virtualAvailable: boolean,
): DisplayChoice {
  if (platform !== 'linux') return 'screen';
  const hasScreen = Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
  if (!hasScreen) return 'virtual';
  return preference === 'virtual' && virtualAvailable ? 'virtual' : 'screen';
}

/** What decides on Electron's switches. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Environment;
  readonly isRoot: boolean;
  /** Whether /dev/shm can be written and holds what several windows need; containers often give 64 MB. */
  readonly hasSharedMemory: boolean;
}

/** The switches Electron needs here. */
export function electronSwitches(choice: DisplayChoice, surroundings: Surroundings): string[] {
  if (surroundings.platform !== 'linux') return [];
  const switches: string[] = [];
  // Chromium refuses to build a sandbox for root; only then is it given up.
  if (surroundings.isRoot) switches.push('--no-sandbox');
  if (!surroundings.hasSharedMemory) switches.push('--disable-dev-shm-usage');
  if (choice === 'virtual') switches.push('--ozone-platform=x11');
  else if (!surroundings.environment['DISPLAY']) switches.push('--ozone-platform=wayland');
  return switches;
}
