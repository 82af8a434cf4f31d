import { knowsVerb, readMessage, writeErrorReply } from '#protocol/dialects/dialect.ts';
import { DIALECTS } from '#protocol/dialects/index.ts';
import type { SwitchboardRequest, SwitchboardRequests } from '#protocol/dialects/switchboard.ts';
import { MAX_SWITCHBOARD_PAYLOAD } from '#protocol/limits.ts';
import { FrameDecoder } from '#protocol/wire/decoder.ts';
import type { Command, Frame } from '#protocol/wire/frame.ts';
import { parseTransactionId } from '#protocol/wire/transaction-id.ts';
import { normalizeAddress } from '../address.ts';
import type { Connection } from '../net/connection.ts';
import { RateLimit } from '../net/rate-limit.ts';
import { reachable } from '../notification/visibility.ts';
import { Refusal, refusalFor } from '../refusal.ts';
import { switchboardAddress, type Services } from '../services.ts';
import { CLASS, scanMessages } from './message-scanner.ts';
import type { Admission } from './keys.ts';
import { Participant } from './participant.ts';
import { Room } from './room.ts';

/** A longer message ends the connection, as it always did (facts §32, §33.18). */
const DECODER_LIMITS = { maxLineBytes: 2048, maxPayloadBytes: MAX_SWITCHBOARD_PAYLOAD };
/** Invitations one connection may send. */
const CALLS = { burst: 20, perSecond: 1 };

const NOTHING = new Uint8Array(0);

/** Where somebody is, once they were let in. */
interface Place {
  readonly room: Room;
  readonly participant: Participant;
}

/** A client's connection to a switchboard, from `USR` or `ANS` to its end. */
export class SwitchboardSession {
  readonly #services: Services;
  readonly #connection: Connection;
  readonly #decoder = new FrameDecoder({ link: 'switchboard', direction: 'to-server' }, DECODER_LIMITS);
  /** Called once, when we know who it is. */
  readonly #authenticated: () => void;
  readonly #calls: RateLimit;
  #place: Place | null = null;
  /** The beginning of a message that was not whole yet. */
  #begun: Uint8Array | null = null;
  #strikes = 0;

  constructor(services: Services, connection: Connection, authenticated: () => void) {
    this.#services = services;
    this.#connection = connection;
    this.#authenticated = authenticated;
    this.#calls = new RateLimit(services.clock, CALLS.burst, CALLS.perSecond);
  }

  received(chunk: Uint8Array): void {
    let bytes: Uint8Array = chunk;
    if (this.#begun !== null) {
      bytes = Buffer.concat([this.#begun, chunk]);
      this.#begun = null;
    }
    if (this.#place !== null && this.#decoder.isBetweenFrames)
      bytes = this.#relayPlainMessages(this.#place, bytes);
    if (bytes.length === 0) return;
    for (const frame of this.#decoder.push(bytes)) {
      if (!this.#connection.isOpen) return;
      this.#handle(frame);
    }
  }

  closed(): void {
    const place = this.#place;
    this.#place = null;
    if (place === null) return;
    place.participant.admission.principal.switchboards.delete(this);
    place.room.leave(place.participant);
  }

  /** Leaves at once, however long the client takes to hang up. */
  end(): void {
    this.closed();
    this.#connection.end();
  }

  /** Passes on what is plainly messages, without decoding it. Answers what is left for the decoder. */
  #relayPlainMessages(place: Place, bytes: Uint8Array): Uint8Array {
    const { messages, end, rest } = scanMessages(bytes);
    if (messages.length > 0) {
      const reached = place.room.relay(place.participant, bytes, messages);
      let answers = '';
      for (const { trid, acknowledgement } of messages) {
        if (!reached) answers += acknowledgement === CLASS.none ? '' : `NAK ${trid}\r\n`;
        else if (acknowledgement === CLASS.always || acknowledgement === CLASS.data)
          answers += `ACK ${trid}\r\n`;
      }
      if (answers !== '') this.#connection.sendBytes(Buffer.from(answers, 'latin1'));
    }
    if (rest === 'other') return bytes.subarray(end);
    // Less than a message: it waits here, so that the next bytes can be passed on like these.
    if (rest === 'incomplete') this.#begun = bytes.subarray(end);
    return NOTHING;
  }

  #handle(frame: Frame): void {
    if (frame.kind === 'malformed') {
      this.#services.diagnostics.count('malformed-frame', `${frame.reason}: ${frame.excerpt}`);
      if (frame.fatal || this.#place === null) this.#connection.end();
      else this.#strike();
      return;
    }
    try {
      this.#answer(frame);
    } catch (error) {
      this.#refuse(error, parseTransactionId(frame.args[0]) ?? 0);
    }
  }

  #answer(command: Command): void {
    const place = this.#place;
    const table =
      place?.participant.admission.dialect.switchboardRequests ?? DIALECTS[0]?.switchboardRequests;
    const request: SwitchboardRequest | null = readMessage<SwitchboardRequests>(table ?? {}, command);
    if (request === null) this.#notUnderstood(command);
    else if (place === null) this.#enter(request);
    else this.#serve(place, request);
  }

  #enter(request: SwitchboardRequest): void {
    switch (request.type) {
      case 'open':
        this.#open(request);
        break;
      case 'answer':
        this.#join(request);
        break;
      case 'leave':
        this.#connection.end();
        break;
      default:
        throw new Refusal('not-signed-in', { closes: true });
    }
  }

  /** USR: a caller opens a room (facts §10.1). */
  #open({ trid, address, key }: SwitchboardRequests['open']): void {
    const admission = this.#redeem(key, address);
    if (admission.room !== null) throw this.#notAdmitted();
    const participant = new Participant(admission, this.#connection);
    const room = new Room(this.#services);
    room.open(participant);
    this.#take({ room, participant });
    participant.send('opened', { trid, address: admission.address, name: admission.name });
  }

  /** ANS: somebody called comes in (facts §10.2). */
  #join({ trid, address, key, sessionId }: SwitchboardRequests['answer']): void {
    const admission = this.#redeem(key, address);
    const { room } = admission;
    if (room === null || room.sessionId !== sessionId) throw this.#notAdmitted();
    if (!room.isOpen || room.has(admission.accountId)) throw this.#notAdmitted();
    if (room.isFull) throw new Refusal('room-full', { closes: true });
    const participant = new Participant(admission, this.#connection);
    this.#take({ room, participant });
    room.join(participant, trid);
  }

  /** @throws Refusal when the key lets nobody in, or who it was given to has signed out meanwhile. */
  #redeem(key: string, address: string): Admission {
    const admission = this.#services.switchboardKeys.redeem(key, address);
    if (admission === null) throw this.#notAdmitted();
    if (this.#services.hub.find(admission.accountId) !== admission.principal) throw this.#notAdmitted();
    return admission;
  }

  #take(place: Place): void {
    this.#place = place;
    place.participant.admission.principal.switchboards.add(this);
    this.#authenticated();
  }

  #notAdmitted(): Refusal {
    this.#services.diagnostics.count('sign-in-failed', this.#connection.remoteAddress.host);
    return new Refusal('authentication-failed', { closes: true });
  }

  #serve(place: Place, request: SwitchboardRequest): void {
    switch (request.type) {
      case 'message': {
        const { trid, acknowledgement, payload } = request;
        const reached = place.room.relay(place.participant, payload, [{ start: 0, end: payload.length }]);
        const told = acknowledgement === 'always' || acknowledgement === 'data';
        if (reached && told) place.participant.send('acknowledged', { trid });
        else if (!reached && acknowledgement !== 'none') place.participant.send('refused', { trid });
        break;
      }
      case 'call':
        this.#call(place, request);
        break;
      case 'leave':
        this.end();
        break;
      case 'open':
      case 'answer':
        throw new Refusal('not-expected');
    }
  }

  /** CAL (facts §10.1). Whoever cannot be called looks offline, whatever the reason. */
  #call({ room, participant }: Place, { trid, address }: SwitchboardRequests['call']): void {
    const { admission } = participant;
    const normalized = normalizeAddress(address);
    if (normalized === null) throw new Refusal('invalid-address');
    if (!this.#calls.take()) throw new Refusal('calling-too-fast');
    if (room.isFull) throw new Refusal('room-full');
    const account = this.#services.store.accounts.find(normalized);
    if (account !== null && room.has(account.id)) throw new Refusal('already-there');
    const called = account === null ? undefined : reachable(this.#services, account.id, admission.accountId);
    if (called === undefined) throw new Refusal('not-online');
    called.send('ringing', {
      sessionId: room.sessionId,
      server: switchboardAddress(this.#services, called.connection),
      key: this.#services.switchboardKeys.issueToCalled(called, room),
      address: admission.address,
      name: admission.name,
    });
    participant.send('ringing', { trid, sessionId: room.sessionId });
  }

  #notUnderstood(command: Command): void {
    const place = this.#place;
    const known =
      place !== null && knowsVerb(place.participant.admission.dialect.switchboardRequests, command.verb);
    this.#services.diagnostics.count(known ? 'invalid-argument' : 'unknown-command', command.verb);
    if (place === null) {
      this.#connection.end();
      return;
    }
    if (known) throw new Refusal('invalid-parameter');
    this.#strike();
    if (parseTransactionId(command.args[0]) !== null) throw new Refusal('syntax-error');
  }

  #strike(): void {
    this.#strikes += 1;
    if (this.#strikes > this.#services.limits.maxStrikes) this.#connection.end();
  }

  #refuse(error: unknown, trid: number): void {
    const refusal = refusalFor(error, this.#services.diagnostics);
    this.#connection.send(writeErrorReply(refusal.code, trid));
    if (refusal.closes) this.#connection.end();
  }
}
