import type { NudgeContent, TextContent } from '#protocol/messages/content.ts';
import { ClientError, toClientError } from '../client-error.ts';
import type { Clock } from '../clock.ts';
import { OUTBOX_WAIT_MS } from '../timeouts.ts';

/**
 * Messages handed to a line at a time. Few, because when the line is cut nobody can know what became of those; the
 * others are still ours to send.
 */
const MAX_IN_FLIGHT = 4;

export type OutgoingContent = TextContent | NudgeContent;

interface Entry {
  readonly content: OutgoingContent;
  readonly resolve: () => void;
  readonly reject: (error: ClientError) => void;
  readonly cancelTimer: () => void;
}

/**
 * What is to be said in one conversation, in order. A message is here until a line takes it; from then on its fate is
 * the line's answer and it never comes back. One that no line takes for `OUTBOX_WAIT_MS` fails with `timed-out`.
 */
export class Outbox {
  readonly #clock: Clock;
  readonly #entries = new Set<Entry>();
  #inFlight = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether something waits for a line. */
  get waiting(): boolean {
    return this.#entries.size > 0;
  }

  /** Whether nothing waits and nothing is under way. */
  get idle(): boolean {
    return !this.waiting && this.#inFlight === 0;
  }

  /** Adds a message. @returns Its fate. */
  add(content: OutgoingContent): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry: Entry = {
        content,
        resolve,
        reject,
        cancelTimer: this.#clock.setTimer(() => {
          this.#entries.delete(entry);
          reject(new ClientError('timed-out', { detail: 'no line to send on' }));
        }, OUTBOX_WAIT_MS),
      };
      this.#entries.add(entry);
    });
  }

  /** Gives what may go now to a line. @param settled Called after each message the line has answered. */
  flush(send: (content: OutgoingContent) => Promise<void>, settled: (delivered: boolean) => void): void {
    for (const entry of this.#entries) {
      if (this.#inFlight >= MAX_IN_FLIGHT) return;
      this.#entries.delete(entry);
      entry.cancelTimer();
      this.#inFlight += 1;
      send(entry.content).then(
        () => {
          this.#inFlight -= 1;
          entry.resolve();
          settled(true);
        },
        (error: unknown) => {
          this.#inFlight -= 1;
          entry.reject(toClientError(error));
          settled(false);
        },
      );
    }
  }

  /** Gives up everything that no line has taken. */
  fail(error: ClientError): void {
    for (const entry of this.#entries) {
      entry.cancelTimer();
      entry.reject(error);
    }
    this.#entries.clear();
  }
}
