/** How times are written: whose habits, and where on earth. Left out, those of the computer. */
export interface TimeStyle {
  readonly locale?: string;
  readonly timeZone?: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(part: 'time' | 'date', { locale, timeZone }: TimeStyle): Intl.DateTimeFormat {
  const key = `${part}|${locale ?? ''}|${timeZone ?? ''}`;
  let known = formatters.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, {
      ...(part === 'time'
        ? { hour: 'numeric', minute: '2-digit' }
        : { day: 'numeric', month: 'numeric', year: 'numeric' }),
      timeZone,
    });
    formatters.set(key, known);
  }
  return known;
}

/** Range of a JavaScript date, in milliseconds around 1970. */
const LAST_TIME = 8_640_000_000_000_000;

function toDate(at: number): Date {
  return new Date(Number.isNaN(at) ? 0 : Math.max(-LAST_TIME, Math.min(LAST_TIME, at)));
}

/** Hours and minutes of `at` (milliseconds since 1970), e.g. `5:09 PM`. Any number is taken. */
export function timeText(at: number, style: TimeStyle = {}): string {
  return formatter('time', style).format(toDate(at));
}

/** Day, month and year of `at` (milliseconds since 1970), e.g. `3/13/2015`. Any number is taken. */
export function dateText(at: number, style: TimeStyle = {}): string {
  return formatter('date', style).format(toDate(at));
}

/** The idle line of a conversation (look §4.3); `at` in milliseconds since 1970. */
export function lastReceivedText(at: number, style: TimeStyle = {}): string {
  return `Last message received at ${timeText(at, style)} on ${dateText(at, style)}.`;
}
