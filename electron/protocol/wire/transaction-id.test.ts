import { describe, expect, it } from 'vitest';
import { MAX_TRANSACTION_ID, parseTransactionId, TransactionIds } from './transaction-id.ts';

describe('TransactionIds', () => {
  it('counts from 1', () => {
    const ids = new TransactionIds();
    expect([ids.next(), ids.next(), ids.next()]).toEqual([1, 2, 3]);
  });

  it('goes from the last back to 1: 0 is the server’s', () => {
    const ids = new TransactionIds(MAX_TRANSACTION_ID);
    expect([ids.next(), ids.next()]).toEqual([4_294_967_295, 1]);
  });
});

describe('parseTransactionId', () => {
  it.each([
    ['0', 0],
    ['17', 17],
    ['4294967295', MAX_TRANSACTION_ID],
    ['4294967296', null],
    ['-1', null],
    ['1.5', null],
    ['NLN', null],
    ['', null],
    [undefined, null],
  ])('reads %j', (argument, id) => {
    expect(parseTransactionId(argument)).toBe(id);
  });
});
