import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatPersonalMessage,
  mediaText,
  NO_PERSONAL_MESSAGE,
  parsePersonalMessage,
  type PersonalMessage,
} from './personal-message.ts';

function parse(xml: string): PersonalMessage | null {
  return parsePersonalMessage(Buffer.from(xml));
}

function format(message: PersonalMessage): string {
  return Buffer.from(formatPersonalMessage(message)).toString();
}

describe('formatPersonalMessage', () => {
  it('writes the literal form of facts §8.3', () => {
    expect(format({ text: 'hello', media: null })).toBe(
      '<Data><PSM>hello</PSM><CurrentMedia></CurrentMedia></Data>',
    );
  });

  it('writes media with a separator behind every field', () => {
    const media = {
      application: '',
      type: 'Music',
      format: '{0} - {1}',
      fields: ['Title', 'Artist', 'Album'],
    };
    expect(format({ text: '', media })).toBe(
      String.raw`<Data><PSM></PSM><CurrentMedia>\0Music\01\0{0} - {1}\0Title\0Artist\0Album\0</CurrentMedia></Data>`,
    );
  });
});

describe('parsePersonalMessage', () => {
  it('takes an empty payload for nothing', () => {
    expect(parse('')).toEqual(NO_PERSONAL_MESSAGE);
  });

  it('finds elements in any order, among others', () => {
    expect(
      parse('<Data><MachineGuid>{g}</MachineGuid><CurrentMedia/><PSM>a &amp; b &#x3c;3</PSM><DDP/></Data>'),
    ).toEqual({ text: 'a & b <3', media: null });
  });

  it('takes disabled media for none', () => {
    expect(parse(String.raw`<Data><CurrentMedia>\0Music\00\0{0}\0T\0</CurrentMedia></Data>`)).toEqual(
      NO_PERSONAL_MESSAGE,
    );
  });

  it.each([
    'hello',
    '<Data>',
    '<Data><PSM>a</Data>',
    '<EndpointData/>',
    '<!DOCTYPE Data><Data/>',
    '<Data>&x;</Data>',
    '\u0000',
    '<a>'.repeat(100_000),
  ])('answers null to what is no personal message', (xml) => {
    expect(parse(xml)).toBeNull();
  });

  it('reads what was written', () => {
    const text = fc.string({ unit: 'grapheme' }).map((raw) => raw.replace(/[\p{Cc}\ufffe\uffff]/gu, ''));
    const field = text.map((raw) => raw.replaceAll('\\', '/'));
    const media = fc.record({
      application: field,
      type: fc.constantFrom('Music', 'Games', 'Office'),
      format: field,
      fields: fc.array(field, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.record({ text, media: fc.option(media) }), (message) => {
        expect(parsePersonalMessage(formatPersonalMessage(message))).toEqual(message);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        parsePersonalMessage(bytes);
        parsePersonalMessage(
          Buffer.concat([Buffer.from('<Data><PSM>'), bytes, Buffer.from('</PSM></Data>')]),
        );
      }),
    );
  });
});

describe('mediaText', () => {
  it('fills the template', () => {
    const media = { application: '', type: 'Music', format: '{0} - {1}{7}', fields: ['Title', 'Artist'] };
    expect(mediaText(media)).toBe('Title - Artist');
  });

  it('stays short however the template repeats itself', () => {
    const media = {
      application: '',
      type: 'Music',
      format: '{0}'.repeat(10_000),
      fields: ['x'.repeat(10_000)],
    };
    expect(mediaText(media).length).toBeLessThan(30_000);
  });
});
