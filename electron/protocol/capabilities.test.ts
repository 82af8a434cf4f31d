import { describe, expect, it } from 'vitest';
import {
  Capability,
  clientGeneration,
  ExtendedCapability,
  hasCapability,
  parseCapabilities,
} from './capabilities.ts';

describe('parseCapabilities', () => {
  it.each([
    ['1073741824', { basic: 0x4000_0000, extended: 0 }],
    ['2788999228:48', { basic: 2_788_999_228, extended: 48 }],
    ['2147778596:0', { basic: 2_147_778_596, extended: 0 }],
    ['-1505968068', { basic: 2_788_999_228, extended: 0 }],
    ['2416181284:00', { basic: 2_416_181_284, extended: 0 }],
    ['99999999999999999999', { basic: 0, extended: 0 }],
    ['x:y', { basic: 0, extended: 0 }],
    ['', { basic: 0, extended: 0 }],
    [undefined, { basic: 0, extended: 0 }],
  ])('reads %j', (column, capabilities) => {
    expect(parseCapabilities(column)).toEqual(capabilities);
  });
});

describe('what the bits say', () => {
  it('tests them unsigned, all that are asked for', () => {
    const { basic } = parseCapabilities('2788999228');
    expect(hasCapability(basic, Capability.chunkedMessages)).toBe(true);
    expect(hasCapability(basic, Capability.chunkedMessages | Capability.explorer)).toBe(false);
    expect(hasCapability(0xffff_ffff, ExtendedCapability.multipartyConversations)).toBe(true);
  });

  it('tells the generation of a client', () => {
    expect(clientGeneration(parseCapabilities('1073741824'))).toBe(4);
    expect(clientGeneration(parseCapabilities('2788999228:48'))).toBe(10);
  });
});
