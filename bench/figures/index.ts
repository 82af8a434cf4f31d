import type { Figure } from '../lib/figure.ts';
import { decoderCommands } from './decoder-commands.ts';
import { decoderPayloads } from './decoder-payloads.ts';

/** Every figure, in the order they are measured. */
export const FIGURES: readonly Figure[] = [decoderCommands, decoderPayloads];
