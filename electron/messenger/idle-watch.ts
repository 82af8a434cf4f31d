import type { Clock } from '#client/index.ts';
import type { PresenceStatus } from '#shared/model/presence.ts';

const LOOK_EVERY_MS = 10_000;

export interface IdleWatchOptions {
  readonly clock: Clock;
  readonly idleSeconds: () => number;
  /** Minutes without input until idle; 0 never. */
  readonly idleMinutes: () => number;
  /** The person went idle, or came back. */
  readonly changed: (idle: boolean) => void;
}

/** Looks now and then whether the person is there (look §6: available turns to idle after some minutes, and back). */
export class IdleWatch {
  readonly #options: IdleWatchOptions;
  #idle = false;
  #cancel: () => void;

  constructor(options: IdleWatchOptions) {
    this.#options = options;
    this.#cancel = this.#next();
  }

  get idle(): boolean {
    return this.#idle;
  }

  stop(): void {
    this.#cancel();
  }

  #next(): () => void {
    return this.#options.clock.setTimer(() => {
      this.#look();
      this.#cancel = this.#next();
    }, LOOK_EVERY_MS);
  }

  #look(): void {
    const minutes = this.#options.idleMinutes();
    const idle = minutes > 0 && this.#options.idleSeconds() >= minutes * 60;
    if (idle === this.#idle) return;
    this.#idle = idle;
    this.#options.changed(idle);
  }
}

/** The status to set when the person leaves or returns, or null to leave it: only "available" turns idle by itself. */
export function statusAfterIdleChange(idle: boolean, current: PresenceStatus): 'IDL' | 'NLN' | null {
  if (idle) return current === 'NLN' ? 'IDL' : null;
  return current === 'IDL' ? 'NLN' : null;
}
