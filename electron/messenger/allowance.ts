import type { Clock } from '#client/index.ts';

/** So many times within so long, and no more. */
export class Allowance {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #times: number;
  readonly #withinMs: number;
  #taken: readonly number[] = [];

  constructor(clock: Pick<Clock, 'now'>, times: number, withinMs: number) {
    this.#clock = clock;
    this.#times = times;
    this.#withinMs = withinMs;
  }

  /** Whether it may be done now; if so, it counts as done. */
  take(): boolean {
    const now = this.#clock.now();
    // A clock that was set back forgives everything.
    this.#taken = this.#taken.filter((at) => at <= now && now - at < this.#withinMs);
    if (this.#taken.length >= this.#times) return false;
    this.#taken = [...this.#taken, now];
    return true;
  }
}
