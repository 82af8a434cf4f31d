import { parseArgs } from 'node:util';
import { type Dialect, DIALECTS } from '#protocol/dialects/index.ts';
import type { Endpoint } from '#shared/model/account.ts';

export const usage = `npm run interop -- --server HOST:PORT --http URL --account ADDRESS:PASSWORD --peer ADDRESS:PASSWORD [OPTIONS]

Signs two people in on a server, ours or not, lets them add each other, talk, nudge and block, and prints what worked.

  --server HOST:PORT          the notification server; an IPv6 address in brackets
  --http URL                  what the paths of its web services are appended to, e.g. http://127.0.0.1:8080
  --account ADDRESS:PASSWORD  who does things
  --peer ADDRESS:PASSWORD     to whom
  --dialects 7,12             only these dialects (default: all we speak)
  --mixed                     also with each of the two on another dialect
  --json                      one line a result: {"dialect","row","result":"pass|fail|n/a","detail"}
  --help                      this text

Use accounts made for trying: their lists are put back as they were, their personal messages are not.
Exit code: 0 when everything passed (or does not exist in the dialect), 1 when something failed, 2 for bad arguments.
`;

export interface Credentials {
  readonly address: string;
  /** Secret. */
  readonly password: string;
}

export interface InteropOptions {
  readonly server: Pick<Endpoint, 'host' | 'port'>;
  readonly http: URL;
  readonly account: Credentials;
  readonly peer: Credentials;
  /** Lowest first. */
  readonly dialects: readonly Dialect[];
  readonly mixed: boolean;
  readonly json: boolean;
}

export type Request =
  | { readonly action: 'help' }
  | { readonly action: 'run'; readonly options: InteropOptions }
  | { readonly action: 'refuse'; readonly reason: string };

const SERVER = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:[\]/]+)):(\d{1,5})$/;
const MAX_PORT = 65_535;

class Refusal extends Error {}

/** Reads the command line; every part of it is checked. */
export function readArguments(commandLine: readonly string[]): Request {
  try {
    return read(commandLine);
  } catch (error) {
    // parseArgs explains itself well enough.
    return { action: 'refuse', reason: error instanceof Error ? error.message : String(error) };
  }
}

function read(commandLine: readonly string[]): Request {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      server: { type: 'string' },
      http: { type: 'string' },
      account: { type: 'string' },
      peer: { type: 'string' },
      dialects: { type: 'string' },
      mixed: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { action: 'help' };
  const options: InteropOptions = {
    server: readServer(required('--server', values.server)),
    http: readUrl(required('--http', values.http)),
    account: readCredentials('--account', required('--account', values.account)),
    peer: readCredentials('--peer', required('--peer', values.peer)),
    dialects: readDialects(values.dialects),
    mixed: values.mixed,
    json: values.json,
  };
  if (options.account.address.toLowerCase() === options.peer.address.toLowerCase()) {
    throw new Refusal('--account and --peer must be two people.');
  }
  return { action: 'run', options };
}

function required(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new Refusal(`${name} is missing.`);
  return value;
}

function readServer(text: string): InteropOptions['server'] {
  const match = SERVER.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || !(port >= 1 && port <= MAX_PORT)) {
    throw new Refusal(`--server wants HOST:PORT, not "${text}".`);
  }
  return { host, port };
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new Refusal(`--http wants an http or https address, not "${text}".`);
  }
  return url;
}

/** An address holds no colon; a password may. */
function readCredentials(name: string, text: string): Credentials {
  const colon = text.indexOf(':');
  const address = text.slice(0, colon).trim();
  // Never the text itself: there is a password in it.
  if (colon < 0 || !/^[^\s@]+@[^\s@]+$/.test(address) || colon + 1 === text.length) {
    throw new Refusal(`${name} wants ADDRESS:PASSWORD.`);
  }
  return { address, password: text.slice(colon + 1) };
}

function readDialects(text: string | undefined): Dialect[] {
  const lowestFirst = DIALECTS.toSorted((a, b) => a.version - b.version);
  if (text === undefined) return lowestFirst;
  const wanted = text.split(',').map((part) => part.trim().replace(/^MSNP/i, ''));
  const unknown = wanted.find((part) => !lowestFirst.some(({ version }) => String(version) === part));
  if (unknown !== undefined) {
    const known = lowestFirst.map(({ version }) => version).join(', ');
    throw new Refusal(`--dialects: we do not speak "${unknown}", only ${known}.`);
  }
  return lowestFirst.filter(({ version }) => wanted.includes(String(version)));
}
