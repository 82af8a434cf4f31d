/** What the other rooms use of this one. */
export { createAccountSession } from './account/account-session.ts';
export { ClientError } from './client-error.ts';
export type { Clock } from './clock.ts';
export type * from './contract.ts';
export type { ClientEnvironment } from './environment.ts';
export type { Anomaly } from './observation.ts';
export { systemEnvironment } from './system-environment.ts';
