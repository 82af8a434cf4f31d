import { TransactionIds } from '#protocol/wire/transaction-id.ts';
import { ClientError } from './client-error.ts';
import type { Clock } from './clock.ts';

/** Who waits for the reply to a request. Called at once, in the order things came from the line. */
export interface ReplyHandler<Reply> {
  /** Whether something with the request's id is the reply, and not news that only carries it. */
  readonly accepts: (reply: Reply) => boolean;
  readonly onReply: (reply: Reply) => void;
  /** The server's refusal, `timed-out`, or why the line was lost. */
  readonly onFailure: (error: ClientError) => void;
}

interface Waiting<Reply> extends ReplyHandler<Reply> {
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

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The id for the next command. */
  nextId(): number {
    return this.#ids.next();
  }

  /** Waits for the reply to the request of that id. @param detail What it was, for the log. */
  open(id: number, detail: string, timeoutMs: number, handler: ReplyHandler<Reply>): void {
    const cancelTimer = this.#clock.setTimer(() => {
      this.#waiting.delete(id);
      this.#expire(id);
      handler.onFailure(new ClientError('timed-out', { detail }));
    }, timeoutMs);
    this.#waiting.set(id, { ...handler, cancelTimer });
  }

  /** What `settle` would make of a reply. */
  fate(id: number, reply: Reply): ReplyFate {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return this.#expired.has(id) ? 'late' : 'unexpected';
    return waiting.accepts(reply) ? 'expected' : 'unexpected';
  }

  settle(id: number, reply: Reply): void {
    const waiting = this.#waiting.get(id);
    if (waiting?.accepts(reply) !== true) return;
    this.#take(id, waiting);
    waiting.onReply(reply);
  }

  refuse(id: number, error: ClientError): ReplyFate {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return this.#expired.has(id) ? 'late' : 'unexpected';
    this.#take(id, waiting);
    waiting.onFailure(error);
    return 'expected';
  }

  /** Fails everything that waits: the line is gone. */
  failAll(reason: ClientError): void {
    const waiting = Array.from(this.#waiting);
    for (const [id, one] of waiting) {
      this.#take(id, one);
      one.onFailure(reason);
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
