import type { Figure } from '../lib/figure.ts';
import { decoderCommands } from './decoder-commands.ts';
import { decoderPayloads } from './decoder-payloads.ts';
import { historyLastPage } from './history-last-page.ts';
import { historySearch } from './history-search.ts';
import { relayRoundTrip } from './relay-round-trip.ts';
import { relayThroughput } from './relay-throughput.ts';

/** Every figure, in the order they are measured. */
export const FIGURES: readonly Figure[] = [
  decoderCommands,
  decoderPayloads,
  historyLastPage,
  historySearch,
  relayThroughput,
  relayRoundTrip,
];
