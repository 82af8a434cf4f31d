import { randomUUID } from 'node:crypto';
import { systemClock } from './clock.ts';
import type { ClientEnvironment } from './environment.ts';
import { nodeWeb } from './node-web.ts';
import { tcpTransport } from './tcp.ts';

/** The real world: sockets, the computer's clock, real random numbers. */
export function systemEnvironment(): ClientEnvironment {
  return {
    transport: tcpTransport(),
    web: nodeWeb(),
    clock: systemClock,
    random: Math.random,
    createId: randomUUID,
  };
}
