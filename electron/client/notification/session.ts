import type { Session, SessionEvents, SignInRequest } from '../contract.ts';
import { Emitter } from '../emitter.ts';
import type { ClientEnvironment } from '../environment.ts';
import { contactOperations } from './contact-operations.ts';
import { selfOperations } from './self-operations.ts';
import { SessionCore } from './session-core.ts';

/**
 * A session that has not started yet: listen to it, then call `signIn`.
 *
 * @param events Where its events are told; to be given by whoever hands them on.
 */
export function createSession(
  environment: ClientEnvironment,
  request: SignInRequest,
  events: Emitter<SessionEvents> = new Emitter(),
): Session {
  const core = new SessionCore(environment, request, events);
  return {
    on: events.on,
    get phase() {
      return core.phase;
    },
    address: request.address.trim().toLowerCase(),
    get dialect() {
      return core.spoken;
    },
    roster: () => core.store?.snapshot() ?? null,
    self: () => core.store?.self ?? null,
    contact: (address) => core.store?.contact(address.trim().toLowerCase()) ?? null,
    anomalies: core.anomalies,
    signIn: () => core.signIn(),
    probe: () => core.probe(),
    signOut: () => core.signOut(),
    ...selfOperations(core),
    ...contactOperations(core),
  };
}
