import type { ContactLists } from '#shared/model/contact.ts';

/** Bits of a list mask (facts §7). */
export const LIST_BITS: Readonly<Record<keyof ContactLists, number>> = {
  forward: 1,
  allow: 2,
  block: 4,
  reverse: 8,
  pending: 16,
};

/** Lists from their mask; bits of no list are ignored. */
export function listsFromBits(bits: number): ContactLists {
  return {
    forward: (bits & LIST_BITS.forward) !== 0,
    allow: (bits & LIST_BITS.allow) !== 0,
    block: (bits & LIST_BITS.block) !== 0,
    reverse: (bits & LIST_BITS.reverse) !== 0,
    pending: (bits & LIST_BITS.pending) !== 0,
  };
}

/** The mask of some lists. */
export function bitsFromLists(lists: ContactLists): number {
  return (Object.keys(LIST_BITS) as (keyof ContactLists)[]).reduce(
    (bits, list) => (lists[list] ? bits | LIST_BITS[list] : bits),
    0,
  );
}
