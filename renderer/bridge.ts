import { z } from 'zod/mini';
import type { NudgeBridge } from '#shared/ipc/bridge.ts';
import { sequencedEventSchema, type SequencedEvent } from '#shared/ipc/events.ts';
import {
  operationResultSchema,
  operations,
  type OperationInput,
  type OperationName,
  type OperationOutput,
} from '#shared/ipc/operations.ts';
import type { Failure } from '#shared/model/failure.ts';

declare global {
  interface Window {
    readonly nudge: NudgeBridge;
  }
}

// zod compiles schemas with `new Function` where it may; our content security policy forbids that.
z.config({ jitless: true });

/** An operation that main refused or could not do: what `Bridge.call` rejects with, and nothing else. */
export class OperationFailure extends Error {
  override readonly name = 'OperationFailure';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail === undefined ? failure.code : `${failure.code}: ${failure.detail}`);
    this.failure = failure;
  }
}

/** The typed failure in whatever a call was rejected with. */
export function failureOf(error: unknown): Failure {
  if (error instanceof OperationFailure) return error.failure;
  return internal(error instanceof Error ? error.message : String(error));
}

type CallArguments<N extends OperationName> =
  OperationInput<N> extends void ? readonly [] : readonly [OperationInput<N>];

export interface EventListener {
  readonly event: (event: SequencedEvent) => void;
  /** Something came that is no event we know: the state can no longer be trusted. */
  readonly invalid: () => void;
}

/** What windows know of the outside: operations that answer or throw `OperationFailure`, and events. */
export interface Bridge {
  readonly call: <N extends OperationName>(
    name: N,
    ...input: CallArguments<N>
  ) => Promise<OperationOutput<N>>;
  readonly subscribe: (listener: EventListener) => () => void;
}

/** Wraps the raw object of the preload script; everything that crosses it is validated here. */
export function connectBridge(raw: NudgeBridge): Bridge {
  return {
    async call(name, ...input) {
      const answer = operationResultSchema.safeParse(await invoke(raw, name, input[0]));
      if (!answer.success) throw new OperationFailure(internal(`${name}: the answer has no known shape`));
      if (!answer.data.ok) throw new OperationFailure(answer.data.failure);
      const output = operations[name].output.safeParse(answer.data.value);
      if (!output.success) {
        throw new OperationFailure(internal(`${name}: ${z.prettifyError(output.error)}`));
      }
      return output.data as OperationOutput<typeof name>;
    },
    subscribe(listener) {
      return raw.subscribe((event) => {
        const parsed = sequencedEventSchema.safeParse(event);
        if (parsed.success) listener.event(parsed.data);
        else listener.invalid();
      });
    },
  };
}

async function invoke(raw: NudgeBridge, name: OperationName, input: unknown): Promise<unknown> {
  try {
    return await raw.invoke(name, input);
  } catch (error) {
    // The contract says it never rejects; a dead main process makes it so all the same.
    throw new OperationFailure(internal(error instanceof Error ? error.message : String(error)));
  }
}

function internal(detail: string): Failure {
  return { code: 'internal', detail, retryable: false };
}
