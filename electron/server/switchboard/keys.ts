import { randomBytes } from 'node:crypto';
import type { Dialect } from '#protocol/dialects/index.ts';
import type { Clock } from '../clock.ts';
import type { Principal } from '../notification/principal.ts';
import type { Room } from './room.ts';

/** Who may come with a key, and what the others will be told of them. */
export interface Admission {
  /** The sign-in the key was given to. */
  readonly principal: Principal;
  readonly accountId: number;
  readonly address: string;
  readonly name: string;
  readonly capabilities: number;
  readonly dialect: Dialect;
  /** The room somebody was called to; null for a caller, who opens one. */
  readonly room: Room | null;
}

interface Key {
  readonly admission: Admission;
  readonly expiresAt: number;
}

/** Keys to switchboards: random, for one person, one use and a short time (facts §32). */
export class SwitchboardKeys {
  readonly #clock: Clock;
  readonly #lifeMs: number;
  readonly #keys = new Map<string, Key>();

  constructor(clock: Clock, lifeMs: number) {
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  /** A key for somebody who wants to start a conversation (XFR). */
  issueToCaller(principal: Principal): string {
    return this.#issue(principal, null);
  }

  /** A key for somebody called (RNG). */
  issueToCalled(principal: Principal, room: Room): string {
    return this.#issue(principal, room);
  }

  /** Takes a key in; null when it is none, too old, or somebody else's. */
  redeem(key: string, address: string): Admission | null {
    const found = this.#keys.get(key);
    if (found === undefined || found.admission.address !== address.toLowerCase()) return null;
    this.#keys.delete(key);
    return this.#clock.now() < found.expiresAt ? found.admission : null;
  }

  #issue(principal: Principal, room: Room | null): string {
    const now = this.#clock.now();
    // All live equally long, so the oldest come first and expire first.
    for (const [key, { expiresAt }] of this.#keys) {
      if (now < expiresAt) break;
      this.#keys.delete(key);
    }
    const key = randomBytes(16).toString('hex');
    this.#keys.set(key, { admission: admissionOf(principal, room), expiresAt: now + this.#lifeMs });
    return key;
  }
}

function admissionOf(principal: Principal, room: Room | null): Admission {
  return {
    principal,
    accountId: principal.id,
    address: principal.address,
    name: principal.name,
    capabilities: principal.presence?.capabilities ?? 0,
    dialect: principal.dialect,
    room,
  };
}
