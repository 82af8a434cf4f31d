/** Letters typed within this time of each other make one word. */
const PAUSE_MS = 700;

export type TypeAhead = (key: string, atMs: number, labels: readonly string[], current: number) => number;

/**
 * Finding by typing: answers the index of the next label that begins with what was typed, or -1. The same letter
 * again goes on to the next label with it. `atMs` is the event's time stamp.
 */
export function createTypeAhead(): TypeAhead {
  let typed = '';
  let lastMs = -Infinity;
  return (key, atMs, labels, current) => {
    if (key.length !== 1 || (key === ' ' && atMs - lastMs > PAUSE_MS)) return -1;
    typed = atMs - lastMs > PAUSE_MS ? key : typed + key;
    lastMs = atMs;
    const wanted = typed.toLocaleLowerCase();
    const sameLetter = wanted === wanted.charAt(0).repeat(wanted.length);
    const word = sameLetter ? wanted.charAt(0) : wanted;
    const first = sameLetter ? current + 1 : Math.max(current, 0);
    for (let step = 0; step < labels.length; step += 1) {
      const index = (first + step) % labels.length;
      if (labels[index]?.toLocaleLowerCase().startsWith(word)) return index;
    }
    return -1;
  };
}
