import { describe, expect, it } from 'vitest';
import { closeAction, type CloseSituation } from './close-policy.ts';

const usual: CloseSituation = {
  quitting: false,
  closeToTray: true,
  trayAvailable: true,
  hasDock: false,
  bound: true,
  otherMessengerWindows: 0,
};

describe('closeAction', () => {
  it.each<[string, Partial<CloseSituation>, string]>([
    ['lives on in the tray', {}, 'hide'],
    ['lives on in the tray, as a form too', { bound: false }, 'hide'],
    ['lives on in the dock', { hasDock: true, trayAvailable: false, closeToTray: false }, 'hide'],
    ['goes for good when the person wants that', { closeToTray: false }, 'quit'],
    ['goes for good when no tray would bring it back', { trayAvailable: false }, 'quit'],
    ['a further form just goes', { bound: false, otherMessengerWindows: 1 }, 'close'],
    ['one of several accounts hides', { otherMessengerWindows: 1 }, 'hide'],
    ['one of several accounts signs out', { otherMessengerWindows: 1, closeToTray: false }, 'sign-out'],
    [
      'one of several signs out without a tray',
      { otherMessengerWindows: 2, trayAvailable: false },
      'sign-out',
    ],
    ['nothing holds up a quit', { quitting: true }, 'close'],
  ])('%s', (_name, situation, action) => {
    expect(closeAction({ ...usual, ...situation })).toBe(action);
  });
});
