import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { EVENT_CHANNEL, OPERATION_CHANNEL } from '#shared/ipc/bridge.ts';
import type { SequencedEvent } from '#shared/ipc/events.ts';
import type { OperationResult } from '#shared/ipc/operations.ts';
import { isOwnUrl } from '../security/address.ts';

/** Asks for an operation to be run. `name` and `input` are whatever a page sent. */
export type OperationRequest = (
  sender: WebContents,
  name: unknown,
  input: unknown,
) => Promise<OperationResult>;

// The only file of main that touches ipcMain. Pages are heard on one channel and told on one other.

/**
 * Lets pages ask for operations. Only the main frame of a page of our own scheme is heard; whether its window is one we
 * know is for `request` to say.
 */
export function openChannel(request: OperationRequest): void {
  ipcMain.handle(OPERATION_CHANNEL, async (event, name: unknown, input: unknown) => {
    if (isTrusted(event)) return request(event.sender, name, input);
    return {
      ok: false,
      failure: { code: 'invalid-argument', detail: 'the sender is not a page of this app', retryable: false },
    } satisfies OperationResult;
  });
}

export function sendEvent(receiver: WebContents, event: SequencedEvent): void {
  if (!receiver.isDestroyed()) receiver.send(EVENT_CHANNEL, event);
}

function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  // Null when the frame has gone while the request was on its way.
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnUrl(senderFrame.url);
}
