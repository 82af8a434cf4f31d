import type { Notice } from '#shared/ipc/events.ts';

/** What the person should know of the stored files, until dismissed. The same trouble is said once. */
export class Notices {
  readonly #changed: (notices: readonly Notice[]) => void;
  readonly #createId: () => string;
  #notices: readonly Notice[] = [];

  constructor(createId: () => string, changed: (notices: readonly Notice[]) => void) {
    this.#createId = createId;
    this.#changed = changed;
  }

  get current(): readonly Notice[] {
    return this.#notices;
  }

  add({ subject, problem, path, keptAs }: Omit<Notice, 'id'>): void {
    if (this.#notices.some((known) => known.subject === subject && known.problem === problem)) return;
    this.#set([...this.#notices, { id: this.#createId(), subject, problem, path, keptAs }]);
  }

  /** The trouble with a file is over. */
  resolve(subject: Notice['subject'], problem: Notice['problem']): void {
    this.#set(this.#notices.filter((known) => known.subject !== subject || known.problem !== problem));
  }

  dismiss(id: string): void {
    this.#set(this.#notices.filter((known) => known.id !== id));
  }

  #set(notices: readonly Notice[]): void {
    if (notices.length === this.#notices.length) return;
    this.#notices = notices;
    this.#changed(notices);
  }
}
