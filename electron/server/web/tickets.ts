import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';

interface Ticket {
  readonly address: string;
  readonly expiresAt: number;
}

/** More than this many at a time, and the oldest are forgotten. */
const MAX_TICKETS = 20_000;

/**
 * Tickets that the web services give for a password and `USR t TWN S` takes. Random, good for one account and a short
 * time; kept as hashes, so that looking one up tells nothing by its duration.
 */
export class Tickets {
  readonly #clock: Clock;
  readonly #lifeMs: number;
  readonly #tickets = new Map<string, Ticket>();

  constructor(clock: Clock, lifeMs: number) {
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  /** Makes a ticket `t=…&p=` for an account. */
  issue(address: string): {
    readonly ticket: string;
    readonly createdAt: number;
    readonly expiresAt: number;
  } {
    const createdAt = this.#clock.now();
    const expiresAt = createdAt + this.#lifeMs;
    this.#forget(createdAt);
    // Hexadecimal: a client puts it in a header, an XML text and a column of a command without a thought.
    const ticket = `t=${randomBytes(32).toString('hex')}&p=`;
    this.#tickets.set(keyOf(ticket), { address, expiresAt });
    return { ticket, createdAt, expiresAt };
  }

  /** Whether it is a ticket of that account, and still good. */
  accepts(ticket: string, address: string): boolean {
    const found = this.#tickets.get(keyOf(ticket));
    return found !== undefined && found.address === address && this.#clock.now() < found.expiresAt;
  }

  /** All live equally long, so the oldest come first and expire first. */
  #forget(now: number): void {
    for (const [key, { expiresAt }] of this.#tickets) {
      if (now < expiresAt && this.#tickets.size < MAX_TICKETS) return;
      this.#tickets.delete(key);
    }
  }
}

function keyOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64');
}
