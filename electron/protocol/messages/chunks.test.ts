import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { MAX_SWITCHBOARD_PAYLOAD } from '../limits.ts';
import { ChunkAssembler, type ChunkLimits, formatText } from './chunks.ts';
import { type MessageContent, parseMessage, type TextContent } from './content.ts';
import { splitText } from './split-text.ts';

const ALICE = 'alice@example.com';
const ID = '{3B4A1D9C-0000-4000-8000-000000000001}';

function content(text: string, nickname: string | null = null): TextContent {
  return { kind: 'text', text, format: DEFAULT_TEXT_FORMAT, nickname };
}

function chunked(text: string, id = ID): Uint8Array[] {
  return formatText(content(text), { split: 'chunks', createMessageId: () => id });
}

function split(text: string): Uint8Array[] {
  return formatText(content(text), { split: 'messages', createMessageId: () => ID });
}

function assembler(limits: Partial<ChunkLimits> = {}): {
  chunks: ChunkAssembler;
  pass: (ms: number) => void;
} {
  let now = 0;
  return { chunks: new ChunkAssembler(() => now, limits), pass: (ms) => void (now += ms) };
}

function acceptAll(chunks: ChunkAssembler, payloads: readonly Uint8Array[]): (MessageContent | null)[] {
  return payloads.map((payload) => chunks.accept(ALICE, payload));
}

function textOf(message: MessageContent | null | undefined): string {
  return message?.kind === 'text' ? message.text : '';
}

const longText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom('\n', ' ', '👨‍👩‍👧‍👦', 'é́́', 'x'.repeat(700)),
    ),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join('').replace(/\r\n?/g, '\n'));

describe('formatText', () => {
  it('sends a short text whole, without an id', () => {
    for (const payloads of [chunked('hello'), split('hello')]) {
      expect(payloads).toHaveLength(1);
      expect(Buffer.from(payloads[0]!).toString()).not.toContain('Message-ID');
      expect(parseMessage(payloads[0]!)).toEqual(content('hello'));
    }
  });

  it('numbers the chunks of a long one (facts §11)', () => {
    const payloads = chunked('x'.repeat(3000)).map(
      (payload) => Buffer.from(payload).toString().split('\r\n\r\n')[0],
    );
    expect(payloads).toEqual([
      expect.stringContaining(`\r\nMessage-ID: ${ID}\r\nChunks: 3`),
      `MIME-Version: 1.0\r\nMessage-ID: ${ID}\r\nChunk: 1`,
      `MIME-Version: 1.0\r\nMessage-ID: ${ID}\r\nChunk: 2`,
    ]);
  });

  it('never makes a payload too long, and chunks join to the same text', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const payloads = chunked(text);
        for (const payload of payloads) expect(payload.length).toBeLessThanOrEqual(MAX_SWITCHBOARD_PAYLOAD);
        expect(acceptAll(assembler().chunks, payloads).at(-1)).toEqual(content(text));
      }),
    );
  });

  it('never makes a payload too long, and messages join to the same text', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const payloads = split(text);
        for (const payload of payloads) expect(payload.length).toBeLessThanOrEqual(MAX_SWITCHBOARD_PAYLOAD);
        expect(payloads.map((payload) => textOf(parseMessage(payload))).join('')).toBe(text);
      }),
    );
  });

  it('leaves room for the text beside the longest name and font', () => {
    const greedy: TextContent = {
      kind: 'text',
      text: 'y'.repeat(5000),
      nickname: '名'.repeat(1000),
      format: { ...DEFAULT_TEXT_FORMAT, font: '名%'.repeat(100) },
    };
    for (const split of ['chunks', 'messages'] as const) {
      const payloads = formatText(greedy, { split, createMessageId: () => ID });
      expect(payloads.length).toBeLessThan(20);
      for (const payload of payloads) expect(payload.length).toBeLessThanOrEqual(MAX_SWITCHBOARD_PAYLOAD);
    }
  });

  it('splits 100,000 characters without a break', () => {
    expect(acceptAll(assembler().chunks, chunked('漢'.repeat(100_000))).at(-1)).toEqual(
      content('漢'.repeat(100_000)),
    );
  });
});

describe('splitText', () => {
  it('keeps characters whole as people see them', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(splitText(family.repeat(4), () => 60)).toEqual([family.repeat(2), family.repeat(2)]);
  });

  it('keeps words whole when it can', () => {
    expect(splitText('hello wide world', () => 12)).toEqual(['hello wide ', 'world']);
    expect(splitText('hello\nworld', () => 9)).toEqual(['hello\n', 'world']);
  });

  it('cuts between code points what is longer than a part', () => {
    expect(splitText(`e${'\u0301'.repeat(6)}`, () => 5)).toEqual([
      'e\u0301\u0301',
      '\u0301\u0301',
      '\u0301\u0301',
    ]);
    expect(splitText('😀😀', () => 5)).toEqual(['😀', '😀']);
  });

  it('gives one part for nothing', () => {
    expect(splitText('', () => 10)).toEqual(['']);
  });
});

describe('ChunkAssembler', () => {
  const long = 'The quick brown fox. '.repeat(300);

  it('gives back at once what is not chunked', () => {
    expect(assembler().chunks.accept(ALICE, split('hi')[0]!)).toEqual(content('hi'));
  });

  it('joins parts that come in any order, or twice', () => {
    const payloads = chunked(long);
    const { chunks } = assembler();
    const results = acceptAll(chunks, [...payloads.slice(1).toReversed(), payloads[1]!, payloads[0]!]);
    expect(results.filter((result) => result !== null)).toEqual([content(long)]);
  });

  it('does not mix senders or messages', () => {
    const one = chunked(long);
    const two = chunked(long.toUpperCase(), ID.replace('1}', '2}'));
    const { chunks } = assembler();
    const results = one.flatMap((payload, index) => [
      chunks.accept(ALICE, payload),
      chunks.accept('bob@example.com', two[index]!),
      chunks.accept(ALICE, two[index]!),
    ]);
    expect(results.filter((result) => result !== null).map(textOf)).toEqual([
      long,
      long.toUpperCase(),
      long.toUpperCase(),
    ]);
  });

  it('forgets a message whose parts stop coming', () => {
    const payloads = chunked(long);
    const { chunks, pass } = assembler({ maxAgeMs: 1000 });
    acceptAll(chunks, payloads.slice(0, -1));
    pass(1000);
    expect(chunks.accept(ALICE, payloads.at(-1)!)).toBeNull();
  });

  it('holds on while parts keep coming', () => {
    const { chunks, pass } = assembler({ maxAgeMs: 1000 });
    const results = chunked(long).map((payload) => {
      pass(999);
      return chunks.accept(ALICE, payload);
    });
    expect(results.at(-1)).toEqual(content(long));
  });

  it('holds only so many messages, and drops the oldest', () => {
    const { chunks } = assembler({ maxMessages: 2 });
    const messages = ['{1}', '{2}', '{3}'].map((id) => chunked(long, id));
    for (const [first] of messages) chunks.accept(ALICE, first!);
    const ends = messages.toReversed().map((payloads) => acceptAll(chunks, payloads.slice(1)).at(-1));
    expect(ends.map((end) => end !== null)).toEqual([true, true, false]);
  });

  it('holds only so many bytes', () => {
    const { chunks } = assembler({ maxBytes: 4000 });
    expect(acceptAll(chunks, chunked(long)).every((result) => result === null)).toBe(true);
    expect(acceptAll(chunks, chunked(long.slice(0, 2000), '{small}')).at(-1)).not.toBeNull();
  });

  it.each([
    `Content-Type: text/plain\r\nMessage-ID: ${ID}\r\nChunks: 0`,
    `Content-Type: text/plain\r\nMessage-ID: ${ID}\r\nChunks: 99999999`,
    `Content-Type: text/plain\r\nMessage-ID: ${ID}\r\nChunks: -1`,
    `Content-Type: text/plain\r\nMessage-ID: ${ID}\r\nChunks: x`,
    `Message-ID: ${ID}\r\nChunk: 0`,
    `Message-ID: ${ID}\r\nChunk: 1024`,
    `Message-ID: ${ID}\r\nChunk: 1.5`,
  ])('refuses %j', (headers) => {
    expect(assembler().chunks.accept(ALICE, Buffer.from(`${headers}\r\n\r\nbody`))).toBeNull();
  });

  it('refuses a message with parts beyond the number announced', () => {
    const { chunks } = assembler();
    const payloads = [
      `Message-ID: ${ID}\r\nChunk: 7\r\n\r\nc`,
      `Content-Type: text/plain\r\nMessage-ID: ${ID}\r\nChunks: 2\r\n\r\na`,
      `Message-ID: ${ID}\r\nChunk: 1\r\n\r\nb`,
    ];
    expect(
      acceptAll(
        chunks,
        payloads.map((payload) => Buffer.from(payload)),
      ),
    ).toEqual([null, null, null]);
  });

  it('takes a message of one chunk', () => {
    const payload = Buffer.from(`Content-Type: text/plain\r\nMessage-ID: ${ID}\r\nChunks: 1\r\n\r\nhi`);
    expect(textOf(assembler().chunks.accept(ALICE, payload))).toBe('hi');
  });

  it('never throws', () => {
    const line = fc.constantFrom(
      'Message-ID: a',
      'Chunks: 2',
      'Chunk: 1',
      'Content-Type: text/plain',
      'Chunk: 2',
      'X: \0',
      '',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 10 }), (messages) => {
        const { chunks } = assembler();
        for (const lines of messages) chunks.accept(ALICE, Buffer.from(lines.join('\r\n')));
      }),
    );
  });
});
