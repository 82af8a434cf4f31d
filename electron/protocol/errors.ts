import type { FailureCode } from '#shared/model/failure.ts';

/** What an error number of the server means (facts §30). */
export interface ServerErrorMeaning {
  /** Short name in kebab-case, for logs. */
  readonly name: string;
  readonly failure: FailureCode;
  /** Whether the same command may work later. */
  readonly retryable: boolean;
}

/** True for the verb of an error reply: three digits. */
export function isErrorVerb(verb: string): boolean {
  return /^[0-9]{3}$/.test(verb);
}

/** What an error number means; an unlisted one is a `server-error` named after its number. */
export function serverErrorMeaning(code: number): ServerErrorMeaning {
  return { name: `error-${code}`, failure: 'server-error', retryable: false };
}
