/** Largest transaction id there is (facts §1). */
export const MAX_TRANSACTION_ID = 4_294_967_295;

/** Numbers a client's commands: 1 … 4294967295, then 1 again (facts §1). One counter a connection. */
export class TransactionIds {
  #next: number;

  /** @param first The first id handed out. */
  constructor(first = 1) {
    this.#next = first;
  }

  /** The id of the next command. */
  next(): number {
    const id = this.#next;
    this.#next = id >= MAX_TRANSACTION_ID ? 1 : id + 1;
    return id;
  }
}

/**
 * Reads a transaction id as it stands in a command.
 *
 * @returns 0 … 4294967295, or null when the argument is missing or no such number. 0 marks what nobody asked for.
 */
export function parseTransactionId(argument: string | undefined): number | null {
  if (argument === undefined || !/^\d{1,10}$/.test(argument)) return null;
  const id = Number(argument);
  return id <= MAX_TRANSACTION_ID ? id : null;
}
