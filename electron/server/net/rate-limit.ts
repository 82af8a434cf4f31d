import type { Clock } from '../clock.ts';

/** Allows `burst` at once and `perSecond` in the long run. */
export class RateLimit {
  readonly #clock: Clock;
  readonly #burst: number;
  readonly #perSecond: number;
  #left: number;
  #checkedAt: number;

  constructor(clock: Clock, burst: number, perSecond: number) {
    this.#clock = clock;
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#left = burst;
    this.#checkedAt = clock.now();
  }

  /** Whether none may happen now. */
  get isExhausted(): boolean {
    this.#refill();
    return this.#left < 1;
  }

  /** Whether one more may happen now; if so it is counted. */
  take(): boolean {
    if (this.isExhausted) return false;
    this.#left -= 1;
    return true;
  }

  #refill(): void {
    const now = this.#clock.now();
    const gained = (Math.max(0, now - this.#checkedAt) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#burst, this.#left + gained);
    this.#checkedAt = now;
  }
}
