import type { Clock } from '#client/index.ts';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { MessageLog } from './message-log.ts';
import type { Log, Shell } from './ports.ts';

/** What every part of the messenger works with. */
export interface MessengerContext {
  readonly shell: Shell;
  readonly log: Log;
  readonly clock: Clock;
  readonly createId: () => string;
  readonly settings: () => Settings;
  /** Whether the person is away from the computer. */
  readonly isIdle: () => boolean;
  readonly messages: MessageLog;
  readonly publish: (event: AppEvent) => void;
}
