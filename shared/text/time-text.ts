/** How times are written: whose habits, and where on earth. Left out, those of the computer. */
export interface TimeStyle {
  readonly locale?: string;
  readonly timeZone?: string;
}

const PARTS = {
  time: { hour: 'numeric', minute: '2-digit' },
  date: { day: 'numeric', month: 'numeric', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** Range of a JavaScript date, in milliseconds around 1970. */
const LAST_TIME = 8_640_000_000_000_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(part: keyof typeof PARTS, at: number, { locale, timeZone }: TimeStyle): string {
  const key = `${part}|${locale ?? ''}|${timeZone ?? ''}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, { ...PARTS[part], timeZone });
    formatters.set(key, formatter);
  }
  return formatter.format(Number.isNaN(at) ? 0 : Math.max(-LAST_TIME, Math.min(LAST_TIME, at)));
}

/** Hours and minutes of `at` (milliseconds since 1970), e.g. `5:09 PM`. Any number is taken. */
export function timeText(at: number, style: TimeStyle = {}): string {
  return format('time', at, style);
}

/** The day of `at` (milliseconds since 1970) in full, e.g. `Tuesday, February 3, 2009`. Any number is taken. */
export function dayText(at: number, style: TimeStyle = {}): string {
  return format('day', at, style);
}

/** The idle line of a conversation (look §4.3); `at` in milliseconds since 1970. Any number is taken. */
export function lastReceivedText(at: number, style: TimeStyle = {}): string {
  return `Last message received at ${timeText(at, style)} on ${format('date', at, style)}.`;
}
