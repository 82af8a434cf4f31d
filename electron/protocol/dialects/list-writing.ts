import type { Command } from '../wire/frame.ts';
import { writeMessage } from './dialect.ts';
import type { NotificationEvents, NotificationEventTable } from './notification.ts';

/** Collects commands of a dialect; a message the dialect lacks is left out. */
export class CommandList {
  readonly commands: Command[] = [];
  readonly #events: NotificationEventTable;

  constructor(events: NotificationEventTable) {
    this.#events = events;
  }

  add<K extends keyof NotificationEvents>(type: K, value: NotificationEvents[K]): void {
    const command = writeMessage<NotificationEvents, K>(this.#events, type, value);
    if (command !== null) this.commands.push(command);
  }
}
