import type { Dialect, DialectName } from './dialect.ts';
import { msnp07 } from './msnp07.ts';
import { msnp12 } from './msnp12.ts';

/** Every dialect we speak, newest first: the order in which they are offered and chosen. */
export const DIALECTS: readonly Dialect[] = [msnp12, msnp07];

/** The pseudo-dialect at the end of every offer; it stands for the CVR command, not for a way to talk (facts §4). */
export const CVR0 = 'CVR0';

/** A dialect by its name on the wire; undefined for one we do not speak. */
export function dialectByName(name: string): Dialect | undefined {
  return DIALECTS.find((dialect) => dialect.name === name);
}

/** What a client puts in `VER`: the given dialects, newest first, and CVR0. */
export function offerOf(dialects: readonly Dialect[]): string[] {
  return [...[...dialects].sort((a, b) => b.version - a.version).map(({ name }) => name), CVR0];
}

/**
 * The newest dialect that is both named and among the allowed ones.
 *
 * @param names What the other side offered (a server's choice) or chose (a client reading the answer, facts §4).
 * @returns Undefined when there is none in common.
 */
export function chooseDialect(
  names: readonly string[],
  allowed: readonly Dialect[] = DIALECTS,
): Dialect | undefined {
  return [...allowed].sort((a, b) => b.version - a.version).find(({ name }) => names.includes(name));
}

export type { Dialect, DialectName };
