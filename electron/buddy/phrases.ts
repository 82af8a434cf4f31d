/** What Buddy says. Data, so that Buddy knows its own voice when it hears it. */
export const PHRASES = {
  welcome:
    'Hello! I am Buddy, and I live on this server. Write me anything, and I answer. Write "help" to see what I can do.',
  hello: ['Hello! How are you?', 'Hi there! Good to see you.', 'Hey! What shall we try?'],
  help:
    'I understand a few words:\n' +
    'hello - I greet you\n' +
    'nudge me - I shake your window\n' +
    'away, busy - I change my status for a while\n' +
    'back - I am available again\n' +
    'personal message ... - I put it under my name\n' +
    'Anything else I repeat, so that you can see it arrive.',
  nudging: 'Hold on to your window!',
  nudgedBack: ['Ouch! Here is one for you.', 'Right back at you.'],
  nudgedTooSoon: 'Give me a moment, I am still shaking.',
  away: 'I take a short walk. Watch my status: in half a minute I am back.',
  busy: 'I look very busy for half a minute. You can write to me all the same.',
  back: 'I am here.',
  personalMessageSet: 'Done. Look under my name.',
  personalMessageMissing: 'Tell me what it should say: personal message Gone fishing',
  thanks: 'You are welcome!',
  goodbye: 'See you!',
  tired: 'You write faster than I can think. I catch my breath for a minute.',
} as const;

const ECHO_START = 'You wrote: ';
const ECHO_END = ['', '\nI know more words; try "help".'];
/** Of a long text, this much is repeated. */
const MAX_ECHO_CHARACTERS = 200;

/** What was said, said back. @param choice From 0 up to but not 1. */
export function echo(text: string, choice: number): string {
  const shown = cut(text, MAX_ECHO_CHARACTERS);
  return ECHO_START + shown + (shown === text ? '' : '…') + pick(ECHO_END, choice);
}

/** At most so many characters of a text; none is cut in two. */
export function cut(text: string, maxCharacters: number): string {
  let kept = '';
  let count = 0;
  for (const character of text) {
    if (count === maxCharacters) break;
    kept += character;
    count += 1;
  }
  return kept;
}

/** One of several. @param choice From 0 up to but not 1. */
export function pick(phrases: readonly string[], choice: number): string {
  return phrases[Math.floor(choice * phrases.length)] ?? '';
}

const OWN_PHRASES: ReadonlySet<string> = new Set(Object.values(PHRASES).flat());

/** Whether a text is one that Buddy would say: then another of its kind speaks, and answering would never end. */
export function isOwnVoice(text: string): boolean {
  return text.startsWith(ECHO_START) || OWN_PHRASES.has(text.replaceAll('\r\n', '\n'));
}
