import { expect, test } from 'vitest';
import { cacheDirectory } from './paths.ts';

test.each<[NodeJS.Platform, Record<string, string>, string, string]>([
  ['linux', {}, '/home/ann', '/home/ann/.cache/nudge'],
  ['linux', { XDG_CACHE_HOME: '/big/cache' }, '/home/ann', '/big/cache/nudge'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ann', '/home/ann/.cache/nudge'],
  ['linux', { XDG_CACHE_HOME: '' }, '/home/ann', '/home/ann/.cache/nudge'],
  ['darwin', {}, '/Users/ann', '/Users/ann/Library/Caches/nudge'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ann', 'D:\\Local\\nudge\\Cache'],
  ['win32', {}, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Local\\nudge\\Cache'],
])('the cache on %s with %o', (platform, environment, home, expected) => {
  expect(cacheDirectory(platform, environment, () => home)).toBe(expected);
});

test('a user without a home can name the cache', () => {
  const homeless = () => {
    throw new Error('no home');
  };
  expect(cacheDirectory('linux', { XDG_CACHE_HOME: '/big/cache' }, homeless)).toBe('/big/cache/nudge');
  expect(cacheDirectory('win32', { LOCALAPPDATA: 'D:\\Local' }, homeless)).toBe('D:\\Local\\nudge\\Cache');
});
