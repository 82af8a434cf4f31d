import { assert, constantFrom, array, nat, oneof, property, tuple, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCommand } from '#protocol/wire/encoder.ts';
import { FrameDecoder } from '#protocol/wire/decoder.ts';
import { CLASS, scanMessages } from './message-scanner.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('the scanner', () => {
  it('finds messages one after another, and says where the rest begins', () => {
    const text = 'MSG 1 U 5\r\nhelloMSG 123456789 A 0\r\nMSG 3 D 2\r\n\r\nCAL 4 x';
    const { messages, end, rest } = scanMessages(bytes(text));
    expect(
      messages.map(({ trid, acknowledgement, start, end: to }) => [
        trid,
        acknowledgement,
        text.slice(start, to),
      ]),
    ).toEqual([
      [1, CLASS.none, 'hello'],
      [123_456_789, CLASS.always, ''],
      [3, CLASS.data, '\r\n'],
    ]);
    expect([text.slice(end), rest]).toEqual(['CAL 4 x', 'other']);
  });

  it('tells the beginning of a message from something else, at every byte', () => {
    const message = `MSG 12 N 1664\r\n${'x'.repeat(1664)}`;
    for (let length = 1; length < message.length; length += 1) {
      expect(scanMessages(bytes(message.slice(0, length)))).toEqual({
        messages: [],
        end: 0,
        rest: 'incomplete',
      });
    }
    expect(scanMessages(bytes(message)).rest).toBe('nothing');
  });

  it.each([
    'OUT\r\n',
    'MSX 1 U 5\r\nhello',
    'MSG  1 U 5\r\nhello',
    'MSG x U 5\r\nhello',
    'MSG 1 X 5\r\nhello',
    'MSG 1 U 5 6\r\nhello',
    'MSG 1 U -5\r\nhello',
    'MSG 1 U 1665\r\nhello',
    'MSG 1 U 5\nhello',
    'MSG 4294967295 U 5\r\nhello',
    'MSG 1 U 0000000005\r\nhello',
  ])('leaves %j to the decoder', (text) => {
    expect(scanMessages(bytes(text))).toEqual({ messages: [], end: 0, rest: 'other' });
  });

  it('never holds more than a message of anything', () => {
    assert(
      property(uint8Array({ maxLength: 4000 }), (noise) => {
        const { end, rest } = scanMessages(Buffer.concat([bytes('MSG '), noise]));
        if (rest === 'incomplete') expect(4 + noise.length - end).toBeLessThan(1700);
      }),
    );
  });

  it('reads what the decoder reads, as far as it reads', () => {
    const message = tuple(nat(9999), constantFrom('U', 'N', 'A', 'D'), uint8Array({ maxLength: 60 })).map(
      ([trid, acknowledgement, payload]) =>
        encodeCommand({ verb: 'MSG', args: [String(trid), acknowledgement], payload }),
    );
    const other = constantFrom('CAL 1 bob@example.com\r\n', 'OUT\r\n', 'MSG 1 X 0\r\n', '\r\n').map(bytes);
    assert(
      property(array(oneof({ weight: 9, arbitrary: message }, other), { maxLength: 12 }), (frames) => {
        const stream = Buffer.concat(frames);
        const decoded = new FrameDecoder({ link: 'switchboard', direction: 'to-server' }).push(stream);
        const { messages } = scanMessages(stream);
        messages.forEach(({ trid, acknowledgement, start, end }, index) => {
          expect(decoded[index]).toEqual({
            kind: 'command',
            verb: 'MSG',
            args: [String(trid), String.fromCharCode(acknowledgement)],
            payload: new Uint8Array(stream.subarray(start, end)),
          });
        });
      }),
    );
  });
});
