import type { MenuItemConstructorOptions } from 'electron';
import { selectableStatusSchema, STATUSES, type SelectableStatus } from '#shared/model/presence.ts';
import type { AccountOverview } from '../overview.ts';

/** What the tray's menu can do. */
export interface TrayCommands {
  readonly openAccount: (accountId: string) => void;
  readonly setStatus: (accountId: string, status: SelectableStatus) => void;
  readonly signOut: (accountId: string) => void;
  readonly openApp: () => void;
  readonly quit: () => void;
}

const MAX_LABEL = 60;

/** The menu behind the tray icon: each account with its status, then the app itself. */
export function trayMenu(
  accounts: readonly AccountOverview[],
  commands: TrayCommands,
): MenuItemConstructorOptions[] {
  const items = accounts.map((account) => accountItem(account, commands));
  return [
    ...items,
    ...(items.length > 0 ? [separator] : []),
    { label: 'Open Nudge', click: commands.openApp },
    { label: 'Quit Nudge', click: commands.quit },
  ];
}

/** What the icon says when pointed at. */
export function trayToolTip(accounts: readonly AccountOverview[]): string {
  const lines = accounts.map(({ account, self }) => `${account.address} – ${stateOf({ account, self })}`);
  return ['Nudge', ...lines.slice(0, 4)].join('\n');
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function accountItem(overview: AccountOverview, commands: TrayCommands): MenuItemConstructorOptions {
  const { account, self } = overview;
  const open = (): void => commands.openAccount(account.id);
  const label = plainLabel(`${account.address} (${stateOf(overview)})`);
  if (self === null) return { label, click: open };
  const statuses = selectableStatusSchema.options.map((status): MenuItemConstructorOptions => ({
    label: STATUSES[status].label,
    type: 'radio',
    checked: self.status === status,
    enabled: account.phase === 'signed-in',
    click: () => commands.setStatus(account.id, status),
  }));
  return {
    label,
    submenu: [
      { label: 'Open', click: open },
      separator,
      ...statuses,
      separator,
      { label: 'Sign out', click: () => commands.signOut(account.id) },
    ],
  };
}

function stateOf({ account, self }: AccountOverview): string {
  if (account.phase === 'reconnecting') return 'Connecting…';
  if (self !== null) return STATUSES[self.status].label;
  return account.phase === 'signed-out' ? 'Signed out' : 'Signing in…';
}

/** An ampersand would underline the letter after it. */
function plainLabel(text: string): string {
  const short = text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL - 1)}…` : text;
  return short.replaceAll('&', '&&');
}
