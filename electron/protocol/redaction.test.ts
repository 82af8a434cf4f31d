import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { redactCommand } from './redaction.ts';
import type { Command } from './wire/frame.ts';

function redact(line: string): string {
  const [verb = '', ...args] = line.split(' ');
  const redacted = redactCommand({ kind: 'command', verb, args });
  return [redacted.verb, ...redacted.args].join(' ');
}

describe('redactCommand', () => {
  it.each([
    ['USR 4 MD5 S 8cdeeb927bb025a4fde125d5fcfbf110', 'USR 4 MD5 S ***'],
    ['USR 4 TWN S t=ticket&p=profile', 'USR 4 TWN S ***'],
    ['USR 4 TWN S ticket more', 'USR 4 TWN S *** ***'],
    ['USR 4 SSO S ticket blob {guid}', 'USR 4 SSO S *** *** ***'],
    ['USR 9 SHA A ticket', 'USR 9 SHA A ***'],
    ['USR 1 alice@example.com 9629b11d50590aa64c95', 'USR 1 alice@example.com ***'],
    ['USR 1 alice@example.com;{guid} key', 'USR 1 alice@example.com;{guid} ***'],
    ['ANS 1 bob@example.com key 1234', 'ANS 1 bob@example.com *** 1234'],
    [
      'XFR 10 SB 127.0.0.1:1864 CKI key U messenger.msn.com 1',
      'XFR 10 SB 127.0.0.1:1864 CKI *** U messenger.msn.com 1',
    ],
    [
      'RNG 1 127.0.0.1:1864 CKI key alice@example.com Alice',
      'RNG 1 127.0.0.1:1864 CKI *** alice@example.com Alice',
    ],
  ])('hides the secret of %s', (line, redacted) => {
    expect(redact(line)).toBe(redacted);
  });

  it.each([
    'USR 3 MD5 I alice@example.com',
    'USR 4 OK alice@example.com Alice%20A 1 0',
    'ANS 1 OK',
    'XFR 3 NS 127.0.0.1:1863 0 127.0.0.1:1863',
    'XFR 10 SB',
    'CHG 8 NLN 1073741824',
    'USR',
  ])('leaves %s as it is', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('hides the ticket in a profile, and only that', () => {
    const payload = Buffer.from(
      'MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nsid: 507\r\nMSPAuth: t=secret*\r\nClientIP: 127.0.0.1\r\n\r\n',
    );
    const { payload: shown } = redactCommand(message(payload));
    expect(Buffer.from(shown!).toString()).toBe(payload.toString().replace('t=secret*', '***'));
  });

  it('leaves what people say', () => {
    const said = message(Buffer.from('Content-Type: text/plain\r\n\r\nMSPAuth: hello'));
    expect(redactCommand(said)).toBe(said);
  });
});

function message(payload: Uint8Array): Command {
  return { kind: 'command', verb: 'MSG', args: ['Hotmail', 'Hotmail'], payload };
}
