import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DECODER_LIMITS, FrameDecoder } from './decoder.ts';
import { encodeCommand } from './encoder.ts';
import type { Command, DecoderLimits, Frame, FrameContext } from './frame.ts';

const TO_CLIENT: FrameContext = { link: 'notification', direction: 'to-client' };
const TO_SERVER: FrameContext = { link: 'notification', direction: 'to-server' };
const SWITCHBOARD_TO_CLIENT: FrameContext = { link: 'switchboard', direction: 'to-client' };
const SWITCHBOARD_TO_SERVER: FrameContext = { link: 'switchboard', direction: 'to-server' };
const CONTEXTS = [TO_CLIENT, TO_SERVER, SWITCHBOARD_TO_CLIENT, SWITCHBOARD_TO_SERVER];

function decode(
  context: FrameContext,
  stream: string | Uint8Array,
  limits?: Partial<DecoderLimits>,
): Frame[] {
  return new FrameDecoder(context, limits).push(
    typeof stream === 'string' ? Buffer.from(stream, 'utf8') : stream,
  );
}

function command(verb: string, args: readonly string[], payload?: string): Command {
  const bare = { kind: 'command', verb, args } as const;
  return payload === undefined ? bare : { ...bare, payload: new Uint8Array(Buffer.from(payload, 'utf8')) };
}

describe('lines', () => {
  const fixtures: Readonly<Record<string, readonly [FrameContext, string, readonly Frame[]]>> = {
    'a verb alone': [TO_SERVER, 'PNG\r\n', [command('PNG', [])]],
    'several arguments': [
      TO_SERVER,
      'CHG 8 NLN 1073741824\r\n',
      [command('CHG', ['8', 'NLN', '1073741824'])],
    ],
    'a trailing empty column': [
      TO_CLIENT,
      'LST N=bob@example.com F=Bob C=guid 11 \r\n',
      [command('LST', ['N=bob@example.com', 'F=Bob', 'C=guid', '11', ''])],
    ],
    'empty columns inside': [TO_CLIENT, 'BPR  PHH  \r\n', [command('BPR', ['', 'PHH', '', ''])]],
    'a verb and an empty column': [TO_CLIENT, 'OUT \r\n', [command('OUT', [''])]],
    'a line feed alone as line end': [
      TO_CLIENT,
      'QNG 45\nPNG\r\n',
      [command('QNG', ['45']), command('PNG', [])],
    ],
    'an error reply': [TO_CLIENT, '911 4\r\n', [command('911', ['4'])]],
    'escapes are left alone': [TO_CLIENT, 'PRP MFN Alice%20A\r\n', [command('PRP', ['MFN', 'Alice%20A'])]],
    'UTF-8': [TO_CLIENT, 'PRP MFN Zoë✓\r\n', [command('PRP', ['MFN', 'Zoë✓'])]],
    'a command nobody knows': [
      TO_CLIENT,
      'XYZ 1 2\r\nPNG\r\n',
      [command('XYZ', ['1', '2']), command('PNG', [])],
    ],
    'the end of VER': [TO_CLIENT, 'VER 1 0\r\n', [command('VER', ['1', '0'])]],
  };
  it.each(Object.entries(fixtures))('%s', (_name, [context, stream, frames]) => {
    expect(decode(context, stream)).toEqual(frames);
  });
});

describe('payloads', () => {
  const fixtures: Readonly<Record<string, readonly [FrameContext, string, readonly Frame[]]>> = {
    'MSG from a switchboard': [
      SWITCHBOARD_TO_CLIENT,
      'MSG alice@example.com Alice%20A 5\r\nhelloBYE alice@example.com\r\n',
      [command('MSG', ['alice@example.com', 'Alice%20A'], 'hello'), command('BYE', ['alice@example.com'])],
    ],
    'MSG to a switchboard': [SWITCHBOARD_TO_SERVER, 'MSG 3 A 2\r\nhi', [command('MSG', ['3', 'A'], 'hi')]],
    'a length in bytes': [
      SWITCHBOARD_TO_SERVER,
      'MSG 3 A 3\r\n€OUT\r\n',
      [command('MSG', ['3', 'A'], '€'), command('OUT', [])],
    ],
    'line ends in a payload': [
      SWITCHBOARD_TO_SERVER,
      'MSG 3 U 6\r\nA\r\n\r\nBOUT\r\n',
      [command('MSG', ['3', 'U'], 'A\r\n\r\nB'), command('OUT', [])],
    ],
    'MSG on the notification link': [
      TO_CLIENT,
      'MSG Hotmail Hotmail 2\r\nxyPNG\r\n',
      [command('MSG', ['Hotmail', 'Hotmail'], 'xy'), command('PNG', [])],
    ],
    'UBX of length 0': [
      TO_CLIENT,
      'UBX bob@example.com 1 0\r\nPNG\r\n',
      [command('UBX', ['bob@example.com', '1'], ''), command('PNG', [])],
    ],
    'UUX and its plain answer': [TO_SERVER, 'UUX 9 4\r\n<a/>', [command('UUX', ['9'], '<a/>')]],
    'UUX answered': [TO_CLIENT, 'UUX 9 0\r\nPNG\r\n', [command('UUX', ['9', '0']), command('PNG', [])]],
    'QRY to the server': [
      TO_SERVER,
      'QRY 7 PROD0090YUAUV{2B 4\r\nabcdPNG\r\n',
      [command('QRY', ['7', 'PROD0090YUAUV{2B'], 'abcd'), command('PNG', [])],
    ],
    'QRY answered': [TO_CLIENT, 'QRY 7\r\n', [command('QRY', ['7'])]],
    'GCF asked for': [TO_SERVER, 'GCF 6 Shields.xml\r\n', [command('GCF', ['6', 'Shields.xml'])]],
    'GCF answered': [TO_CLIENT, 'GCF 6 Shields.xml 2\r\nok', [command('GCF', ['6', 'Shields.xml'], 'ok')]],
    'ADL answered by OK': [
      TO_CLIENT,
      'ADL 12 OK\r\nRML 13 OK\r\n',
      [command('ADL', ['12', 'OK']), command('RML', ['13', 'OK'])],
    ],
    'ADL pushed': [
      TO_CLIENT,
      'ADL 0 5\r\n<ml/>PNG\r\n',
      [command('ADL', ['0'], '<ml/>'), command('PNG', [])],
    ],
    'PUT answered with an empty payload': [TO_CLIENT, 'PUT 4 OK 0\r\n', [command('PUT', ['4', 'OK'], '')]],
    'UUN with a payload': [
      TO_SERVER,
      'UUN 5 bob@example.com 1 3\r\nabc',
      [command('UUN', ['5', 'bob@example.com', '1'], 'abc')],
    ],
    'UUN without one': [
      TO_SERVER,
      'UUN 5 bob@example.com 5\r\nPNG\r\n',
      [command('UUN', ['5', 'bob@example.com', '5']), command('PNG', [])],
    ],
    'UUN answered': [TO_CLIENT, 'UUN 5 OK\r\n', [command('UUN', ['5', 'OK'])]],
    'an error with a payload': [
      TO_CLIENT,
      '241 9 3\r\n<a>PNG\r\n',
      [command('241', ['9'], '<a>'), command('PNG', [])],
    ],
    'an error with a word': [
      TO_CLIENT,
      '241 9 why\r\nPNG\r\n',
      [command('241', ['9', 'why']), command('PNG', [])],
    ],
    'three digits to the server': [
      TO_SERVER,
      '241 9 3\r\nPNG\r\n',
      [command('241', ['9', '3']), command('PNG', [])],
    ],
    'a payload verb of the other direction': [
      TO_CLIENT,
      'UUM 1 3\r\nPNG\r\n',
      [command('UUM', ['1', '3']), command('PNG', [])],
    ],
  };
  it.each(Object.entries(fixtures))('%s', (_name, [context, stream, frames]) => {
    expect(decode(context, stream)).toEqual(frames);
  });

  it('owns its payload: the caller may reuse the chunk', () => {
    const chunk = Buffer.from('MSG 3 A 2\r\nhi');
    const [frame] = decode(SWITCHBOARD_TO_SERVER, chunk);
    chunk.fill(0);
    expect(frame).toEqual(command('MSG', ['3', 'A'], 'hi'));
  });
});

describe('bad input', () => {
  it('reports a line that is no command and goes on', () => {
    for (const line of ['', 'PN', 'PNGX', 'png', 'PN G', '  ', '<xml/>', 'ÄÖÜ']) {
      expect(decode(TO_CLIENT, `${line}\r\nPNG\r\n`)).toEqual([
        { kind: 'malformed', reason: 'verb', excerpt: line, fatal: false },
        command('PNG', []),
      ]);
    }
  });

  it('reports a line that is not UTF-8 and goes on', () => {
    const stream = Buffer.concat([
      Buffer.from('PRP MFN '),
      Buffer.from([0xe9, 0x21]),
      Buffer.from('\r\nPNG\r\n'),
    ]);
    expect(decode(TO_CLIENT, stream)).toEqual([
      {
        kind: 'malformed',
        reason: 'encoding',
        excerpt: 'PRP MFN \u{fffd}!',
        fatal: false,
        readAs: command('PRP', ['MFN', '\u{fffd}!']),
      },
      command('PNG', []),
    ]);
  });

  it('skips the payload of a line that is not UTF-8', () => {
    const stream = Buffer.concat([
      Buffer.from('MSG bob@example.com '),
      Buffer.from([0xff]),
      Buffer.from(' 7\r\nOUT\r\n\r\nPNG\r\n'),
    ]);
    expect(decode(SWITCHBOARD_TO_CLIENT, stream).map((frame) => frame.kind)).toEqual([
      'malformed',
      'command',
    ]);
  });

  it('refuses a NUL or a lone CR in a line, which could not be written again', () => {
    for (const line of ['PRP MFN a\u0000b', 'PRP MFN a\rb']) {
      expect(decode(TO_CLIENT, `${line}\r\nPNG\r\n`)).toMatchObject([
        { kind: 'malformed', reason: 'encoding', fatal: false },
        command('PNG', []),
      ]);
    }
  });

  it('ends at a length that is no number', () => {
    for (const line of [
      'MSG 3 A x',
      'MSG 3 A -1',
      'MSG 3 A 1e3',
      'MSG 3 A ',
      'MSG 3',
      'MSG',
      'MSG 3 A 99999999999',
    ]) {
      const frames = decode(SWITCHBOARD_TO_SERVER, `${line}\r\nOUT\r\n`);
      expect(frames).toEqual([{ kind: 'malformed', reason: 'payload-length', excerpt: line, fatal: true }]);
    }
  });

  it('ends at a payload that is too long, before any of it has come', () => {
    const frames = decode(SWITCHBOARD_TO_SERVER, 'MSG 3 A 11\r\n', { maxPayloadBytes: 10 });
    expect(frames).toEqual([
      { kind: 'malformed', reason: 'payload-too-long', excerpt: 'MSG 3 A 11', fatal: true },
    ]);
  });

  it('reads nothing after a fatal frame', () => {
    const decoder = new FrameDecoder(SWITCHBOARD_TO_SERVER);
    expect(decoder.push(Buffer.from('MSG 3 A x\r\nOUT\r\n'))).toHaveLength(1);
    expect(decoder.push(Buffer.from('OUT\r\n'))).toEqual([]);
  });

  it('skips a line that is too long, and takes one of exactly the limit', () => {
    const limits = { maxLineBytes: 8 };
    expect(decode(TO_CLIENT, 'QNG 1234\r\nQNG 12345\r\nPNG\r\n', limits)).toEqual([
      command('QNG', ['1234']),
      { kind: 'malformed', reason: 'line-too-long', excerpt: 'QNG 1234', fatal: false },
      command('PNG', []),
    ]);
  });

  it('ends at a line that is too long and announces a payload, which could pass for commands', () => {
    const frames = decode(SWITCHBOARD_TO_CLIENT, `MSG a ${'b'.repeat(64)} 5\r\nOUT\r\n`, {
      maxLineBytes: 32,
    });
    expect(frames).toMatchObject([{ kind: 'malformed', reason: 'line-too-long', fatal: true }]);
  });

  it('says so as soon as a line without end is too long', () => {
    const decoder = new FrameDecoder(TO_CLIENT);
    const frames = decoder.push(Buffer.alloc(DEFAULT_DECODER_LIMITS.maxLineBytes + 2, 'A'));
    expect(frames).toMatchObject([{ kind: 'malformed', reason: 'line-too-long', fatal: false }]);
    expect(decoder.push(Buffer.alloc(1_000_000, 'A'))).toEqual([]);
    expect(decoder.push(Buffer.from('\r\nPNG\r\n'))).toEqual([command('PNG', [])]);
  });

  it('takes a nickname of 5,000 bytes', () => {
    const name = 'n'.repeat(5000);
    expect(decode(SWITCHBOARD_TO_CLIENT, `MSG bob@example.com ${name} 2\r\nhi`)).toEqual([
      command('MSG', ['bob@example.com', name], 'hi'),
    ]);
  });

  it('keeps secrets out of what it reports', () => {
    const frames = decode(TO_SERVER, 'USR 4 TWN S t=secret\u0000\r\n');
    expect(frames).toMatchObject([{ kind: 'malformed', reason: 'encoding' }]);
    expect(JSON.stringify(frames)).not.toContain('secret');
  });

  it('keeps the secrets of a payload out of what it reports when its length lies', () => {
    const profile =
      'MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile\r\nMSPAuth: t=secret&p=secret\r\nmspauth:secret\r\n';
    const bytes = Buffer.from(`MSG Hotmail Hotmail 10\r\n${profile}`);
    const frames = decode(TO_CLIENT, bytes);
    expect(frames.filter(({ kind }) => kind === 'malformed').length).toBeGreaterThan(1);
    expect(JSON.stringify(frames)).not.toContain('secret');
  });
});

describe('properties', () => {
  const limits: DecoderLimits = { maxLineBytes: 64, maxPayloadBytes: 64 };
  /** Bytes that look like the protocol often enough to reach every state. */
  const stream = fc
    .array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.constantFrom(
            'MSG 1 A ',
            'UBX a 1 ',
            'UUN 1 a 1 ',
            'ADL 0 ',
            '241 9 ',
            'PNG',
            'OUT ',
            'QNG 1',
          ),
        },
        {
          weight: 3,
          arbitrary: fc.constantFrom('\r\n', '\n', '\r', ' ', '0\r\n', '5\r\n', '40\r\n', 'OK\r\n', '65\r\n'),
        },
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.uint8Array({ maxLength: 40 }),
      ),
      { maxLength: 40 },
    )
    .map((pieces) => Buffer.concat(pieces.map((piece) => Buffer.from(piece as string))));
  const context = fc.constantFrom(...CONTEXTS);

  it('never throws, and gives the same frames however the stream is split', () => {
    fc.assert(
      fc.property(context, stream, fc.array(fc.nat(200), { maxLength: 30 }), (context, bytes, sizes) => {
        const whole = decode(context, bytes, limits);
        const split = new FrameDecoder(context, limits);
        const frames: Frame[] = [];
        let position = 0;
        for (const size of sizes) {
          frames.push(...split.push(bytes.subarray(position, position + size)));
          position += size;
        }
        frames.push(...split.push(bytes.subarray(position)));
        expect(frames).toEqual(whole);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives the same frames byte by byte', () => {
    fc.assert(
      fc.property(context, stream, (context, bytes) => {
        const split = new FrameDecoder(context, limits);
        const frames = Array.from(bytes, (byte) => split.push(Uint8Array.of(byte))).flat();
        expect(frames).toEqual(decode(context, bytes, limits));
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(context, fc.uint8Array({ maxLength: 400 }), (context, bytes) => {
        for (const frame of decode(context, bytes)) {
          if (frame.kind === 'malformed') expect(frame.excerpt.length).toBeLessThanOrEqual(128);
        }
      }),
      { numRuns: 3000 },
    );
  });

  const argument = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[ \r\n\0]/g, '_')),
    fc.constantFrom('', 'OK', '7', 'bob@example.com', 'Alice%20A'),
  );

  it('inverts the encoder', () => {
    const payload = fc.uint8Array({ maxLength: 200 });
    const outgoing = fc.oneof(
      fc.record({
        context: fc.constant(SWITCHBOARD_TO_CLIENT),
        verb: fc.constant('MSG'),
        args: fc.array(argument, { minLength: 2, maxLength: 4 }),
        payload,
      }),
      fc.record({
        context: fc.constant(TO_SERVER),
        verb: fc.constantFrom('QRY', 'UUM'),
        args: fc.array(argument, { minLength: 3, maxLength: 6 }),
        payload,
      }),
      fc.record({
        context: fc.constant(TO_CLIENT),
        verb: fc.constantFrom('UBX', '241', 'GCF', 'NFY'),
        args: fc.array(argument, { minLength: 2, maxLength: 4 }),
        payload,
      }),
      fc.record({
        context,
        verb: fc.constantFrom('CHG', 'XFR', 'LST', 'A1B'),
        args: fc.array(argument, { maxLength: 6 }),
      }),
    );
    fc.assert(
      fc.property(outgoing, ({ context, ...command }) => {
        expect(decode(context, encodeCommand(command))).toEqual([{ kind: 'command', ...command }]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('time', () => {
  it('takes time in proportion to the bytes when a payload comes in crumbs', () => {
    const decoder = new FrameDecoder(SWITCHBOARD_TO_SERVER);
    decoder.push(Buffer.from('MSG 1 A 1000000\r\n'));
    const crumb = Buffer.alloc(4, 'x');
    let frames: Frame[] = [];
    for (let count = 0; count < 250_000; count += 1) frames = decoder.push(crumb);
    expect(frames).toHaveLength(1);
  });
});
