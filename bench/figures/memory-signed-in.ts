import { settledMemoryOf } from '../electron/memory.ts';
import { signIn, withServerOfFriends } from '../electron/signed-in.ts';
import { withStage } from '../electron/stage.ts';
import type { Figure } from '../lib/figure.ts';
import { measurePairs } from '../lib/pairs.ts';

const ROUNDS = 3;
/** The first start makes the profile. */
const WARM_UPS = 1;

export const memorySignedIn: Figure = {
  name: 'memory.signed-in',
  about:
    'Memory of all processes, signed in, with the contact list; baseline: a bare Electron app with one window.',
  unit: 'MB',
  budget: { of: 'ratio', bound: 'at-most', limit: 1.35 },
  measure: () =>
    withServerOfFriends((endpoints) =>
      withStage(({ withApp }) =>
        measurePairs(
          () =>
            withApp('ours', async (app) => {
              await app.painted();
              await signIn(app, endpoints);
              return settledMemoryOf(app.child.pid);
            }),
          () =>
            withApp('bare', async (app) => {
              await app.painted();
              return settledMemoryOf(app.child.pid);
            }),
          { rounds: ROUNDS, warmUps: WARM_UPS },
        ),
      ),
    ),
};
