import { z } from 'zod/mini';
import { operations, type OperationName, type OperationResult } from '#shared/ipc/operations.ts';
import type { OperationInput, OperationOutput } from '#shared/ipc/operations.ts';
import type { Log } from '#messenger/ports.ts';
import type { Failure } from '#shared/model/failure.ts';
import { carriedFailure } from '../failure-error.ts';
import type { PageName } from '../security/address.ts';

/** A handler for every operation there is: leaving one out is a type error. `Caller` is the window that asks. */
export type OperationHandlers<Caller> = {
  readonly [N in OperationName]: (
    input: OperationInput<N>,
    caller: Caller,
  ) => OperationOutput<N> | Promise<OperationOutput<N>>;
};

/** A toast stands on top of everything and belongs to nobody: it can say what was clicked, and that is all. */
function mayCall(kind: PageName, name: OperationName): boolean {
  return kind !== 'toast' || name === 'app.snapshot' || name.startsWith('toast.');
}

/**
 * Runs operations for windows. What comes in is checked before a handler sees it, what goes out before a window does.
 * Never rejects.
 */
export class OperationRouter<Caller extends { readonly kind: PageName }> {
  readonly #handlers: OperationHandlers<Caller>;
  readonly #log: Log;

  constructor(handlers: OperationHandlers<Caller>, log: Log) {
    this.#handlers = handlers;
    this.#log = log;
  }

  async run(caller: Caller, name: unknown, input: unknown): Promise<OperationResult> {
    if (!isOperationName(name)) return this.#refused('there is no such operation');
    if (!mayCall(caller.kind, name)) return this.#refused(`${name} is not for this window`);
    const parsed = operations[name].input.safeParse(input);
    if (!parsed.success) return this.#refused(`${name}: ${z.prettifyError(parsed.error)}`);
    try {
      // The name picks schema and handler alike; TypeScript cannot follow a union through both.
      const handler = this.#handlers[name] as (input: unknown, caller: Caller) => unknown;
      const output = operations[name].output.safeParse(await handler(parsed.data, caller));
      if (output.success) return { ok: true, value: output.data };
      this.#log.error(`${name} answered with what it must not: ${z.prettifyError(output.error)}`);
      return failed({ code: 'internal', detail: `${name}: wrong answer`, retryable: false });
    } catch (error) {
      return failed(this.#failureOf(name, error));
    }
  }

  #refused(detail: string): OperationResult {
    this.#log.warn(`refused: ${detail}`);
    return failed({ code: 'invalid-argument', detail, retryable: false });
  }

  #failureOf(name: OperationName, error: unknown): Failure {
    const carried = carriedFailure(error);
    if (carried !== null) {
      this.#log.info(`${name} failed: ${carried.code} ${carried.detail ?? ''}`);
      return carried;
    }
    this.#log.error(`${name} broke`, error);
    const detail = error instanceof Error ? error.message : String(error);
    return { code: 'internal', detail, retryable: false };
  }
}

function isOperationName(name: unknown): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(operations, name);
}

function failed(failure: Failure): OperationResult {
  return { ok: false, failure };
}
