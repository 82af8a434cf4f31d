/** Longer lines are cut: what is wrong stands at their beginning, and the expressions below stay cheap. */
const MAX_LENGTH = 4_000;

/**
 * What must not be in a log, and what is left of it. The layers below already leave passwords and tickets out; this is
 * the last net, for error texts of libraries and the system.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [
    /\b(pass(?:word|wd|phrase)?|pwd|secret|token|ticket|cookie|authorization|auth)(["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;&]+)/gi,
    '$1$2[redacted]',
  ],
  // Passport and RST tickets: t=…&p=…
  [/\bt=[^\s&]{8,}(?:&p=[^\s&]*)?/g, 't=[redacted]'],
  [/(<(?:\w+:)?(?:Password|BinarySecurityToken|BinarySecret|CipherValue)\b[^>]*>)[^<]*/gi, '$1[redacted]'],
  // An address says who talks to whom: its first letter and its server are enough to tell two apart.
  [/\b([A-Z0-9])[A-Z0-9._%+-]{0,128}@([A-Z0-9-]+(?:\.[A-Z0-9-]+)+)/gi, '$1…@$2'],
];

/** One line without secrets and line breaks, at most 4,000 characters. `home` is the person's folder: it shows a name. */
export function redact(text: string, home: string): string {
  let line = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  if (home.length > 1) line = line.replaceAll(home, '~');
  for (const [pattern, replacement] of rules) line = line.replace(pattern, replacement);
  return line.replaceAll(/\r?\n/g, ' ⏎ ').replaceAll(/\p{Cc}/gu, '�');
}
