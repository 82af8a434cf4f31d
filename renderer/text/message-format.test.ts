import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { contrast, fontStack, formatStyle, readableColour } from './message-format.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('any colour can be read on any paper', () => {
  fc.assert(
    fc.property(colour, colour, (ink, paper) => {
      expect(contrast(readableColour(ink, paper), paper)).toBeGreaterThanOrEqual(3);
    }),
  );
});

test('a colour that can be read stays as it was chosen', () => {
  for (const ink of ['#000000', '#0000ff', '#ff00ff', '#800080', '#ff0000'])
    expect(readableColour(ink)).toBe(ink);
  expect(readableColour('#ffff00')).toBe('#999900');
  expect(readableColour('#000000', '#101820')).not.toBe('#000000');
});

test.each([
  ['Comic Sans MS', 0x42, `"Comic Sans MS", 'Comic Neue', 'Comic Relief', 'Chalkboard SE', cursive`],
  ['', 0x22, `'Segoe UI', 'Open Sans', sans-serif`],
  ['Nobody Knows', 0x31, `"Nobody Knows", 'DejaVu Sans Mono', monospace`],
  ['Nobody Knows', 0x12, `"Nobody Knows", 'DejaVu Serif', serif`],
  ['@SimSun', 0x02, `"SimSun", 'Segoe UI', 'Open Sans', sans-serif`],
])('fonts for %j with PF=%i', (font, pitchAndFamily, stack) => {
  expect(fontStack(font, pitchAndFamily)).toBe(stack);
});

test('a font name cannot leave its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 64 }), fc.nat(255), (font, pitchAndFamily) => {
      const [, name] = /^"([^"]*)", /.exec(fontStack(font, pitchAndFamily)) ?? [];
      expect(name ?? '').not.toMatch(/["\\\n]/);
    }),
  );
  expect(fontStack('x"; color: red; "\\', 0)).toBe(`"x; color: red;", 'Segoe UI', 'Open Sans', sans-serif`);
});

test('effects are drawn together', () => {
  const style = formatStyle({ ...DEFAULT_TEXT_FORMAT, bold: true, underline: true, strike: true });
  expect(style).toMatchObject({
    fontWeight: 'bold',
    fontStyle: 'normal',
    textDecorationLine: 'underline line-through',
    color: '#000000',
  });
});
