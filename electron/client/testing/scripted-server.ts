import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { DialectName } from '#protocol/dialects/index.ts';
import { FrameDecoder } from '#protocol/wire/decoder.ts';
import type { Command } from '#protocol/wire/frame.ts';
import type { Endpoint, ServerEndpoints } from '#shared/model/account.ts';
import { endpointsAt as networkAt } from '#shared/model/endpoints.ts';

/** A client as a scripted server sees it. */
export class ScriptedPeer {
  readonly socket: Socket;
  readonly #decoder: FrameDecoder;
  readonly #commands: Command[] = [];
  readonly #waiting: ((command: Command) => void)[] = [];
  readonly closed: Promise<void>;
  /** Whether signing in ends: with the answer to the first status. */
  answersStatus = true;

  constructor(socket: Socket, link: 'notification' | 'switchboard') {
    this.socket = socket;
    this.#decoder = new FrameDecoder({ link, direction: 'to-server' });
    this.closed = new Promise((resolve) => {
      socket.on('close', () => resolve());
    });
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const frame of this.#decoder.push(bytes)) {
        if (frame.kind !== 'command') throw new Error(`The client wrote nonsense: ${frame.excerpt}`);
        const waiting = this.#waiting.shift();
        if (waiting === undefined) this.#commands.push(frame);
        else waiting(frame);
      }
    });
  }

  /** The next command, which must have that verb. `OUT`s and pings are no exception. */
  async expect(verb: string): Promise<Command> {
    const next = this.#commands.shift();
    const command =
      next ??
      (await new Promise<Command>((resolve) => {
        this.#waiting.push(resolve);
      }));
    if (command.verb !== verb) {
      throw new Error(`Expected ${verb}, got ${[command.verb, ...command.args].join(' ')}`);
    }
    return command;
  }

  /** Sends a line; with a payload, its length is appended. */
  say(line: string, payload?: string): void {
    const bytes = payload === undefined ? null : Buffer.from(payload);
    this.socket.write(bytes === null ? `${line}\r\n` : `${line} ${bytes.length}\r\n`);
    if (bytes !== null) this.socket.write(bytes);
  }

  /** Lets alice@example.com in, with the rows of her lists given as the dialect has them. */
  async signIn(dialect: DialectName, rows: readonly string[] = []): Promise<void> {
    await (dialect === 'MSNP7' ? this.signInMsnp7(rows) : this.signInMsnp12(rows));
  }

  /** Lets alice@example.com in. `totals`: how many contacts and groups are promised, instead of those there are. */
  async signInMsnp12(rows: readonly string[] = [], totals?: readonly [number, number]): Promise<void> {
    await this.expect('VER');
    this.say('VER 1 MSNP12');
    await this.expect('CVR');
    this.say('CVR 2 7.5.0324 7.5.0324 7.5.0324 http://example.com http://example.com');
    await this.expect('USR');
    this.say('USR 3 TWN S ct=1,rver=1');
    await this.expect('USR');
    this.say('USR 4 OK alice@example.com 1 0');
    await this.expect('SYN');
    const count = (verb: string): number => rows.filter((row) => row.startsWith(verb)).length;
    const [contacts, groups] = totals ?? [count('LST '), count('LSG ')];
    const version = '2000-01-01T00:00:00.0-00:00';
    this.say(`SYN 5 ${version} ${version} ${contacts} ${groups}`);
    this.say('GTC A');
    this.say('BLP AL');
    this.say('PRP MFN Alice');
    for (const row of rows) this.say(row);
    await this.expect('UUX');
    this.say('UUX 6 0');
    const { args } = await this.expect('CHG');
    this.say(`CHG ${args.join(' ')}`);
  }

  /** Answers as far as the end of the lists: MSNP7, the account alice@example.com, no contacts unless given. */
  async signInMsnp7(lists: readonly string[] = []): Promise<void> {
    await this.expect('VER');
    this.say('VER 1 MSNP7');
    await this.expect('INF');
    this.say('INF 2 MD5');
    await this.expect('USR');
    this.say('USR 3 MD5 S 1234567890.12345');
    await this.expect('USR');
    this.say('USR 4 OK alice@example.com Alice 1');
    await this.expect('SYN');
    await this.expect('CVR');
    this.say('CVR 6 4.6.0083 4.6.0083 4.6.0083 http://example.com http://example.com');
    this.say('SYN 5 2');
    this.say('GTC 5 2 A');
    this.say('BLP 5 2 AL');
    this.say('LSG 5 2 1 1 0 Other%20Contacts 0');
    for (const line of lists) this.say(line);
    for (const list of ['FL', 'AL', 'BL', 'RL']) {
      if (!lists.some((line) => line.startsWith(`LST 5 ${list} `))) this.say(`LST 5 ${list} 2 0 0`);
    }
    const { args } = await this.expect('CHG');
    if (this.answersStatus) this.say(`CHG ${args.join(' ')}`);
  }
}

/** A server that does with each connection what the script says. */
export class ScriptedServer {
  readonly endpoint: Endpoint;
  readonly #close: () => Promise<void>;

  private constructor(endpoint: Endpoint, close: () => Promise<void>) {
    this.endpoint = endpoint;
    this.#close = close;
  }

  static async start(
    script: (peer: ScriptedPeer, connection: number) => Promise<void> | void,
    link: 'notification' | 'switchboard' = 'notification',
  ): Promise<ScriptedServer> {
    const sockets = new Set<Socket>();
    let connections = 0;
    const server = createServer((socket) => {
      sockets.add(socket);
      connections += 1;
      const peer = new ScriptedPeer(socket, link);
      // A script that fails ends its connection, which the test then sees.
      Promise.resolve(script(peer, connections)).catch((error: unknown) => {
        process.emitWarning(String(error));
        socket.destroy();
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return new ScriptedServer(
      { host: '127.0.0.1', port, tls: false },
      () =>
        new Promise((resolve) => {
          for (const socket of sockets) socket.destroy();
          server.close(() => resolve());
        }),
    );
  }

  close(): Promise<void> {
    return this.#close();
  }
}

/** Endpoints of a network of which only these two are there. */
export function endpointsAt(notification: Endpoint, httpPort = 9): ServerEndpoints {
  return networkAt(notification, { host: '127.0.0.1', port: httpPort, tls: false });
}
