/** What the other rooms use of this one. */
export { ClientError } from './client-error.ts';
export type { Clock } from './clock.ts';
export type * from './contract.ts';
export type { ClientEnvironment } from './environment.ts';
export type { Anomaly, Trace } from './observation.ts';
export type { Connection, Transport } from './transport.ts';
export type { Web, WebRequest, WebResponse } from './web.ts';
