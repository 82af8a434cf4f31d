/** What the process that runs Buddy uses of this room. */
export { Buddy, type BuddyOptions } from './buddy.ts';
