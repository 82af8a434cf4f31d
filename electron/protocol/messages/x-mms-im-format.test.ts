import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TEXT_FORMAT, type TextFormat, textFormatSchema } from '#shared/model/text-format.ts';
import { formatTextFormat, parseTextFormat } from './x-mms-im-format.ts';

const BLUE: TextFormat = {
  font: 'MS Sans Serif',
  bold: true,
  italic: true,
  underline: false,
  strike: false,
  colour: '#0000ff',
  charset: 0xcc,
  pitchAndFamily: 0x22,
  rightToLeft: true,
};

describe('parseTextFormat', () => {
  it('reads every key', () => {
    expect(parseTextFormat('FN=MS%20Sans%20Serif; EF=BI; CO=ff0000; CS=cc; PF=22; RL=1')).toEqual(BLUE);
  });

  it('reads keys in any order, case and spacing', () => {
    expect(parseTextFormat('rl=1;pf=22 ;cs=CC;co=FF0000;ef=ib;fn=MS%20Sans%20Serif;')).toEqual(BLUE);
  });

  it.each([
    ['ff', '#ff0000'],
    ['ff0000', '#0000ff'],
    ['8000', '#008000'],
    ['0', '#000000'],
    ['ff00ff00', '#00ff00'],
    ['zz', '#000000'],
    ['', '#000000'],
    ['-1', '#000000'],
    ['123456789', '#000000'],
  ])('reads the colour %s as %s', (colour, expected) => {
    expect(parseTextFormat(`FN=Arial; CO=${colour}`).colour).toBe(expected);
  });

  it('reads each effect', () => {
    expect(parseTextFormat('EF=BIUS')).toMatchObject({
      bold: true,
      italic: true,
      underline: true,
      strike: true,
    });
    expect(parseTextFormat('EF=us')).toMatchObject({
      bold: false,
      italic: false,
      underline: true,
      strike: true,
    });
    expect(parseTextFormat('EF=XQ')).toMatchObject({
      bold: false,
      italic: false,
      underline: false,
      strike: false,
    });
  });

  it.each(['', ';;;', '=', 'nonsense', 'FN=; EF=; CO=; CS=; PF=; RL=', 'CS=fff; PF=-2', '\u0000\r\n'])(
    'takes the defaults for %j',
    (value) => {
      expect(parseTextFormat(value)).toEqual(DEFAULT_TEXT_FORMAT);
    },
  );

  it('gives a valid format for any text', () => {
    const piece = fc.constantFrom(
      'FN=',
      'EF=',
      'CO=',
      'CS=',
      'PF=',
      'RL=',
      '; ',
      '1',
      'f',
      '%20',
      '%',
      'B',
      'é',
      '\0',
    );
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 200 }), (value) => {
        expect(textFormatSchema.safeParse(parseTextFormat(value)).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('cuts a font name that is too long', () => {
    expect(parseTextFormat(`FN=${'x'.repeat(900)}`).font).toHaveLength(64);
  });
});

describe('formatTextFormat', () => {
  it('writes the form of facts §11', () => {
    expect(formatTextFormat(BLUE)).toBe('FN=MS%20Sans%20Serif; EF=BI; CO=ff0000; CS=cc; PF=22; RL=1');
    expect(formatTextFormat(DEFAULT_TEXT_FORMAT)).toBe('FN=Segoe%20UI; EF=; CO=0; CS=0; PF=22');
  });

  it('is read as it was written', () => {
    const format = fc.record({
      font: fc.stringMatching(/^[A-Za-z;=%é-][A-Za-z;=% é-]{0,60}[a-z]$/),
      bold: fc.boolean(),
      italic: fc.boolean(),
      underline: fc.boolean(),
      strike: fc.boolean(),
      colour: fc.stringMatching(/^#[0-9a-f]{6}$/),
      charset: fc.nat(255),
      pitchAndFamily: fc.nat(255),
      rightToLeft: fc.boolean(),
    });
    fc.assert(
      fc.property(format, (format) => {
        expect(parseTextFormat(formatTextFormat(format))).toEqual(format);
      }),
    );
  });
});
