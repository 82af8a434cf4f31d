/** What the other rooms use of this one. */
export { createAccountSession } from './account/account-session.ts';
export { ClientError } from './client-error.ts';
export { systemClock, type Clock } from './clock.ts';
export type * from './contract.ts';
export { ConversationHub } from './conversation/hub.ts';
export type { ClientEnvironment } from './environment.ts';
export { MemoryNetwork } from './memory.ts';
export { nodeWeb } from './node-web.ts';
export { createSession } from './notification/session.ts';
export type { Anomaly, Trace } from './observation.ts';
export { systemEnvironment } from './system-environment.ts';
export { tcpTransport } from './tcp.ts';
export type { Connection, Transport } from './transport.ts';
export type { Web, WebRequest, WebResponse } from './web.ts';
