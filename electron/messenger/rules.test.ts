import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { ManualClock } from '#client/testing/manual-clock.ts';
import { deservesToast } from './alert-rules.ts';
import { Allowance } from './allowance.ts';
import { IdleWatch, statusAfterIdleChange } from './idle-watch.ts';
import { Notices } from './notices.ts';
import { SERVER_PRESETS } from './presets.ts';
import { serverEndpointsSchema } from '#shared/model/account.ts';

describe('a toast', () => {
  const { alerts } = DEFAULT_SETTINGS;

  it('is shown unless the person is busy, looking at it, or does not want it', () => {
    const quiet = { ...alerts, message: false };
    expect(deservesToast({ kind: 'message', ownStatus: 'NLN', settings: alerts, focused: false })).toBe(true);
    expect(deservesToast({ kind: 'message', ownStatus: 'BSY', settings: alerts, focused: false })).toBe(
      false,
    );
    expect(deservesToast({ kind: 'message', ownStatus: 'NLN', settings: alerts, focused: true })).toBe(false);
    expect(deservesToast({ kind: 'message', ownStatus: 'NLN', settings: quiet, focused: false })).toBe(false);
    expect(deservesToast({ kind: 'nudge', ownStatus: 'NLN', settings: quiet, focused: false })).toBe(true);
    expect(deservesToast({ kind: 'added-you', ownStatus: 'AWY', settings: quiet, focused: false })).toBe(
      true,
    );
  });
});

describe('idleness', () => {
  it('turns only "available" to idle, and only idle back', () => {
    expect(statusAfterIdleChange(true, 'NLN')).toBe('IDL');
    expect(statusAfterIdleChange(true, 'BSY')).toBeNull();
    expect(statusAfterIdleChange(true, 'HDN')).toBeNull();
    expect(statusAfterIdleChange(false, 'IDL')).toBe('NLN');
    expect(statusAfterIdleChange(false, 'AWY')).toBeNull();
  });

  it('is noticed once when it begins and once when it ends, by the minutes set', () => {
    let tick = (): void => {};
    let seconds = 0;
    let minutes = 5;
    const heard: boolean[] = [];
    const watch = new IdleWatch({
      clock: {
        now: () => 0,
        setTimer: (run) => {
          tick = run;
          return () => {
            tick = () => {};
          };
        },
      },
      idleSeconds: () => seconds,
      idleMinutes: () => minutes,
      changed: (idle) => heard.push(idle),
    });
    const lookAt = (idleSeconds: number): void => {
      seconds = idleSeconds;
      tick();
    };
    for (const idleSeconds of [0, 299, 300, 310, 2]) lookAt(idleSeconds);
    expect(heard).toEqual([true, false]);
    minutes = 0;
    lookAt(10_000);
    expect(heard).toHaveLength(2);
    minutes = 1;
    watch.stop();
    lookAt(10_000);
    expect(heard).toHaveLength(2);
  });
});

it('an allowance is used up, comes back with time, and survives a clock that is set back', () => {
  const clock = new ManualClock();
  const allowance = new Allowance(clock, 2, 1_000);
  expect([allowance.take(), allowance.take(), allowance.take()]).toEqual([true, true, false]);
  clock.advance(999);
  expect(allowance.take()).toBe(false);
  clock.advance(1);
  expect(allowance.take()).toBe(true);
  let now = 5_000;
  const setBack = new Allowance({ now: () => now }, 1, 1_000);
  expect(setBack.take()).toBe(true);
  now = 10;
  expect(setBack.take()).toBe(true);
});

describe('notices', () => {
  it('say the same trouble once, until it is over or dismissed', () => {
    const heard: number[] = [];
    let id = 0;
    const notices = new Notices(
      () => String((id += 1)),
      (current) => heard.push(current.length),
    );
    const trouble = { subject: 'history', problem: 'disk-full', path: 'history.db', keptAs: null } as const;
    notices.add(trouble);
    notices.add(trouble);
    notices.add({ ...trouble, subject: 'settings' });
    expect(heard).toEqual([1, 2]);
    notices.resolve('history', 'disk-full');
    notices.dismiss('2');
    notices.dismiss('2');
    expect(heard).toEqual([1, 2, 1, 0]);
  });
});

describe('the presets', () => {
  it('are complete, each under an id of its own', () => {
    expect(new Set(SERVER_PRESETS.map(({ id }) => id)).size).toBe(SERVER_PRESETS.length);
    for (const { endpoints } of SERVER_PRESETS) {
      expect(serverEndpointsSchema.safeParse(endpoints).success).toBe(true);
      const { notification: _notification, ...web } = endpoints;
      expect(Object.values(web).every(({ tls }) => tls)).toBe(true);
    }
  });
});
