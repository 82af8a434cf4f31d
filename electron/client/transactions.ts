import { TransactionIds } from '#protocol/wire/transaction-id.ts';
import { ClientError } from './client-error.ts';
import type { Clock } from './clock.ts';

interface Waiting<Reply> {
  readonly accepts: (reply: Reply) => boolean;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: ClientError) => void;
  readonly cancelTimer: () => void;
}

/** What became of a reply. `late`: to a request given up before, which the server did carry out. */
export type ReplyFate = 'expected' | 'late' | 'unexpected';

/** How many requests given up are remembered. */
const MAX_EXPIRED = 256;

/** Requests on one line that wait for their replies, by transaction id (facts §1). */
export class Transactions<Reply> {
  readonly #clock: Clock;
  readonly #ids = new TransactionIds();
  readonly #waiting = new Map<number, Waiting<Reply>>();
  readonly #expired = new Set<number>();
  #ended: ClientError | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The id for the next command. */
  nextId(): number {
    return this.#ids.next();
  }

  /**
   * Waits for the reply to a request.
   *
   * @param accepts Whether something with the id is the reply, and not news that only carries it.
   * @returns Rejects with the server's refusal, `timed-out`, or why the line was lost.
   */
  wait(id: number, detail: string, timeoutMs: number, accepts: (reply: Reply) => boolean): Promise<Reply> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const cancelTimer = this.#clock.setTimer(() => {
        this.#waiting.delete(id);
        this.#expire(id);
        reject(new ClientError('timed-out', { detail }));
      }, timeoutMs);
      this.#waiting.set(id, { accepts, resolve, reject, cancelTimer });
    });
  }

  settle(id: number, reply: Reply): ReplyFate {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return this.#expired.has(id) ? 'late' : 'unexpected';
    if (!waiting.accepts(reply)) return 'unexpected';
    this.#take(id, waiting);
    waiting.resolve(reply);
    return 'expected';
  }

  refuse(id: number, error: ClientError): ReplyFate {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return this.#expired.has(id) ? 'late' : 'unexpected';
    this.#take(id, waiting);
    waiting.reject(error);
    return 'expected';
  }

  /** Rejects everything that waits and everything to come: the line is gone. */
  rejectAll(reason: ClientError): void {
    this.#ended ??= reason;
    for (const [id, waiting] of this.#waiting) {
      this.#take(id, waiting);
      waiting.reject(reason);
    }
  }

  #take(id: number, waiting: Waiting<Reply>): void {
    this.#waiting.delete(id);
    waiting.cancelTimer();
  }

  #expire(id: number): void {
    this.#expired.add(id);
    if (this.#expired.size <= MAX_EXPIRED) return;
    const [oldest] = this.#expired;
    if (oldest !== undefined) this.#expired.delete(oldest);
  }
}
