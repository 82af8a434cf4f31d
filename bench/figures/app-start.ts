import { withStage } from '../electron/stage.ts';
import type { Figure } from '../lib/figure.ts';
import { measurePairs } from '../lib/pairs.ts';

const ROUNDS = 11;
/** The first start makes the profile. */
const WARM_UPS = 2;

export const appStart: Figure = {
  name: 'app.start',
  about:
    'From starting the program until its sign-in window is on the screen; baseline: a bare Electron app.',
  unit: 'ms',
  budget: { of: 'ratio', bound: 'at-most', limit: 1.35 },
  measure: () =>
    withStage(({ withApp }) =>
      measurePairs(
        () => withApp('ours', (app) => app.painted()),
        () => withApp('bare', (app) => app.painted()),
        { rounds: ROUNDS, warmUps: WARM_UPS },
      ),
    ),
};
