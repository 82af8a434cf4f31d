import type { AppEvent } from '#shared/ipc/events.ts';
import type { Snapshot } from '#shared/ipc/operations.ts';
import type { Account } from '#shared/model/account.ts';
import type { Self } from '#shared/model/contact.ts';
import { STATUSES, type StatusTone } from '#shared/model/presence.ts';

export interface AccountOverview {
  readonly account: Account;
  /** Null while signed out. */
  readonly self: Self | null;
}

type Whole = Pick<Snapshot, 'accounts' | 'rosters' | 'conversations'>;

/** The most reachable first: one icon speaks for all accounts. */
const tones: readonly StatusTone[] = ['available', 'busy', 'away', 'offline'];

/** The little the shell itself has to know of the accounts, for tray and dock. Kept by the same events windows get. */
export class Overview {
  readonly #accounts = new Map<string, AccountOverview>();
  readonly #unread = new Map<string, number>();

  constructor(whole: Whole) {
    for (const account of whole.accounts) {
      this.#accounts.set(account.id, { account, self: whole.rosters[account.id]?.self ?? null });
    }
    for (const { accountId, id, unread } of whole.conversations) {
      this.#setUnread(keyOf(accountId, id), unread);
    }
  }

  get accounts(): readonly AccountOverview[] {
    return [...this.#accounts.values()];
  }

  get tone(): StatusTone {
    const present = new Set(this.accounts.map(({ self }) => STATUSES[self?.status ?? 'FLN'].tone));
    return tones.find((tone) => present.has(tone)) ?? 'offline';
  }

  /** How many messages nobody has looked at yet. */
  get unread(): number {
    let sum = 0;
    for (const count of this.#unread.values()) sum += count;
    return sum;
  }

  /** Takes note of an event; answers whether tray or dock may look different now. */
  apply(event: AppEvent): boolean {
    switch (event.type) {
      case 'account-changed':
        return this.#change(
          event.accountId,
          event.account,
          this.#accounts.get(event.accountId)?.self ?? null,
        );
      case 'account-removed':
        this.#forgetUnread(event.accountId);
        return this.#accounts.delete(event.accountId);
      case 'roster-replaced':
        return this.#setSelf(event.accountId, event.roster?.self ?? null);
      case 'self-changed':
        return this.#setSelf(event.accountId, event.self);
      case 'conversation-changed':
        return this.#setUnread(keyOf(event.accountId, event.conversation.id), event.conversation.unread);
      default:
        return false;
    }
  }

  #setSelf(accountId: string, self: Self | null): boolean {
    const known = this.#accounts.get(accountId);
    return known !== undefined && this.#change(accountId, known.account, self);
  }

  #change(accountId: string, account: Account, self: Self | null): boolean {
    this.#accounts.set(accountId, { account, self });
    return true;
  }

  #setUnread(key: string, count: number): boolean {
    if (count === (this.#unread.get(key) ?? 0)) return false;
    if (count === 0) this.#unread.delete(key);
    else this.#unread.set(key, count);
    return true;
  }

  #forgetUnread(accountId: string): void {
    const prefix = keyOf(accountId, '');
    for (const key of this.#unread.keys()) if (key.startsWith(prefix)) this.#unread.delete(key);
  }
}

function keyOf(accountId: string, conversationId: string): string {
  return `${accountId}\n${conversationId}`;
}
