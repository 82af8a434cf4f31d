/** What closing a messenger window does. */
export type CloseAction =
  /** It goes out of sight and stays signed in; the tray or the dock brings it back. */
  | 'hide'
  /** It goes; nothing else happens. */
  | 'close'
  /** Nobody could see its account any more: that is signed out. */
  | 'sign-out'
  /** It was the way into the app. */
  | 'quit';

export interface CloseSituation {
  readonly quitting: boolean;
  readonly closeToTray: boolean;
  /** Whether a tray icon is really shown. Without one a hidden window would be out of reach. */
  readonly trayAvailable: boolean;
  /** macOS: apps live on without windows, and the dock brings them back. */
  readonly hasDock: boolean;
  /** Whether the window belongs to an account (else it is a sign-in form). */
  readonly bound: boolean;
  readonly otherMessengerWindows: number;
}

/** Decides what closing a messenger window does. The app never becomes unreachable. */
export function closeAction(situation: CloseSituation): CloseAction {
  const { quitting, closeToTray, trayAvailable, hasDock, bound, otherMessengerWindows } = situation;
  if (quitting) return 'close';
  const reachable = hasDock || (closeToTray && trayAvailable);
  if (!bound && otherMessengerWindows > 0) return 'close';
  if (reachable) return 'hide';
  return otherMessengerWindows > 0 ? 'sign-out' : 'quit';
}
