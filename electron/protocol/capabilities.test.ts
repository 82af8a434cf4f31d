import { expect, it } from 'vitest';
import { Capability, hasCapability } from './capabilities.ts';

it('capabilities are tested unsigned, all that are asked for', () => {
  const number = 2_788_999_228;
  expect(hasCapability(number, Capability.chunkedMessages)).toBe(true);
  expect(hasCapability(number, Capability.chunkedMessages | Capability.explorer)).toBe(false);
  expect(hasCapability(0xffff_ffff, 0x8000_0000)).toBe(true);
});
