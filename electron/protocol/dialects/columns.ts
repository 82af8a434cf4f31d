import { presenceStatusSchema, type PresenceStatus } from '#shared/model/presence.ts';
import { decodeText, encodeText } from '../wire/percent.ts';
import type { Command } from '../wire/frame.ts';

/** Turns one argument of a command into a value and back. `read` answers undefined for what it cannot accept. */
export interface Column<T> {
  readonly read: (argument: string) => T | undefined;
  readonly write: (value: T) => string;
  /** `KEY=` in front of the argument, as `N=` in `LST` of MSNP10 and later; such columns may stand in any order. */
  readonly key?: string;
  /** The column may be missing at the end of a line. */
  readonly optional?: boolean;
  /** The column says the same always and carries no value. */
  readonly constant?: true;
}

export interface OptionalColumn<T> extends Column<T> {
  readonly optional: true;
}

export interface ConstantColumn extends Column<never> {
  readonly constant: true;
}

/** A non-empty argument taken as it is: an address, a ticket, a GUID. */
export const word: Column<string> = {
  read: (argument) => (argument === '' ? undefined : argument),
  write: (value) => value,
};

/** Percent-encoded text: a name, a group's name. */
export const text: Column<string> = { read: decodeText, write: encodeText };

/** An unsigned decimal number of at most 32 bits; a sign is read as its two's complement (facts §31). */
export const uint: Column<number> = {
  read: (argument) => (/^-?\d{1,10}$/.test(argument) ? Number(argument) >>> 0 : undefined),
  write: (value) => String(value >>> 0),
};

/** A presence status. */
export const status: Column<PresenceStatus> = {
  read: (argument) => {
    const parsed = presenceStatusSchema.safeParse(argument);
    return parsed.success ? parsed.data : undefined;
  },
  write: (value) => value,
};

/** Comma-separated ids; an empty argument is an empty list. */
export const ids: Column<readonly string[]> = {
  read: (argument) => (argument === '' ? [] : argument.split(',')),
  write: (value) => value.join(','),
};

/** One of a fixed set of wire words, given its meaning. */
export function oneOf<const T extends string>(words: Readonly<Record<T, string>>): Column<T> {
  const entries = Object.entries<string>(words) as [T, string][];
  return {
    read: (argument) => entries.find(([, wire]) => wire === argument)?.[0],
    write: (value) => words[value],
  };
}

/** An argument that is always the same. */
export function constant(argument: string): ConstantColumn {
  return {
    read: (found) => (found === argument ? undefined : undefined),
    write: () => argument,
    constant: true,
  };
}

/** A column that may be missing at the end of the line. */
export function optional<T>(column: Column<T>): OptionalColumn<T> {
  return { ...column, optional: true };
}

/** A column written `KEY=value`. */
export function keyed<T>(key: string, column: Column<T>): Column<T> {
  return { ...column, key };
}

/** Columns of every type in one row; each key's own type is recovered by `RowOf`. */
type Columns = Readonly<
  Record<
    string,
    {
      readonly read: (argument: string) => unknown;
      readonly write: (value: never) => string;
      readonly key?: string;
      readonly optional?: boolean;
      readonly constant?: true;
    }
  >
>;

type ValueOf<C> = C extends { readonly read: (argument: string) => infer T } ? Exclude<T, undefined> : never;
type RequiredKeys<S> = {
  [K in keyof S]: S[K] extends ConstantColumn ? never : S[K] extends { readonly optional: true } ? never : K;
}[keyof S];
type OptionalKeys<S> = {
  [K in keyof S]: S[K] extends ConstantColumn ? never : S[K] extends { readonly optional: true } ? K : never;
}[keyof S];

/** The value a row of columns stands for. */
export type RowOf<S> = { readonly [K in RequiredKeys<S>]: ValueOf<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: ValueOf<S[K]> | undefined;
};

/**
 * One semantic command: reads a wire command (null: not this one) and writes it. Methods, so that a dialect's row may
 * ask for more than the message common to all dialects has; a column left out is a `TypeError` when it is written.
 */
export interface Codec<T> {
  readonly verb: string;
  read(command: Command): T | null;
  write(value: T): Command;
}

/** Makes a codec of any shape. */
export function codec<T>(
  verb: string,
  read: (command: Command) => T | null,
  write: (value: T) => Omit<Command, 'kind' | 'verb'>,
): Codec<T> {
  return {
    verb,
    read: (command) => (command.verb === verb ? read(command) : null),
    write: (value) => ({ kind: 'command', verb, ...write(value) }),
  };
}

/**
 * Makes the codec of a command whose arguments are the given columns in their order. Arguments beyond the columns are
 * ignored, as every program of the time did. Keyed columns are found by their key wherever they stand.
 */
export function row<const S extends Columns>(verb: string, columns: S): Codec<RowOf<S>> {
  const entries = Object.entries(columns) as [string, Column<unknown>][];
  return codec<RowOf<S>>(
    verb,
    (command) => readRow(entries, command.args) as RowOf<S> | null,
    (value) => ({ args: writeRow(entries, value) }),
  );
}

/** As `row`, for a command with a payload, which becomes the value's `payload`. */
export function payloadRow<const S extends Columns>(
  verb: string,
  columns: S,
): Codec<RowOf<S> & { readonly payload: Uint8Array }> {
  const plain = row(verb, columns);
  type Value = RowOf<S> & { readonly payload: Uint8Array };
  return codec<Value>(
    verb,
    (command) => {
      const value = command.payload === undefined ? null : plain.read(command);
      return value === null || command.payload === undefined ? null : { ...value, payload: command.payload };
    },
    (value) => ({ args: plain.write(value).args, payload: value.payload }),
  );
}

function readRow(
  entries: readonly (readonly [string, Column<unknown>])[],
  args: readonly string[],
): Record<string, unknown> | null {
  const value: Record<string, unknown> = {};
  const positional: string[] = [];
  const keys = new Map<string, string>();
  const known = new Set(entries.flatMap(([, column]) => (column.key === undefined ? [] : [column.key])));
  for (const argument of args) {
    const key = /^([A-Z]+)=/.exec(argument)?.[1];
    if (key !== undefined && known.has(key) && !keys.has(key)) {
      keys.set(key, argument.slice(key.length + 1));
    } else {
      positional.push(argument);
    }
  }
  let next = 0;
  for (const [name, column] of entries) {
    const argument = column.key === undefined ? positional[next++] : keys.get(column.key);
    if (argument === undefined) {
      if (column.optional === true) continue;
      return null;
    }
    if (column.constant === true) {
      if (column.write(undefined) !== argument) return null;
      continue;
    }
    const read = column.read(argument);
    if (read !== undefined) {
      value[name] = read;
    } else if (column.optional !== true) {
      return null;
    }
  }
  return value;
}

function writeRow(
  entries: readonly (readonly [string, Column<unknown>])[],
  value: Readonly<Record<string, unknown>>,
): string[] {
  const args: string[] = [];
  for (const [name, column] of entries) {
    if (column.constant === true) {
      args.push(column.write(undefined));
    } else if (value[name] !== undefined) {
      args.push((column.key === undefined ? '' : `${column.key}=`) + column.write(value[name]));
    } else if (column.optional !== true) {
      throw new TypeError(`The column "${name}" has no value`);
    }
  }
  return args;
}
