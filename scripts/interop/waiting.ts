/** Whatever has to come from the server and the other person comes within this, or not at all. */
const PATIENCE_MS = 15_000;
/** Two of the engine's own time-outs, one after the other. */
const LONG_PATIENCE_MS = 75_000;

/**
 * Resolves with the next event that fits; rejects with `complaint` when none comes in time.
 * @param subscribe begins to listen, and answers with what ends it
 */
export function heard<Event>(
  subscribe: (listener: (event: Event) => void) => () => void,
  fits: (event: Event) => boolean,
  complaint: string,
  patienceMs: number = PATIENCE_MS,
): Promise<Event> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`${complaint} within ${patienceMs / 1000} s`));
    }, patienceMs);
    const stop = subscribe((event) => {
      if (!fits(event)) return;
      clearTimeout(timer);
      stop();
      resolve(event);
    });
  });
}

/** Does something while its effect is listened for; resolves with the effect when both are there, rejects when either fails. */
export async function effectOf<T>(effect: Promise<T>, act: () => unknown): Promise<T> {
  const [seen] = await Promise.all([effect, Promise.resolve().then(act)]);
  return seen;
}

/** Resolves or rejects as `work` does, and rejects when that takes longer than the engine's own time-outs allow. */
export async function inTime<T>(
  work: Promise<T>,
  complaint: string,
  patienceMs: number = LONG_PATIENCE_MS,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint} within ${patienceMs / 1000} s`)), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
