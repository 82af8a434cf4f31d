import type { Toast } from '#shared/ipc/events.ts';

/** A toast and what a click on it opens. */
export interface StackedToast extends Toast {
  /** Null: the contact list. */
  readonly conversationId: string | null;
}

interface Entry {
  readonly toast: StackedToast;
  /** When it goes, by the clock that is passed in. */
  expiresAt: number;
}

export interface ToastStackOptions {
  readonly maxVisible: number;
  /** How many more may wait for a place; beyond that the oldest of them is dropped. */
  readonly maxWaiting: number;
  readonly lifeMs: number;
}

/** How toasts behave (look §9.1). */
export const TOASTS: ToastStackOptions = { maxVisible: 3, maxWaiting: 20, lifeMs: 8_000 };

/** Which toasts are on the screen and which wait for a place. Knows no window and no timer: `now` comes from outside. */
export class ToastStack {
  readonly #options: ToastStackOptions;
  #visible: Entry[] = [];
  #waiting: StackedToast[] = [];

  constructor(options: ToastStackOptions = TOASTS) {
    this.#options = options;
  }

  /** What is on the screen, oldest first. */
  get visible(): readonly StackedToast[] {
    return this.#visible.map(({ toast }) => toast);
  }

  /** When the next toast goes, or null while there is none. */
  get nextExpiry(): number | null {
    return this.#visible.length === 0 ? null : Math.min(...this.#visible.map(({ expiresAt }) => expiresAt));
  }

  find(id: string): StackedToast | undefined {
    return this.#visible.find(({ toast }) => toast.id === id)?.toast;
  }

  /** Somebody who writes ten lines has one toast, with the last of them. */
  add(toast: StackedToast, now: number): void {
    const same = (other: StackedToast): boolean => subjectOf(other) === subjectOf(toast);
    const visible = this.#visible.find((entry) => same(entry.toast));
    if (visible !== undefined) {
      const renewed = { toast, expiresAt: now + this.#options.lifeMs };
      this.#visible = this.#visible.map((entry) => (entry === visible ? renewed : entry));
      return;
    }
    this.#waiting = [...this.#waiting.filter((other) => !same(other)), toast].slice(
      -this.#options.maxWaiting,
    );
    this.#fill(now);
  }

  dismiss(id: string, now: number): void {
    this.#remove(now, (toast) => toast.id === id);
  }

  /** Takes away what an account had to say: it is signed out. */
  dismissAccount(accountId: string, now: number): void {
    this.#remove(now, (toast) => toast.accountId === accountId);
  }

  /** Takes away what speaks of a conversation that is being looked at. */
  dismissConversation(accountId: string, conversationId: string, now: number): void {
    this.#remove(now, (toast) => toast.accountId === accountId && toast.conversationId === conversationId);
  }

  /** Takes away what has been there long enough. */
  expire(now: number): void {
    this.#visible = this.#visible.filter(({ expiresAt }) => expiresAt > now);
    this.#fill(now);
  }

  /** Nothing goes before `until`: the person is pointing at the stack. */
  hold(until: number): void {
    for (const entry of this.#visible) entry.expiresAt = Math.max(entry.expiresAt, until);
  }

  #remove(now: number, goes: (toast: StackedToast) => boolean): void {
    this.#visible = this.#visible.filter(({ toast }) => !goes(toast));
    this.#waiting = this.#waiting.filter((toast) => !goes(toast));
    this.#fill(now);
  }

  #fill(now: number): void {
    while (this.#visible.length < this.#options.maxVisible) {
      const toast = this.#waiting.shift();
      if (toast === undefined) return;
      this.#visible.push({ toast, expiresAt: now + this.#options.lifeMs });
    }
  }
}

function subjectOf({ accountId, kind, title, conversationId }: StackedToast): string {
  return JSON.stringify([accountId, kind, conversationId ?? title]);
}
