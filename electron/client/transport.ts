import type { Endpoint } from '#shared/model/account.ts';
import type { ClientError } from './client-error.ts';

/** One open connection to a server. Bytes that come before `onData` is set are kept. */
export interface Connection {
  /** `host:port` of the other end, for the log. */
  readonly remote: string;
  /** Whether it is encrypted and the other end's name was checked. */
  readonly secure: boolean;
  readonly write: (bytes: Uint8Array) => void;
  /** Says goodbye: what was written still goes out. */
  readonly end: () => void;
  /** Drops the line at once. */
  readonly destroy: () => void;
  /** Sets who hears the bytes. Once only. */
  readonly onData: (listener: (bytes: Uint8Array) => void) => void;
  /**
   * Sets who hears, exactly once, that the line is gone: null after our own `end` or `destroy`, `closed-by-server`
   * when the other end said goodbye, `connection-lost` when the line broke. Once only.
   */
  readonly onClose: (listener: (reason: ClientError | null) => void) => void;
}

/** How a connection is made. */
export interface Transport {
  /**
   * Opens a connection. Rejects with a `ClientError`: `unknown-host`, `refused`, `unreachable`, `tls-failed`,
   * `timed-out`, or `cancelled` when `signal` is aborted first.
   */
  readonly connect: (endpoint: Endpoint, signal: AbortSignal) => Promise<Connection>;
}
