import {
  knowsVerb,
  readErrorReply,
  readMessage,
  writeMessage,
  type Dialect,
} from '#protocol/dialects/dialect.ts';
import type {
  NotificationEvent,
  NotificationEvents,
  NotificationRequests,
} from '#protocol/dialects/notification.ts';
import { ProtocolError } from '#protocol/protocol-error.ts';
import type { Command, Frame } from '#protocol/wire/frame.ts';
import { ClientError, errorFromNumber } from '../client-error.ts';
import type { Clock } from '../clock.ts';
import { FrameChannel } from '../frame-channel.ts';
import type { Anomaly, Trace } from '../observation.ts';
import { REPLY_TIMEOUT_MS } from '../timeouts.ts';
import { type ReplyFate, Transactions } from '../transactions.ts';
import type { Connection } from '../transport.ts';
import { isReplyTo, replyTransaction } from './replies.ts';
import type { UnsentRequest } from './sign-in.ts';

export interface LineHandlers {
  /** News, or a reply before whoever asked hears of it; `fate` is null for news. */
  readonly onEvent: (event: NotificationEvent, fate: ReplyFate | null) => void;
  /** An error that answers nothing. */
  readonly onStrayError: (error: ClientError, trid: number) => void;
  readonly onAnomaly: (anomaly: Anomaly) => void;
  /** The line is gone, or what comes over it makes no sense any more. */
  readonly onLost: (reason: ClientError) => void;
  readonly tracer: () => ((trace: Trace) => void) | null;
}

export interface AnswerHandler {
  readonly onReply: (event: NotificationEvent) => void;
  readonly onFailure: (error: ClientError) => void;
}

const NOBODY_WAITS: AnswerHandler = { onReply: () => undefined, onFailure: () => undefined };

/** One connection to a notification server, spoken in a dialect: typed requests out, typed events in. */
export class NotificationLine {
  readonly #handlers: LineHandlers;
  readonly #channel: FrameChannel;
  readonly #transactions: Transactions<NotificationEvent>;
  /** The dialect spoken; at first the one whose words start the conversation. */
  dialect: Dialect;

  constructor(connection: Connection, clock: Clock, dialect: Dialect, handlers: LineHandlers) {
    this.#handlers = handlers;
    this.#transactions = new Transactions(clock);
    this.dialect = dialect;
    this.#channel = new FrameChannel({
      connection,
      link: 'notification',
      clock,
      onFrame: (frame) => this.#receive(frame),
      onLost: handlers.onLost,
      tracer: handlers.tracer,
    });
  }

  /**
   * Sends a request and says what came of it.
   *
   * @returns Its transaction id; throws `not-supported` or `invalid-argument` when it cannot be sent.
   */
  ask({ type, value }: UnsentRequest, answer: AnswerHandler = NOBODY_WAITS): number {
    const trid = this.#transactions.nextId();
    this.#write(type, { ...value, trid });
    this.#transactions.open(trid, type, REPLY_TIMEOUT_MS, {
      accepts: (event) => isReplyTo(type, event),
      ...answer,
    });
    return trid;
  }

  ping(): void {
    this.#write('ping', {});
  }

  /** Says goodbye and ends the line. */
  signOut(): void {
    this.#write('signOut', {});
    this.#channel.end();
  }

  end(): void {
    this.#channel.end();
  }

  destroy(): void {
    this.#channel.destroy();
  }

  /** Tells everybody who waits that nothing will come any more. */
  failAll(reason: ClientError): void {
    this.#transactions.failAll(reason);
  }

  #write(type: keyof NotificationRequests, value: object): void {
    const command = writeMessage<NotificationRequests, keyof NotificationRequests>(
      this.dialect.requests,
      type,
      value,
    );
    if (command === null) throw new ClientError('not-supported', { detail: `${this.dialect.name} ${type}` });
    try {
      this.#channel.send(command);
    } catch (error) {
      throw error instanceof ProtocolError
        ? new ClientError('invalid-argument', { detail: error.message, cause: error })
        : error;
    }
  }

  #receive(frame: Frame): void {
    if (frame.kind === 'malformed') {
      this.#handlers.onAnomaly({ kind: 'malformed-frame', detail: `${frame.reason}: ${frame.excerpt}` });
      if (frame.fatal) this.#handlers.onLost(new ClientError('protocol-violation', { detail: frame.reason }));
      if (frame.readAs !== undefined) this.#read(frame.readAs);
      return;
    }
    this.#read(frame);
  }

  #read(frame: Command): void {
    const error = readErrorReply(frame);
    if (error !== null) {
      const refusal = errorFromNumber(error.code);
      if (this.#transactions.refuse(error.trid, refusal) === 'unexpected') {
        this.#handlers.onStrayError(refusal, error.trid);
      }
      return;
    }
    const event = readMessage<NotificationEvents>(this.dialect.events, frame);
    if (event !== null) {
      this.#deliver(event);
      return;
    }
    const kind = knowsVerb(this.dialect.events, frame.verb) ? 'invalid-arguments' : 'unknown-command';
    this.#handlers.onAnomaly({ kind, detail: frame.verb });
  }

  #deliver(event: NotificationEvent): void {
    const trid = replyTransaction(event);
    this.#handlers.onEvent(event, trid === null ? null : this.#transactions.fate(trid, event));
    if (trid !== null) this.#transactions.settle(trid, event);
  }
}
