import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { EVENT_CHANNEL, OPERATION_CHANNEL, type NudgeBridge } from '#shared/ipc/bridge.ts';
import type { OperationName, OperationResult } from '#shared/ipc/operations.ts';

/**
 * All a page can reach of the outside. Main checks every name and input; here nothing is trusted or known, so that this
 * file, which runs before every page, stays small.
 */
const bridge: NudgeBridge = {
  async invoke(name: OperationName, input: unknown): Promise<OperationResult> {
    try {
      return (await ipcRenderer.invoke(OPERATION_CHANNEL, name, input)) as OperationResult;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { ok: false, failure: { code: 'internal', detail, retryable: true } };
    }
  },
  subscribe(listener) {
    const hear = (_event: IpcRendererEvent, event: unknown): void => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, hear);
    };
  },
};

contextBridge.exposeInMainWorld('nudge', bridge);
