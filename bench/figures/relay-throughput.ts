import type { Figure } from '../lib/figure.ts';
import { measurePairs } from '../lib/pairs.ts';
import { withPlainRelay, withServerRelay } from '../relay/relays.ts';
import { flood, openLane } from '../relay/traffic.ts';

const PAIRS = 8;
const BATCHES_PER_PAIR = 2_500;
const ROUNDS = 15;
const WARM_UPS = 4;

export const relayThroughput: Figure = {
  name: 'relay.throughput',
  about: 'Messages through our server, eight conversations at once; baseline: through a plain TCP relay.',
  unit: 'messages/s',
  budget: { of: 'ratio', bound: 'at-least', limit: 0.4 },
  measure: () =>
    withServerRelay(PAIRS, (ours) =>
      withPlainRelay(PAIRS, async (plain) => {
        const ourLanes = await Promise.all(ours.map(({ one, other }) => openLane(one, other)));
        const plainLanes = await Promise.all(plain.map(({ one, other }) => openLane(one, other)));
        return measurePairs(
          () => flood(ourLanes, BATCHES_PER_PAIR),
          () => flood(plainLanes, BATCHES_PER_PAIR),
          { rounds: ROUNDS, warmUps: WARM_UPS },
        );
      }),
    ),
};
