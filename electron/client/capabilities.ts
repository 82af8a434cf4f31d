import { Capability, VERSION_SHIFT } from '#protocol/capabilities.ts';

/** A client of the 7.5 generation (facts §31). */
const GENERATION = 5;

/** What we tell others we can do: only what is built (facts §31). */
export const OWN_CAPABILITIES = ((GENERATION << VERSION_SHIFT) | Capability.chunkedMessages) >>> 0;
