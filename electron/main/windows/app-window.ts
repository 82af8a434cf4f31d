import type { BrowserWindow } from 'electron';
import type { PageName } from '../security/address.ts';
import type { EventFeed } from '../ipc/event-feed.ts';

/** What a window is for. Null: not (yet) an account's. */
export interface WindowBinding {
  readonly accountId: string | null;
  readonly conversationId: string | null;
}

/** A window of the app, and the page in it. */
export interface AppWindow {
  readonly kind: PageName;
  readonly browserWindow: BrowserWindow;
  readonly feed: EventFeed;
  binding: WindowBinding;
}
