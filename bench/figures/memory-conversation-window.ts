import { settledMemoryOf } from '../electron/memory.ts';
import type { StartedApp } from '../electron/launch.ts';
import { friend, openConversation, signIn, withServerOfFriends } from '../electron/signed-in.ts';
import { withStage } from '../electron/stage.ts';
import type { Figure } from '../lib/figure.ts';
import { measurePairs } from '../lib/pairs.ts';

const WINDOWS = 5;
const ROUNDS = 3;
/** The first start makes the profile. */
const WARM_UPS = 1;

/** How much each of several windows adds. */
async function costOfWindow(app: StartedApp, openOne: (number: number) => Promise<void>): Promise<number> {
  const before = await settledMemoryOf(app.child.pid);
  for (let number = 0; number < WINDOWS; number += 1) await openOne(number);
  return ((await settledMemoryOf(app.child.pid)) - before) / WINDOWS;
}

export const memoryConversationWindow: Figure = {
  name: 'memory.conversation-window',
  about:
    'What each of five conversation windows adds to memory; baseline: each of five further bare windows.',
  unit: 'MB',
  budget: { of: 'ratio', bound: 'at-most', limit: 2 },
  measure: () =>
    withServerOfFriends((endpoints) =>
      withStage(({ withApp }) =>
        measurePairs(
          () =>
            withApp('ours', async (app) => {
              await app.painted();
              const accountId = await signIn(app, endpoints);
              return costOfWindow(app, (number) => openConversation(app, accountId, friend(number)));
            }),
          () =>
            withApp('bare', async (app) => {
              await app.painted();
              return costOfWindow(app, async () => {
                app.child.send('open-window');
                await app.painted();
              });
            }),
          { rounds: ROUNDS, warmUps: WARM_UPS },
        ),
      ),
    ),
};
