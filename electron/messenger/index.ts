/** What the shell uses of this room. */
export { Messenger } from './messenger.ts';
export type * from './ports.ts';
