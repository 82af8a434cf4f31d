import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

const clean = (text: string): string => redact(text, '/home/alice');

describe('redact', () => {
  it.each([
    ['password=hunter2 rest', 'password=[redacted] rest'],
    ['{"password":"hun ter2","x":1}', '{"password":[redacted],"x":1}'],
    ["pwd='a b'", 'pwd=[redacted]'],
    ['Authorization: Passport1.4', 'Authorization: [redacted]'],
    ['USR 5 TWN S t=EwABCDEFGHIJ&p=xyz', 'USR 5 TWN S t=[redacted]'],
    ['<wsse:Password>hunter2</wsse:Password>', '<wsse:Password>[redacted]</wsse:Password>'],
    ['alice.smith@example.com wrote', 'a…@example.com wrote'],
    ['ENOENT /home/alice/.config/Nudge/x', 'ENOENT ~/.config/Nudge/x'],
    ['two\nlines', 'two ⏎ lines'],
    ['nothing to hide', 'nothing to hide'],
  ])('%s', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it('keeps a line a bounded line, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.nat(400), (text, times) => {
        const line = clean(text.repeat(times));
        expect(line.length).toBeLessThan(40_000);
        expect(line).not.toMatch(/[\r\n\0]/);
      }),
    );
  });

  it('stays quick on what was made to be slow', () => {
    const start = performance.now();
    for (const piece of ['a', 'a@', '@', 'a.', 'password:', 't=', '<a:Password', '"', "pwd='"]) {
      clean(piece.repeat(4_000));
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
