import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { Account } from '#shared/model/account.ts';
import type { Self } from '#shared/model/contact.ts';
import type { AccountOverview } from '../overview.ts';
import { trayMenu, trayToolTip, type TrayCommands } from './tray-menu.ts';

const account: Account = {
  id: 'a',
  address: 'alice@example.com',
  server: { kind: 'local' },
  phase: 'signed-in',
  failure: null,
  retryAt: null,
};
const self: Self = {
  address: 'alice@example.com',
  name: 'Alice',
  status: 'BSY',
  personalMessage: '',
  supportsPersonalMessage: true,
  privacy: 'allow',
  dialect: 'MSNP12',
};

function record(): { calls: unknown[]; commands: TrayCommands } {
  const calls: unknown[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]): void => {
      calls.push([name, ...values]);
    };
  const commands = {
    openAccount: note('openAccount'),
    setStatus: note('setStatus'),
    signOut: note('signOut'),
    openApp: note('openApp'),
    quit: note('quit'),
  };
  return { calls, commands };
}

function click(items: readonly MenuItemConstructorOptions[], label: string): void {
  const item = items.find((candidate) => candidate.label === label);
  expect(item, label).toBeDefined();
  Reflect.apply(item?.click ?? Object, null, []);
}

describe('trayMenu', () => {
  it('can be left without any account', () => {
    const { calls, commands } = record();
    const menu = trayMenu([], commands);
    expect(menu.map(({ label }) => label)).toEqual(['Open Nudge', 'Quit Nudge']);
    click(menu, 'Open Nudge');
    click(menu, 'Quit Nudge');
    expect(calls).toEqual([['openApp'], ['quit']]);
  });

  it('changes the status of an account, opens it and signs it out', () => {
    const { calls, commands } = record();
    const menu = trayMenu([{ account, self }], commands);
    expect(menu[0]?.label).toBe('alice@example.com (Busy)');
    const submenu = menu[0]?.submenu as MenuItemConstructorOptions[];
    expect(submenu.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['Busy']);
    click(submenu, 'Open');
    click(submenu, 'Appear offline');
    click(submenu, 'Sign out');
    expect(calls).toEqual([
      ['openAccount', 'a'],
      ['setStatus', 'a', 'HDN'],
      ['signOut', 'a'],
    ]);
  });

  it('offers no status that could not be set', () => {
    const menu = trayMenu([{ account: { ...account, phase: 'reconnecting' }, self }], record().commands);
    expect(menu[0]?.label).toBe('alice@example.com (Connecting…)');
    const submenu = menu[0]?.submenu as MenuItemConstructorOptions[];
    const radios = submenu.filter(({ type }) => type === 'radio');
    expect(radios).toHaveLength(7);
    expect(radios.every(({ enabled }) => enabled === false)).toBe(true);
  });

  it('only opens an account that is signed out', () => {
    const { calls, commands } = record();
    const overview: AccountOverview = {
      account: { ...account, address: `${'x&'.repeat(80)}@example.com`, phase: 'signed-out' },
      self: null,
    };
    const menu = trayMenu([overview], commands);
    const label = menu[0]?.label ?? '';
    expect(label.replaceAll('&&', '&').length).toBe(60);
    click(menu, label);
    expect(calls).toEqual([['openAccount', 'a']]);
  });
});

describe('trayToolTip', () => {
  it('says who is what', () => {
    const connecting: AccountOverview = { account: { ...account, phase: 'connecting' }, self: null };
    expect(trayToolTip([{ account, self }, connecting])).toBe(
      'Nudge\nalice@example.com – Busy\nalice@example.com – Signing in…',
    );
  });
});
