import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TEXT_FORMAT } from '#shared/model/text-format.ts';
import { ProtocolError } from '../protocol-error.ts';
import {
  formatMessage,
  type MessageContent,
  messageClass,
  parseMessage,
  type TextContent,
} from './content.ts';

function parse(text: string): MessageContent {
  return parseMessage(Buffer.from(text));
}

function format(content: MessageContent): string {
  return Buffer.from(formatMessage(content)).toString();
}

const HELLO: TextContent = { kind: 'text', text: 'hello', format: DEFAULT_TEXT_FORMAT, nickname: null };

describe('text', () => {
  it('is written as in facts §11', () => {
    expect(format({ ...HELLO, text: 'one\ntwo', nickname: 'Al' })).toBe(
      'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nP4-Context: Al\r\n' +
        'X-MMS-IM-Format: FN=Segoe%20UI; EF=; CO=0; CS=0; PF=22\r\n\r\none\r\ntwo',
    );
  });

  it('is read with odd headers and line ends', () => {
    expect(parse('mime-version:1.0\ncontent-type:TEXT/PLAIN\n\none\r\ntwo\rthree\nfour')).toEqual({
      kind: 'text',
      text: 'one\ntwo\nthree\nfour',
      format: null,
      nickname: null,
    });
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const text = raw.replace(/\r\n?/g, '\n');
        expect(parseMessage(formatMessage({ ...HELLO, text }))).toEqual({ ...HELLO, text });
      }),
    );
  });

  it('cannot smuggle a header in by the nickname', () => {
    const content = { ...HELLO, nickname: 'Al\r\nContent-Type: text/x-msmsgscontrol\r\n\r\n' };
    expect(parseMessage(formatMessage(content))).toEqual({
      ...HELLO,
      nickname: 'Al Content-Type: text/x-msmsgscontrol',
    });
  });
});

describe('typing', () => {
  it('is written as in facts §11', () => {
    expect(format({ kind: 'typing', address: 'bob@example.com' })).toBe(
      'MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: bob@example.com\r\n\r\n\r\n',
    );
  });

  it('is read', () => {
    expect(parse('Content-Type: text/x-msmsgscontrol\r\nTypingUser: bob@example.com\r\n\r\n\r\n')).toEqual({
      kind: 'typing',
      address: 'bob@example.com',
    });
  });

  it('without an address is unknown, as is a recording', () => {
    expect(
      parse('Content-Type: text/x-msmsgscontrol\r\nRecordingUser: bob@example.com\r\n\r\n\r\n').kind,
    ).toBe('unknown');
  });

  it('refuses an address with a line break', () => {
    expect(() => formatMessage({ kind: 'typing', address: 'a\r\nb' })).toThrow(ProtocolError);
  });
});

describe('nudge', () => {
  it('is written as in facts §11', () => {
    expect(format({ kind: 'nudge' })).toBe(
      'MIME-Version: 1.0\r\nContent-Type: text/x-msnmsgr-datacast\r\n\r\nID: 1\r\n\r\n\r\n',
    );
  });

  it.each(['\r\n\r\nID: 1\r\n\r\n\r\n', '\r\n\r\nID: 1', '\r\nID: 1\r\n\r\n', '\n\nid:1\n'])(
    'is read from %j',
    (rest) => {
      expect(parse(`MIME-Version: 1.0\r\nContent-Type: text/x-msnmsgr-datacast${rest}`)).toEqual({
        kind: 'nudge',
      });
    },
  );

  it.each(['ID: 2\r\nData: <msnobj/>', 'ID: 11', '', 'ID:'])('is not read from %j', (body) => {
    expect(parse(`Content-Type: text/x-msnmsgr-datacast\r\n\r\n${body}\r\n\r\n`)).toMatchObject({
      kind: 'unknown',
      contentType: 'text/x-msnmsgr-datacast',
    });
  });
});

describe('profile', () => {
  const payload =
    'MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nLoginTime: 1101513376\r\nEmailEnabled: 1\r\n' +
    'MemberIdHigh: 85100\r\nMemberIdLow: -1232345678\r\nlang_preference: 1033\r\npreferredEmail: alice@example.com\r\ncountry: US\r\n' +
    'sid: 507\r\nMSPAuth: t=ticket*\r\nClientIP: 203.0.113.7\r\nClientPort: 30213\r\n\r\n';
  const profile = {
    loginTime: 1_101_513_376,
    emailEnabled: true,
    memberIdHigh: 85_100,
    memberIdLow: -1_232_345_678,
    preferredAddress: 'alice@example.com',
    clientIp: '203.0.113.7',
    clientPort: 30_213,
    ticket: 't=ticket*',
    others: [
      { name: 'lang_preference', value: '1033' },
      { name: 'country', value: 'US' },
      { name: 'sid', value: '507' },
    ],
  };

  it('is read, all of it', () => {
    expect(parse(payload)).toEqual({ kind: 'profile', profile });
  });

  it('is read as it was written', () => {
    expect(parseMessage(formatMessage({ kind: 'profile', profile }))).toEqual({ kind: 'profile', profile });
  });

  it('may lack anything', () => {
    const read = parse('Content-Type: text/x-msmsgsprofile\r\nLoginTime: soon\r\nMSPAuth:\r\n\r\n');
    expect(read).toMatchObject({ kind: 'profile', profile: { loginTime: null, ticket: null, others: [] } });
  });
});

describe('system message', () => {
  it('tells when the server goes down', () => {
    const payload =
      'MIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n';
    expect(parse(payload)).toEqual({ kind: 'system', type: 1, minutes: 5 });
    expect(parse(format({ kind: 'system', type: 1, minutes: 5 }))).toEqual({
      kind: 'system',
      type: 1,
      minutes: 5,
    });
    expect(parse(format({ kind: 'system', type: 2, minutes: null }))).toEqual({
      kind: 'system',
      type: 2,
      minutes: null,
    });
  });

  it('of no type is unknown', () => {
    expect(parse('Content-Type: application/x-msmsgssystemmessage\r\n\r\nArg1: 5').kind).toBe('unknown');
  });
});

describe('anything else', () => {
  it('is unknown, and kept whole', () => {
    const payload = Buffer.from('Content-Type: Application/X-MSNMSGRP2P; x=y\r\n\r\n\u0000\u0001');
    expect(parseMessage(payload)).toEqual({
      kind: 'unknown',
      contentType: 'application/x-msnmsgrp2p',
      payload,
    });
    expect(formatMessage(parseMessage(payload))).toBe(payload);
  });

  it.each(['', 'hello', '\r\n\r\n', 'Content-Type:\r\n\r\nx', 'Content-Type: constructor\r\n\r\nx'])(
    'is unknown: %j',
    (text) => {
      expect(parse(text).kind).toBe('unknown');
    },
  );

  it('never throws', () => {
    const types = ['text/plain', 'text/x-msmsgscontrol', 'text/x-msnmsgr-datacast', 'text/x-msmsgsprofile'];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.uint8Array({ maxLength: 200 }), (type, bytes) => {
        parseMessage(bytes);
        parseMessage(Buffer.concat([Buffer.from(`Content-Type: ${type}\r\n`), bytes]));
      }),
    );
  });
});

describe('messageClass', () => {
  it.each([
    [HELLO, 'A'],
    [{ kind: 'typing', address: 'a@example.com' }, 'U'],
    [{ kind: 'nudge' }, 'N'],
    [parse('Content-Type: application/x-msnmsgrp2p\r\n\r\n'), 'D'],
    [parse('Content-Type: text/x-clientcaps\r\n\r\n'), 'U'],
    [parse('Content-Type: constructor\r\n\r\n'), 'N'],
  ] as const)('is by content: %o', (content, expected) => {
    expect(messageClass(content)).toBe(expected);
  });
});
