import { DEFAULT_TEXT_FORMAT, type TextFormat } from '#shared/model/text-format.ts';
import { decodeText, encodeText } from '../wire/percent.ts';

const MAX_FONT_CHARACTERS = 64;
/** A header that is longer says nothing that matters behind this. */
const MAX_CHARACTERS = 1024;
const HEXADECIMAL = /^[0-9a-f]{1,8}$/i;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/g;

/**
 * Reads the value of `X-MMS-IM-Format` (facts §11, look §7). Never fails: a key that is missing or makes no sense
 * takes the value of `DEFAULT_TEXT_FORMAT`.
 */
export function parseTextFormat(value: string): TextFormat {
  const keys = keysOf(value.slice(0, MAX_CHARACTERS));
  const effects = (keys.get('EF') ?? '').toUpperCase();
  return {
    font: readFont(keys.get('FN')),
    bold: effects.includes('B'),
    italic: effects.includes('I'),
    underline: effects.includes('U'),
    strike: effects.includes('S'),
    colour: readColour(keys.get('CO')),
    charset: readByte(keys.get('CS'), DEFAULT_TEXT_FORMAT.charset),
    pitchAndFamily: readByte(keys.get('PF'), DEFAULT_TEXT_FORMAT.pitchAndFamily),
    rightToLeft: keys.get('RL') === '1',
  };
}

/** Writes the value of `X-MMS-IM-Format`, e.g. `FN=Segoe%20UI; EF=BI; CO=ff0000; CS=0; PF=22` (facts §11). */
export function formatTextFormat(format: TextFormat): string {
  const effects = `${format.bold ? 'B' : ''}${format.italic ? 'I' : ''}${format.strike ? 'S' : ''}${format.underline ? 'U' : ''}`;
  const keys = [
    `FN=${encodeText(cleanFont(format.font)).replaceAll(';', '%3B')}`,
    `EF=${effects}`,
    `CO=${writeColour(format.colour)}`,
    `CS=${format.charset.toString(16)}`,
    `PF=${format.pitchAndFamily.toString(16)}`,
  ];
  if (format.rightToLeft) keys.push('RL=1');
  return keys.join('; ');
}

function keysOf(value: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const part of value.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) keys.set(part.slice(0, equals).trim().toUpperCase(), part.slice(equals + 1).trim());
  }
  return keys;
}

function readFont(text: string | undefined): string {
  return cleanFont(decodeText(text ?? '')) || DEFAULT_TEXT_FORMAT.font;
}

function cleanFont(font: string): string {
  return font.replace(CONTROL, '').trim().slice(0, MAX_FONT_CHARACTERS).trim();
}

/** On the wire a colour is a number whose bytes are blue, green, red (facts §11). */
function readColour(text: string | undefined): string {
  if (text === undefined || !HEXADECIMAL.test(text)) return DEFAULT_TEXT_FORMAT.colour;
  return `#${swapRedAndBlue(Number.parseInt(text, 16)).toString(16).padStart(6, '0')}`;
}

function writeColour(colour: string): string {
  const value = Number.parseInt(colour.slice(1), 16);
  return Number.isNaN(value) ? '0' : swapRedAndBlue(value).toString(16);
}

function swapRedAndBlue(value: number): number {
  return ((value & 0xff) << 16) | (value & 0xff00) | ((value >>> 16) & 0xff);
}

function readByte(text: string | undefined, otherwise: number): number {
  const value = text !== undefined && HEXADECIMAL.test(text) ? Number.parseInt(text, 16) : otherwise;
  return value <= 0xff ? value : otherwise;
}
