import type { Clock } from './clock.ts';
import type { Transport } from './transport.ts';
import type { Web } from './web.ts';

/** All that this room needs of the world. */
export interface ClientEnvironment {
  readonly transport: Transport;
  readonly web: Web;
  readonly clock: Clock;
  /** A number from 0 up to but not 1. */
  readonly random: () => number;
  /** A GUID in lower case, without braces. */
  readonly createId: () => string;
}
