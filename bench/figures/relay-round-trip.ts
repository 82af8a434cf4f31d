import type { Figure } from '../lib/figure.ts';
import { measurePairs } from '../lib/pairs.ts';
import type { Pair } from '../relay/relays.ts';
import { openLane, roundTripMs, withBothRelays } from '../relay/traffic.ts';

const TIMES = 400;
const ROUNDS = 15;
const WARM_UPS = 4;

async function prepare([pair]: readonly Pair[]): Promise<() => Promise<number>> {
  if (pair === undefined) throw new Error('No pair was opened.');
  const there = await openLane(pair.one, pair.other);
  const back = await openLane(pair.other, pair.one);
  return () => roundTripMs(there, back, TIMES);
}

export const relayRoundTrip: Figure = {
  name: 'relay.round-trip',
  about: 'A message through our server and one back; baseline: through a plain TCP relay.',
  unit: 'ms',
  budget: { of: 'ratio', bound: 'at-most', limit: 1.5 },
  measure: () =>
    withBothRelays(1, async (ours, plain) =>
      measurePairs(await prepare(ours), await prepare(plain), { rounds: ROUNDS, warmUps: WARM_UPS }),
    ),
};
