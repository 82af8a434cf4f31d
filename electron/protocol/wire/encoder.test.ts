import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../protocol-error.ts';
import { encodeCommand } from './encoder.ts';

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

describe('encodeCommand', () => {
  it('writes a line', () => {
    expect(text(encodeCommand({ verb: 'PNG', args: [] }))).toBe('PNG\r\n');
    expect(text(encodeCommand({ verb: 'CHG', args: ['8', 'NLN', 'Zoë'] }))).toBe('CHG 8 NLN Zoë\r\n');
    expect(text(encodeCommand({ verb: 'LST', args: ['11', ''] }))).toBe('LST 11 \r\n');
  });

  it('appends the length of a payload in bytes', () => {
    const payload = Buffer.from('€\r\n');
    expect(text(encodeCommand({ verb: 'MSG', args: ['3', 'A'], payload }))).toBe('MSG 3 A 5\r\n€\r\n');
    expect(text(encodeCommand({ verb: 'UBX', args: ['a', '1'], payload: new Uint8Array(0) }))).toBe(
      'UBX a 1 0\r\n',
    );
  });

  it.each([' ', '\r', '\n', '\u0000', 'a b', 'a\r\nOUT'])('refuses %j in an argument', (argument) => {
    expect(() => encodeCommand({ verb: 'CHG', args: ['1', argument] })).toThrow(ProtocolError);
  });

  it.each(['', 'PN', 'PING', 'png', 'P G', 'P\nG'])('refuses %j as a verb', (verb) => {
    expect(() => encodeCommand({ verb, args: [] })).toThrow(ProtocolError);
  });

  it('does not repeat the argument it refuses', () => {
    expect(() => encodeCommand({ verb: 'USR', args: ['4', 'MD5', 'S', 'secret\n'] })).toThrow(
      /^(?!.*secret)/,
    );
  });
});
