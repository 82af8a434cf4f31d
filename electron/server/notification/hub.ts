import type { Principal } from './principal.ts';

/** Who is signed in, one connection an account. */
export class Hub {
  readonly #principals = new Map<number, Principal>();

  get size(): number {
    return this.#principals.size;
  }

  /** Whoever is signed in to that account, whether others see them or not. */
  find(accountId: number): Principal | undefined {
    return this.#principals.get(accountId);
  }

  /** Puts somebody in the place of whoever was there; answers whom they replaced. */
  enter(principal: Principal): Principal | undefined {
    const replaced = this.#principals.get(principal.id);
    this.#principals.set(principal.id, principal);
    return replaced;
  }

  /** Takes somebody out; false when another connection has their place already. */
  leave(principal: Principal): boolean {
    if (this.#principals.get(principal.id) !== principal) return false;
    this.#principals.delete(principal.id);
    return true;
  }

  /** Takes everybody out: what their connections do from then on concerns nobody. */
  clear(): void {
    this.#principals.clear();
  }

  all(): Iterable<Principal> {
    return this.#principals.values();
  }
}
