export type Listener<T> = (event: T) => void;

/** What can be listened to. */
export interface Listenable<Events> {
  /** Hears one kind of event. Returns the function that stops it. */
  readonly on: <K extends keyof Events>(name: K, listener: Listener<Events[K]>) => () => void;
}

/**
 * Typed events. Listeners run in the order they came, and one that throws does not keep the others from hearing: its
 * error surfaces on its own, as an uncaught one.
 */
export class Emitter<Events> implements Listenable<Events> {
  readonly #listeners = new Map<keyof Events, Set<Listener<never>>>();
  readonly #relays = new Map<keyof Events, { hears: () => boolean; emit: Listener<never> }[]>();

  readonly on = <K extends keyof Events>(name: K, listener: Listener<Events[K]>): (() => void) => {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };

  emit<K extends keyof Events>(name: K, event: Events[K]): void {
    const relays = this.#relays.get(name)?.map((relay) => relay.emit) ?? [];
    for (const listener of [...(this.#listeners.get(name) ?? []), ...relays] as Listener<Events[K]>[]) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /** Whether anybody listens: spares making an event that nobody hears. */
  hears(name: keyof Events): boolean {
    const listeners = this.#listeners.get(name)?.size ?? 0;
    return listeners > 0 || this.#relays.get(name)?.some((relay) => relay.hears()) === true;
  }

  /** Hands events on to somebody who has them too; unlike a listener this alone makes nobody hear them. */
  relay<Others extends Pick<Events, K>, K extends keyof Events>(
    names: readonly K[],
    target: Emitter<Others>,
  ): void {
    for (const name of names) {
      const relays = this.#relays.get(name) ?? [];
      this.#relays.set(name, relays);
      relays.push({
        hears: () => target.hears(name),
        emit: (event: Others[K]) => target.emit(name, event),
      });
    }
  }
}
