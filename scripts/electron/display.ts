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

/**
 * The switches Electron needs here.
 * @param isRoot Chromium refuses to sandbox for root; only then is the sandbox given up
 */
export function electronSwitches(
  choice: DisplayChoice,
  platform: NodeJS.Platform,
  environment: Environment,
  isRoot: boolean,
): string[] {
  if (platform !== 'linux') return [];
  const switches = isRoot ? ['--no-sandbox'] : [];
  if (choice === 'virtual') switches.push('--ozone-platform=x11');
  else if (!environment['DISPLAY']) switches.push('--ozone-platform=wayland');
  return switches;
}
