/** Old clients repeat "is writing" about as often (look §8). */
const TYPING_INTERVAL_MS = 4_000;

export interface TypingNotifier {
  /** The draft has changed; `text` is all of it. */
  readonly typed: (text: string) => void;
  /** The draft was sent: the next one is announced at once. */
  readonly sent: () => void;
}

/** Calls `notify` while somebody writes, at most every four seconds. `now` gives milliseconds. */
export function createTypingNotifier(notify: () => void, now: () => number): TypingNotifier {
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    typed: (text) => {
      if (text.trim() === '' || now() - lastAt < TYPING_INTERVAL_MS) return;
      lastAt = now();
      notify();
    },
    sent: () => {
      lastAt = Number.NEGATIVE_INFINITY;
    },
  };
}
