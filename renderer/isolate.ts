/** Keeps a person's words from turning the sentence around them: Unicode's first strong isolate, and its end. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
