/** What the shell uses of this room. */
export { Messenger } from './messenger.ts';
export { failureOf, MessengerError } from './messenger-error.ts';
export type * from './ports.ts';
