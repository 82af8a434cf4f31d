import type { AppEvent, SequencedEvent } from '#shared/ipc/events.ts';

/**
 * The events of one window, numbered. Nothing is sent before its page has taken a snapshot, and nothing while the page
 * does not respond: a slow window costs no memory. What it missed it makes good with a new snapshot, which a gap in the
 * numbers calls for.
 */
export class EventFeed {
  readonly #send: (event: SequencedEvent) => void;
  #seq = 0;
  #state: 'unasked' | 'flowing' | 'held' = 'unasked';

  constructor(send: (event: SequencedEvent) => void) {
    this.#send = send;
  }

  /** The page takes a snapshot now: answers its number; every event from here on comes after it. */
  begin(): number {
    this.#state = 'flowing';
    return this.#seq;
  }

  deliver(event: AppEvent): void {
    if (this.#state !== 'flowing') return;
    this.#seq += 1;
    this.#send({ seq: this.#seq, event });
  }

  /** The page is gone; the one that comes will ask for itself. */
  reset(): void {
    this.#state = 'unasked';
  }

  /** The page does not respond. */
  hold(): void {
    if (this.#state === 'flowing') this.#state = 'held';
  }

  /** The page responds again. `event` carries the gap; any event will do. */
  release(event: AppEvent): void {
    if (this.#state !== 'held') return;
    this.#state = 'flowing';
    this.invalidate(event);
  }

  /** What the page holds is no longer what it should: leaves out a number, so that it takes a new snapshot. */
  invalidate(event: AppEvent): void {
    if (this.#state !== 'flowing') return;
    this.#seq += 1;
    this.deliver(event);
  }
}
