import type { BrowserWindow } from 'electron';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { Log, Shell } from '#messenger/ports.ts';
import type { AppWindow } from './app-window.ts';
import type { CloseAction } from './close-policy.ts';
import { ConversationWindows } from './conversation-windows.ts';
import { MessengerWindows } from './messenger-windows.ts';
import { ToastWindow } from './toast-window.ts';
import { WindowPlaces, type PlaceStore } from './window-places.ts';
import { WindowRegistry } from './window-registry.ts';
import { WindowShaker } from './window-shaker.ts';

export interface DesktopOptions {
  readonly log: Log;
  readonly places: PlaceStore;
  readonly currentState: () => AppEvent | null;
  readonly onMessengerClose: (window: AppWindow) => CloseAction;
  readonly onClosed: (window: AppWindow) => void;
}

/** All windows together, and what they do by themselves when something happens. */
export class Desktop {
  readonly registry: WindowRegistry;
  readonly messengers: MessengerWindows;
  readonly conversations: ConversationWindows;
  readonly toasts: ToastWindow;
  readonly places: WindowPlaces;
  readonly #shaker = new WindowShaker();

  constructor(options: DesktopOptions) {
    const { log, currentState, onClosed } = options;
    this.registry = new WindowRegistry({
      log,
      currentState,
      onClosed,
      onFocused: ({ binding: { accountId, conversationId } }) => {
        if (accountId !== null && conversationId !== null) {
          this.toasts.dismissConversation(accountId, conversationId);
        }
      },
    });
    this.places = new WindowPlaces(options.places);
    const { registry, places } = this;
    this.messengers = new MessengerWindows({ registry, places, onClose: options.onMessengerClose });
    this.conversations = new ConversationWindows({ registry, places });
    this.toasts = new ToastWindow({
      registry,
      onActivate: ({ accountId, conversationId }) => {
        if (conversationId === null) this.messengers.open(accountId);
        else this.conversations.show(accountId, conversationId, 'focus');
      },
    });
  }

  /** What the messenger may do with windows. */
  get shell(): Pick<Shell, 'showConversation' | 'isConversationFocused' | 'showToast'> {
    return {
      showConversation: (accountId, conversationId, how) =>
        this.conversations.show(accountId, conversationId, how),
      isConversationFocused: (accountId, conversationId) =>
        this.conversations.isFocused(accountId, conversationId),
      showToast: (toast) => this.toasts.show(toast),
    };
  }

  /** What windows do about an event beside showing it. */
  react(event: AppEvent): void {
    switch (event.type) {
      case 'nudged': {
        const window = this.conversations.find(event.accountId, event.conversationId);
        if (window !== undefined) this.#shaker.nudge(window.browserWindow);
        return;
      }
      case 'message-added': {
        const { accountId, conversationId, outgoing } = event.message;
        const window = outgoing ? undefined : this.conversations.find(accountId, conversationId);
        if (window !== undefined) blink(window.browserWindow);
        return;
      }
      case 'roster-replaced':
        if (event.roster === null) this.toasts.dismissAccount(event.accountId);
        return;
      case 'account-removed':
        this.toasts.dismissAccount(event.accountId);
        this.conversations.closeAccount(event.accountId);
        this.messengers.unbind(event.accountId);
        return;
      default:
    }
  }
}

function blink(browserWindow: BrowserWindow): void {
  if (!browserWindow.isDestroyed() && !browserWindow.isFocused()) browserWindow.flashFrame(true);
}
