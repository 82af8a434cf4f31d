import { answerChallenge } from '#protocol/challenge/answer.ts';
import { productById } from '#protocol/challenge/products.ts';
import { knowsVerb, readMessage, writeErrorReply, writeMessage } from '#protocol/dialects/dialect.ts';
import { chooseDialect, DIALECTS, type Dialect } from '#protocol/dialects/index.ts';
import type {
  NotificationEvents,
  NotificationRequest,
  NotificationRequests,
} from '#protocol/dialects/notification.ts';
import { FrameDecoder } from '#protocol/wire/decoder.ts';
import type { Command, Frame } from '#protocol/wire/frame.ts';
import { parseTransactionId } from '#protocol/wire/transaction-id.ts';
import type { Connection } from '../net/connection.ts';
import { ERROR_NUMBERS, Refusal, refusalFor } from '../refusal.ts';
import type { Services } from '../services.ts';
import { announceOffline, createChallenge, setStatus } from './presence.ts';
import { Principal } from './principal.ts';
import { HANDLERS } from './requests.ts';
import { beginSignIn, completeSignIn, profileMessage, type SignInAttempt } from './sign-in.ts';

/** Longest line and payload a client has reason to send: names of thousands of bytes are refused in words. */
const DECODER_LIMITS = { maxLineBytes: 16 * 1024, maxPayloadBytes: 16 * 1024 };

/** A client's connection to the notification server, from `VER` to its end. */
export class NotificationSession {
  readonly #services: Services;
  readonly #connection: Connection;
  readonly #decoder = new FrameDecoder({ link: 'notification', direction: 'to-server' }, DECODER_LIMITS);
  /** Called once, when we know who it is. */
  readonly #authenticated: () => void;
  #dialect: Dialect | null = null;
  #attempt: SignInAttempt | null = null;
  #principal: Principal | null = null;
  #challenge: string | null = null;
  #cancelChallenge: () => void = () => {};
  #strikes = 0;

  constructor(services: Services, connection: Connection, authenticated: () => void) {
    this.#services = services;
    this.#connection = connection;
    this.#authenticated = authenticated;
  }

  received(chunk: Uint8Array): void {
    for (const frame of this.#decoder.push(chunk)) {
      if (!this.#connection.isOpen) return;
      this.#handle(frame);
    }
  }

  closed(): void {
    this.#cancelChallenge();
    this.#leave();
  }

  #handle(frame: Frame): void {
    if (frame.kind === 'malformed') {
      this.#services.diagnostics.count('malformed-frame', `${frame.reason}: ${frame.excerpt}`);
      if (frame.fatal) this.#connection.end();
      else this.#strike();
      return;
    }
    const trid = parseTransactionId(frame.args[0]) ?? 0;
    try {
      this.#answer(frame);
    } catch (error) {
      this.#refuse(error, trid);
    }
  }

  #answer(command: Command): void {
    if (this.#dialect === null) {
      this.#negotiate(command);
      return;
    }
    const request: NotificationRequest | null = readMessage<NotificationRequests>(
      this.#dialect.requests,
      command,
    );
    if (request !== null) this.#serve(this.#dialect, request);
    else this.#notUnderstood(this.#dialect, command);
  }

  /** VER (facts §4): the first command of all. */
  #negotiate(command: Command): void {
    const request = DIALECTS[0]?.requests.version?.read(command) ?? null;
    if (request === null) {
      this.#services.diagnostics.count('unexpected-command', `${command.verb} before VER`);
      this.#connection.end();
      return;
    }
    const { trid, offers } = request;
    const dialect = chooseDialect(offers);
    this.#write(dialect ?? null, 'version', { trid, dialects: [dialect?.name ?? '0'] });
    if (dialect === undefined) this.#connection.end();
    else this.#dialect = dialect;
  }

  #serve(dialect: Dialect, request: NotificationRequest): void {
    switch (request.type) {
      case 'client':
        this.#write(dialect, 'client', {
          trid: request.trid,
          recommended: request.programVersion,
          recommendedAgain: request.programVersion,
          minimum: request.programVersion,
          downloadUrl: 'http://localhost/',
          infoUrl: 'http://localhost/',
        });
        return;
      case 'signOut':
        this.#leave();
        this.#connection.end();
        return;
      case 'version':
      case 'policy':
      case 'signInStart':
      case 'signInAnswer':
        if (this.#principal !== null) throw new Refusal('already-signed-in');
        this.#signIn(dialect, request);
        return;
      default: {
        const principal = this.#principal;
        if (principal === null) throw new Refusal('not-signed-in', { closes: true });
        this.#serveSignedIn(principal, request);
      }
    }
  }

  #signIn(
    dialect: Dialect,
    request: NotificationRequest & { type: 'version' | 'policy' | 'signInStart' | 'signInAnswer' },
  ): void {
    const { trid } = request;
    switch (request.type) {
      case 'version':
        throw new Refusal('not-expected', { closes: true });
      case 'policy':
        this.#write(dialect, 'policy', { trid, scheme: 'MD5' });
        break;
      case 'signInStart':
        this.#attempt = beginSignIn(this.#services, dialect, request.address);
        this.#write(dialect, 'signInChallenge', { trid, challenge: this.#attempt.challenge });
        break;
      case 'signInAnswer': {
        const { attempts, diagnostics } = this.#services;
        const { host } = this.#connection.remoteAddress;
        if (!attempts.allows(host)) throw new Refusal('too-fast', { closes: true });
        const attempt = this.#attempt;
        const account =
          attempt === null ? null : completeSignIn(this.#services, dialect, attempt, request.secret);
        if (account === null) {
          attempts.failed(host);
          diagnostics.count('sign-in-failed', host);
          throw new Refusal('authentication-failed', { closes: true });
        }
        this.#enter(new Principal(this.#services, this.#connection, dialect, account), trid);
      }
    }
  }

  #enter(principal: Principal, trid: number): void {
    this.#attempt = null;
    this.#principal = principal;
    this.#authenticated();
    const replaced = this.#services.hub.enter(principal);
    if (replaced !== undefined) {
      replaced.send('signedOut', { reason: 'OTH' });
      replaced.connection.end();
      this.#tellGone(replaced);
    }
    principal.send('signedIn', {
      trid,
      address: principal.address,
      name: principal.name,
      verified: 1,
      restricted: 0,
    });
    principal.send('siteSettings', { value: 'null' });
    principal.send('message', { sender: 'Hotmail', name: 'Hotmail', payload: profileMessage(principal) });
  }

  #serveSignedIn(
    principal: Principal,
    request: Exclude<
      NotificationRequest,
      { type: 'version' | 'client' | 'policy' | 'signInStart' | 'signInAnswer' | 'signOut' }
    >,
  ): void {
    switch (request.type) {
      case 'setStatus': {
        const first = principal.presence === null;
        setStatus(principal, request);
        if (first && principal.presence !== null) this.#challengeClient(principal);
        break;
      }
      case 'answerChallenge':
        this.#checkChallenge(principal, request);
        break;
      default: {
        // Each handler takes the request of its own type, which the compiler cannot follow through an index.
        const handler = HANDLERS[request.type] as (
          principal: Principal,
          request: NotificationRequest,
        ) => void;
        handler(principal, request);
      }
    }
  }

  /** CHL (facts §6). */
  #challengeClient(principal: Principal): void {
    const challenge = createChallenge();
    this.#challenge = challenge;
    principal.send('challenge', { challenge });
    this.#cancelChallenge = this.#services.clock.after(this.#services.limits.challengeAnswerMs, () => {
      this.#services.diagnostics.count('challenge-failed', 'no answer');
      this.#connection.end();
    });
  }

  /** QRY. */
  #checkChallenge(principal: Principal, request: NotificationRequests['answerChallenge']): void {
    const { trid, productId, payload } = request;
    const challenge = this.#challenge;
    if (challenge === null) throw new Refusal('not-expected');
    this.#challenge = null;
    this.#cancelChallenge();
    const product = productById(productId);
    const { challengeAlgorithm } = principal.dialect;
    const answer = Buffer.from(payload).toString('latin1');
    if (product === undefined || answer !== answerChallenge(product, challenge, challengeAlgorithm)) {
      this.#services.diagnostics.count('challenge-failed', productId);
      throw new Refusal('challenge-failed', { closes: true });
    }
    principal.send('challengePassed', { trid });
  }

  /** Official servers hang up at once (facts §1); whoever is signed in is told first, and a few times. */
  #notUnderstood(dialect: Dialect, command: Command): void {
    const known = knowsVerb(dialect.requests, command.verb);
    this.#services.diagnostics.count(known ? 'invalid-argument' : 'unknown-command', command.verb);
    if (this.#principal === null) {
      if (known) throw new Refusal('invalid-parameter', { closes: true });
      this.#connection.end();
    } else if (known) {
      throw new Refusal('invalid-parameter');
    } else {
      this.#strike();
      if (parseTransactionId(command.args[0]) !== null) throw new Refusal('syntax-error');
    }
  }

  #strike(): void {
    this.#strikes += 1;
    if (this.#principal === null || this.#strikes > this.#services.limits.maxStrikes) this.#connection.end();
  }

  #refuse(error: unknown, trid: number): void {
    const { diagnostics } = this.#services;
    const refusal = refusalFor(error, diagnostics);
    if (refusal.code === ERROR_NUMBERS['too-fast']) {
      diagnostics.count('too-fast', this.#connection.remoteAddress.host);
    }
    this.#connection.send(writeErrorReply(refusal.code, trid));
    if (refusal.closes) this.#connection.end();
  }

  #leave(): void {
    const principal = this.#principal;
    this.#principal = null;
    if (principal !== null && this.#services.hub.leave(principal)) this.#tellGone(principal);
  }

  /** Somebody is gone, whether or not everybody can be told. Their conversations end, too. */
  #tellGone(principal: Principal): void {
    for (const switchboard of principal.switchboards) switchboard.end();
    try {
      announceOffline(principal);
    } catch (error) {
      refusalFor(error, this.#services.diagnostics);
    }
  }

  /** Writes what needs no principal. Before a dialect is chosen, in a form all dialects share. */
  #write<K extends keyof NotificationEvents>(
    dialect: Dialect | null,
    type: K,
    value: NotificationEvents[K],
  ): void {
    const events = (dialect ?? DIALECTS[0])?.events ?? {};
    const command = writeMessage<NotificationEvents, K>(events, type, value);
    if (command !== null) this.#connection.send(command);
  }
}
