import {
  codec,
  constant,
  oneOf,
  optional,
  payloadRow,
  row,
  status,
  text,
  uint,
  word,
  type Codec,
} from './columns.ts';
import type { ListName, NotificationEvents, NotificationRequests } from './notification.ts';

/** Columns and commands that several dialects spell alike. */

/** List names on the wire (facts §7). */
export const listName = oneOf<ListName>({
  forward: 'FL',
  allow: 'AL',
  block: 'BL',
  reverse: 'RL',
  pending: 'PL',
});

/** BLP's values: what happens to people on neither list. */
export const privacy = oneOf({ allow: 'AL', block: 'BL' });

/** GTC's values. */
export const prompt = oneOf({ ask: 'A', never: 'N' });

const NUMBER = /^\d+$/;

/** `VER`: any number of dialect names, in both directions (facts §4). */
export const versionRequest: Codec<NotificationRequests['version']> = codec(
  'VER',
  ({ args: [trid, ...offers] }) => (isTrid(trid) ? { trid: Number(trid), offers } : null),
  ({ trid, offers }) => ({ args: [String(trid), ...offers] }),
);

export const versionEvent: Codec<NotificationEvents['version']> = codec(
  'VER',
  ({ args: [trid, ...dialects] }) => (isTrid(trid) ? { trid: Number(trid), dialects } : null),
  ({ trid, dialects }) => ({ args: [String(trid), ...dialects] }),
);

/** `CVR` (facts §4.2). */
export const clientRequest = row('CVR', {
  trid: uint,
  locale: word,
  system: word,
  systemVersion: word,
  architecture: word,
  program: word,
  programVersion: word,
  brand: word,
  address: optional(word),
});

export const clientEvent = row('CVR', {
  trid: uint,
  recommended: word,
  recommendedAgain: word,
  minimum: word,
  downloadUrl: word,
  infoUrl: word,
});

/** `XFR t NS host:port 0 host:port` (facts §4.1). */
export const redirected = row('XFR', { trid: uint, kind: constant('NS'), server: word });
/** `XFR t SB host:port CKI key` (facts §10.1). */
export const switchboardOffered = row('XFR', {
  trid: uint,
  kind: constant('SB'),
  server: word,
  scheme: constant('CKI'),
  key: word,
});
export const requestSwitchboard = row('XFR', { trid: uint, kind: constant('SB') });

/** `RNG session host:port CKI key address name` (facts §10.2). */
export const ringing = row('RNG', {
  sessionId: word,
  server: word,
  scheme: constant('CKI'),
  key: word,
  address: word,
  name: text,
});

/** `MSG Hotmail Hotmail n` (facts §12). */
export const serverMessage = payloadRow('MSG', { sender: word, name: text });

export const challenge = row('CHL', { zero: constant('0'), challenge: word });
export const challengeAnswer = payloadRow('QRY', { trid: uint, productId: word });
export const challengePassed = row('QRY', { trid: uint });

export const requestUrl = row('URL', { trid: uint, name: word });
export const url = row('URL', { trid: uint, rru: word, url: word, id: word });

export const ping: Codec<object> = codec(
  'PNG',
  () => ({}),
  () => ({ args: [] }),
);
export const pong = row('QNG', { seconds: optional(uint) });
export const signOut: Codec<object> = codec(
  'OUT',
  () => ({}),
  () => ({ args: [] }),
);
export const signedOut = row('OUT', { reason: optional(word) });

/** Presence without capabilities (before MSNP8, facts §8). */
export const plainPresence = { status, address: word, name: text };
export const offline = row('FLN', { address: word });

/**
 * A setting that comes with, or without, transaction and list version in front: `BLP t serial AL`, `BLP t AL`,
 * `BLP AL` (facts §7.1, §7.2). The number of leading numbers tells which.
 */
export function settingEvent<K extends string, T extends string>(
  verb: string,
  key: K,
  column: { readonly read: (argument: string) => T | undefined; readonly write: (value: T) => string },
): Codec<
  { readonly [P in K]: T } & { readonly trid?: number | undefined; readonly listVersion?: string | undefined }
> {
  type Value = { readonly [P in K]: T } & {
    readonly trid?: number | undefined;
    readonly listVersion?: string | undefined;
  };
  return codec<Value>(
    verb,
    ({ args }) => {
      const value = column.read(args.at(-1) ?? '');
      if (value === undefined) return null;
      const [trid, listVersion] = args.slice(0, -1);
      return {
        [key]: value,
        ...(isTrid(trid) ? { trid: Number(trid) } : {}),
        ...(listVersion === undefined ? {} : { listVersion }),
      } as Value;
    },
    (value) => ({ args: [...leading(value), column.write(value[key])] }),
  );
}

/**
 * Own property (facts §7.1, §7.2): a reply starts with its transaction, and before MSNP10 (`numbered`) the version of
 * the lists comes next, in replies and in rows alike.
 */
export function propertyEvent(numbered: boolean): Codec<NotificationEvents['property']> {
  return codec<NotificationEvents['property']>(
    'PRP',
    ({ args }) => {
      const at = args.findIndex((argument) => !NUMBER.test(argument));
      const property = args[at];
      if (property === undefined || property === '' || at > 2) return null;
      const value = args[at + 1];
      const listVersion = numbered ? args[at - 1] : undefined;
      const trid = args[numbered ? at - 2 : at - 1];
      return {
        property,
        ...(value === undefined ? {} : { value: text.read(value) }),
        ...(trid === undefined ? {} : { trid: Number(trid) }),
        ...(listVersion === undefined ? {} : { listVersion }),
      };
    },
    ({ property, value, ...numbers }) => ({
      args: [...leading(numbers), property, ...(value === undefined ? [] : [text.write(value)])],
    }),
  );
}

/** A contact's phone property, with or without serial and address in front (facts §7.1, §7.2). */
export const contactPropertyEvent: Codec<NotificationEvents['contactProperty']> = codec(
  'BPR',
  ({ args }) => {
    const hasVersion = NUMBER.test(args[0] ?? '') && args.length > 1;
    const rest = hasVersion ? args.slice(1) : args;
    const hasAddress = rest[0]?.includes('@') === true;
    const [property, value] = hasAddress ? rest.slice(1) : rest;
    if (property === undefined || property === '') return null;
    return {
      property,
      ...(value === undefined || value === '' ? {} : { value: text.read(value) }),
      ...(hasAddress ? { address: rest[0] } : {}),
      ...(hasVersion ? { listVersion: args[0] } : {}),
    };
  },
  ({ listVersion, address, property, value }) => ({
    args: [
      ...(listVersion === undefined ? [] : [listVersion]),
      ...(address === undefined ? [] : [address]),
      property,
      ...(value === undefined ? [] : [text.write(value)]),
    ],
  }),
);

function leading(numbers: {
  readonly trid?: number | undefined;
  readonly listVersion?: string | undefined;
}): string[] {
  return [
    ...(numbers.trid === undefined ? [] : [String(numbers.trid)]),
    ...(numbers.listVersion === undefined ? [] : [numbers.listVersion]),
  ];
}

function isTrid(argument: string | undefined): argument is string {
  return argument !== undefined && /^\d{1,10}$/.test(argument);
}
