import type { Figure } from '../lib/figure.ts';
import { appStart } from './app-start.ts';
import { decoderCommands } from './decoder-commands.ts';
import { decoderPayloads } from './decoder-payloads.ts';
import { historyLastPage } from './history-last-page.ts';
import { historySearch } from './history-search.ts';
import { memoryConversationWindow } from './memory-conversation-window.ts';
import { memorySignedIn } from './memory-signed-in.ts';
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
  appStart,
  memorySignedIn,
  memoryConversationWindow,
];
