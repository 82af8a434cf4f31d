import type { OperationName, OperationResult } from './operations.ts';

/** The two channels there are. */
export const OPERATION_CHANNEL = 'nudge:operation';
export const EVENT_CHANNEL = 'nudge:event';

/** The object the preload script puts on `window.nudge`: all a page can reach of the outside. */
export interface NudgeBridge {
  /** Asks main to run an operation. Resolves with `OperationResult`; never rejects. */
  invoke(name: OperationName, input: unknown): Promise<OperationResult>;
  /** Hears every event meant for this window. Returns a function that stops it. */
  subscribe(listener: (event: unknown) => void): () => void;
}
