import type { Figure } from '../lib/figure.ts';
import { decoderCommands } from './decoder-commands.ts';
import { decoderPayloads } from './decoder-payloads.ts';
import { historyLastPage } from './history-last-page.ts';
import { historySearch } from './history-search.ts';

/** Every figure, in the order they are measured. */
export const FIGURES: readonly Figure[] = [decoderCommands, decoderPayloads, historyLastPage, historySearch];
