/** Things that happen to a server and are counted: nothing goes wrong in silence. */
export type Incident =
  | 'connection-refused'
  | 'connection-evicted'
  | 'sign-in-failed'
  | 'sign-in-timed-out'
  | 'challenge-failed'
  | 'malformed-frame'
  | 'unknown-command'
  | 'invalid-argument'
  | 'unexpected-command'
  | 'slow-reader-cut'
  | 'too-fast'
  | 'database-failed'
  | 'web-request-refused'
  | 'internal-error';

/** One line for a log. It names what happened, never a password, a ticket or what people say to each other. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly text: string;
}

/** Counts incidents and passes the first of a kind, then ever rarer ones, to the log: a flood cannot fill it. */
export class Diagnostics {
  readonly #counts = new Map<Incident, number>();
  readonly #log: (line: LogLine) => void;

  constructor(log: (line: LogLine) => void = () => {}) {
    this.#log = log;
  }

  /** @param detail What is safe to log: an excerpt, an address, an error's message. */
  count(incident: Incident, detail: string): void {
    const count = (this.#counts.get(incident) ?? 0) + 1;
    this.#counts.set(incident, count);
    if (!isPowerOfTwo(count)) return;
    const level = incident === 'internal-error' || incident === 'database-failed' ? 'error' : 'warn';
    this.#log({ level, text: `${incident} (${count}): ${oneLine(detail)}` });
  }

  info(text: string): void {
    this.#log({ level: 'info', text });
  }

  warn(text: string): void {
    this.#log({ level: 'warn', text });
  }

  get counts(): Readonly<Partial<Record<Incident, number>>> {
    return Object.fromEntries(this.#counts);
  }
}

/** Clients have a part in what is logged: none of it may begin a line or steer the terminal it is shown on. */
function oneLine(detail: string): string {
  return detail
    .slice(0, 300)
    .replaceAll('\n', ' ⏎ ')
    .replaceAll(/\p{Cc}/gu, '\u{fffd}');
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}
