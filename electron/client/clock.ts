/** Time as this room sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs something once, `delayMs` from now. Returns the function that calls it off. */
  readonly setTimer: (run: () => void, delayMs: number) => () => void;
}

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (run, delayMs) => {
    const timer = setTimeout(run, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Timers by name: setting one again moves it. */
export class NamedTimers {
  readonly #clock: Clock;
  readonly #run: (name: string) => void;
  readonly #running = new Map<string, () => void>();

  /** @param run Called with the name of the timer that ran out. */
  constructor(clock: Clock, run: (name: string) => void) {
    this.#clock = clock;
    this.#run = run;
  }

  set(name: string, delayMs: number): void {
    this.#running.get(name)?.();
    const cancel = this.#clock.setTimer(() => {
      this.#running.delete(name);
      this.#run(name);
    }, delayMs);
    this.#running.set(name, cancel);
  }

  clear(name: string): void {
    this.#running.get(name)?.();
    this.#running.delete(name);
  }

  clearAll(): void {
    for (const cancel of this.#running.values()) cancel();
    this.#running.clear();
  }
}
