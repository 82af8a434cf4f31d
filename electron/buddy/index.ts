/** What the process that runs Buddy uses of this room. */
export { Buddy } from './buddy.ts';
