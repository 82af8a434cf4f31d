import type { Clock } from '#client/index.ts';
import type { Notice } from '#shared/ipc/events.ts';
import { problemOf } from '#storage/notices.ts';
import type { StorageError } from '#storage/storage-error.ts';
import type { Notices } from './notices.ts';
import type { Log } from './ports.ts';

/** How often what could not be written is tried again, while there is any. */
const RETRY_MS = 15_000;

/** What is held in memory until it can be written. */
export type Held = 'history' | 'settings';

export interface WriteTroublesOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly notices: Notices;
  readonly paths: Readonly<Record<Held, string>>;
  /** Tries once more; answers whether everything is written now. */
  readonly write: Readonly<Record<Held, () => boolean | Promise<boolean>>>;
}

/** What could not be written: said once for each trouble, and tried again until it is over. */
export class WriteTroubles {
  readonly #options: WriteTroublesOptions;
  readonly #standing = new Map<Held, Notice['problem']>();
  #cancel: (() => void) | null = null;

  constructor(options: WriteTroublesOptions) {
    this.#options = options;
  }

  /** Something is in memory only. */
  failed(subject: Held, error: StorageError): void {
    const { notices, log, paths } = this.#options;
    const problem = writeProblem(error);
    if (this.#standing.get(subject) === problem) return;
    this.#over(subject);
    this.#standing.set(subject, problem);
    log.error(`${subject}: ${error.code}`, error);
    notices.add({ subject, problem, path: paths[subject], keptAs: null });
    this.#cancel ??= this.#later();
  }

  stop(): void {
    this.#cancel?.();
  }

  #later(): () => void {
    return this.#options.clock.setTimer(() => void this.#tryAgain(), RETRY_MS);
  }

  async #tryAgain(): Promise<void> {
    for (const subject of Array.from(this.#standing.keys())) {
      if (await this.#options.write[subject]()) this.#over(subject);
    }
    this.#cancel = this.#standing.size === 0 ? null : this.#later();
  }

  #over(subject: Held): void {
    const problem = this.#standing.get(subject);
    if (problem === undefined) return;
    this.#standing.delete(subject);
    this.#options.notices.resolve(subject, problem);
  }
}

/** How an error at writing is told to a person. */
export function writeProblem({ code }: StorageError): Notice['problem'] {
  const problem = problemOf(code);
  return problem === 'unavailable' && code !== 'no-secure-storage' ? 'write-failed' : problem;
}
