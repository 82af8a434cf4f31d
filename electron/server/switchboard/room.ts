import { randomInt } from 'node:crypto';
import type { Dialect } from '#protocol/dialects/index.ts';
import type { Services } from '../services.ts';
import type { Participant, Span } from './participant.ts';

/** Where a conversation takes place: whoever is in it hears what the others say. */
export class Room {
  /** Digits, for clients that take it for a number (facts §10.1). */
  readonly sessionId = String(randomInt(1_000_000_000));
  readonly #services: Services;
  readonly #participants = new Map<number, Participant>();
  #isOpen = true;
  #activeAt: number;
  #cancelIdleCheck: () => void;

  constructor(services: Services) {
    this.#services = services;
    this.#activeAt = services.clock.now();
    this.#cancelIdleCheck = this.#checkIdleIn(services.limits.switchboardIdleMs);
  }

  /** False once everybody has left. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get size(): number {
    return this.#participants.size;
  }

  get isFull(): boolean {
    return this.#participants.size >= this.#services.limits.maxParticipants;
  }

  has(accountId: number): boolean {
    return this.#participants.has(accountId);
  }

  /** The first one in, who called the room into being. */
  open(participant: Participant): void {
    this.#participants.set(participant.admission.accountId, participant);
  }

  /** Tells who comes in of those who are there, and them of the one who comes in (facts §10.2). */
  join(participant: Participant, trid: number): void {
    const others = [...this.#participants.values()];
    others.forEach(({ admission }, index) => {
      participant.send('present', {
        trid,
        index: index + 1,
        total: others.length,
        address: admission.address,
        name: admission.name,
        capabilities: admission.capabilities,
      });
    });
    participant.send('answered', { trid });
    const { accountId, address, name, capabilities } = participant.admission;
    for (const other of others) other.send('joined', { address, name, capabilities });
    this.#participants.set(accountId, participant);
    this.#activeAt = this.#services.clock.now();
  }

  leave(participant: Participant): void {
    const { accountId, address } = participant.admission;
    if (this.#participants.get(accountId) !== participant) return;
    this.#participants.delete(accountId);
    for (const other of this.#participants.values()) other.send('left', { address });
    if (this.#participants.size === 0) this.#close();
  }

  /**
   * Passes messages on. False when there was nobody to hear them.
   *
   * @param spans Where in `source` their payloads are.
   */
  relay(sender: Participant, source: Uint8Array, spans: readonly Span[]): boolean {
    this.#activeAt = this.#services.clock.now();
    let reached = false;
    let dialect: Dialect | null = null;
    let bytes: Uint8Array | null = null;
    for (const receiver of this.#participants.values()) {
      if (receiver === sender) continue;
      const reads = receiver.admission.dialect;
      if (bytes === null || reads !== dialect) bytes = sender.encodeMessages(reads, source, spans);
      dialect = reads;
      receiver.connection.sendBytes(bytes);
      reached ||= receiver.connection.isOpen;
      if (receiver.connection.queuedBytes > this.#services.limits.relayHighWaterBytes) {
        sender.waitFor(receiver, this.#services);
      }
    }
    return reached;
  }

  /** Nobody said anything for long: everybody hears that all others are gone, for that reason (facts §10.3). */
  #expire(): void {
    const everybody = [...this.#participants.values()];
    this.#participants.clear();
    for (const participant of everybody) {
      for (const other of everybody) {
        if (other !== participant) participant.send('left', { address: other.admission.address, idle: 1 });
      }
      participant.connection.end();
    }
    this.#close();
  }

  #close(): void {
    this.#isOpen = false;
    this.#cancelIdleCheck();
  }

  #checkIdleIn(delayMs: number): () => void {
    return this.#services.clock.after(delayMs, () => {
      const quietMs = this.#services.clock.now() - this.#activeAt;
      const { switchboardIdleMs } = this.#services.limits;
      if (quietMs >= switchboardIdleMs) this.#expire();
      else this.#cancelIdleCheck = this.#checkIdleIn(switchboardIdleMs - quietMs);
    });
  }
}
