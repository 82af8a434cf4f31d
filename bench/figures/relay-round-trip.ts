import type { Figure } from '../lib/figure.ts';
import { measurePairs, median } from '../lib/pairs.ts';
import { type Pair, withPlainRelay, withServerRelay } from '../relay/relays.ts';
import { openLane, roundTripMs } from '../relay/traffic.ts';

/** A lone conversation would mostly tell on which core the system happens to wake whom. */
const PAIRS = 4;
const TIMES = 100;
const ROUNDS = 40;
const WARM_UPS = 8;

async function prepare(pairs: readonly Pair[]): Promise<() => Promise<number>> {
  const lanes = await Promise.all(
    pairs.map(async ({ one, other }) => ({
      there: await openLane(one, other),
      back: await openLane(other, one),
    })),
  );
  return async () =>
    median(await Promise.all(lanes.map(({ there, back }) => roundTripMs(there, back, TIMES))));
}

export const relayRoundTrip: Figure = {
  name: 'relay.round-trip',
  about:
    'A message through our server and one back, in four conversations; baseline: through a plain TCP relay.',
  unit: 'ms',
  budget: { of: 'ratio', bound: 'at-most', limit: 1.5 },
  measure: () =>
    withServerRelay(PAIRS, (ours) =>
      withPlainRelay(PAIRS, async (plain) =>
        measurePairs(await prepare(ours), await prepare(plain), { rounds: ROUNDS, warmUps: WARM_UPS }),
      ),
    ),
};
