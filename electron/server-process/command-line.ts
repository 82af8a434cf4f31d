import { parseArgs } from 'node:util';

export interface CommandLine {
  readonly host: string;
  readonly port: number;
  readonly httpPort: number;
  readonly dataDirectory: string;
  readonly accounts: readonly { readonly address: string; readonly password: string }[];
  /** Whether accounts made here can be used with clients that know no Passport (MSNP2 to MSNP7). */
  readonly allowOldClients: boolean;
  readonly buddy: boolean;
}

export const USAGE = `Usage: npm run server -- --data DIR [options]

  --data DIR                folder for accounts and lists; made when it is not there
  --port N                  port of the notification server and of switchboards (default 1863; 0: any free one)
  --http-port N             port of the web services (default 8080; 0: any free one)
  --host ADDRESS            address to listen on (default 127.0.0.1: only this computer can connect)
  --account ADDRESS:PASSWORD
                            makes an account unless it is there; may be given many times
  --modern-only             accounts made now are for MSNP8 and later: no salted MD5 of the password is stored
  --no-buddy                without Buddy, the contact that answers
  --help                    this text

Prints one line of JSON when ready: {"event":"listening",...}. Ends on SIGTERM or SIGINT, telling everybody.
`;

const MAX_PORT = 65_535;

/** What the command line asks for: to run, to show the usage, or a complaint in words. */
export type ParsedCommandLine =
  | { readonly kind: 'run'; readonly commandLine: CommandLine }
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly message: string };

/** Reads the arguments after the script's name. Every one is checked. */
export function parseCommandLine(args: readonly string[]): ParsedCommandLine {
  try {
    return read(args);
  } catch (error) {
    // parseArgs explains itself well enough, in a TypeError.
    return { kind: 'invalid', message: error instanceof Error ? error.message : String(error) };
  }
}

function read(args: readonly string[]): ParsedCommandLine {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '1863' },
      'http-port': { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      account: { type: 'string', multiple: true, default: [] },
      'modern-only': { type: 'boolean', default: false },
      'no-buddy': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.data === undefined || values.data === '') throw new Error('--data DIR is missing.');
  if (values.host === '') throw new Error('--host needs an address.');
  const port = readPort('--port', values.port);
  const httpPort = readPort('--http-port', values['http-port']);
  if (port !== 0 && port === httpPort) throw new Error('--port and --http-port must differ.');
  return {
    kind: 'run',
    commandLine: {
      host: values.host,
      port,
      httpPort,
      dataDirectory: values.data,
      accounts: values.account.map(readAccount),
      allowOldClients: !values['modern-only'],
      buddy: !values['no-buddy'],
    },
  };
}

function readPort(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= MAX_PORT)) throw new Error(`${option} needs a number from 0 to ${MAX_PORT}, not "${text}".`);
  return port;
}

/** The password is never repeated in the complaint. */
function readAccount(text: string): { readonly address: string; readonly password: string } {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon === text.length - 1) {
    throw new Error(
      `--account needs ADDRESS:PASSWORD, not "${text.slice(0, colon < 0 ? undefined : colon)}".`,
    );
  }
  return { address: text.slice(0, colon), password: text.slice(colon + 1) };
}
