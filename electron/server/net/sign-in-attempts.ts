import type { Clock } from '../clock.ts';
import { RateLimit } from './rate-limit.ts';

/** Wrong passwords from one computer: so many at once, then one now and then. Nobody mistypes faster. */
const FAILURES = { burst: 60, perSecond: 0.5 };
/** Computers remembered; the one that failed longest ago is forgotten first. */
const MAX_HOSTS = 10_000;

/** Slows down whoever tries passwords one after another, over the web or on the line. */
export class SignInAttempts {
  readonly #clock: Clock;
  readonly #failures = new Map<string, RateLimit>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether another attempt from there is looked at, be the password right or wrong. */
  allows(host: string): boolean {
    return this.#failures.get(host)?.isExhausted !== true;
  }

  failed(host: string): void {
    const limit = this.#failures.get(host) ?? new RateLimit(this.#clock, FAILURES.burst, FAILURES.perSecond);
    limit.take();
    this.#failures.delete(host);
    this.#failures.set(host, limit);
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= MAX_HOSTS) break;
      this.#failures.delete(oldest);
    }
  }
}
