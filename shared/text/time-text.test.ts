import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayText, lastReceivedText, timeText } from './time-text.ts';

const style = { locale: 'en-US', timeZone: 'UTC' };
const at = Date.UTC(2009, 1, 3, 17, 9);

test('the idle line of a conversation', () => {
  expect(lastReceivedText(at, style).replaceAll('\u202F', ' ')).toBe(
    'Last message received at 5:09 PM on 2/3/2009.',
  );
});

test('times follow the place and its habits', () => {
  expect(timeText(at, { locale: 'de-DE', timeZone: 'Europe/Berlin' })).toBe('18:09');
  expect(dayText(at, style)).toBe('Tuesday, February 3, 2009');
  expect(dayText(at, { locale: 'de-DE', timeZone: 'Europe/Berlin' })).toBe('Dienstag, 3. Februar 2009');
});

test('any number is a time', () => {
  fc.assert(
    fc.property(fc.double(), (anything) => {
      expect(lastReceivedText(anything, style)).not.toContain('Invalid');
    }),
  );
});
