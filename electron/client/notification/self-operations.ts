import { MAX_FRIENDLY_NAME, MAX_PERSONAL_MESSAGE_CHARACTERS } from '#protocol/limits.ts';
import { formatPersonalMessage } from '#protocol/personal-message.ts';
import { encodeText } from '#protocol/wire/percent.ts';
import { OWN_CAPABILITIES } from '../capabilities.ts';
import { ClientError } from '../client-error.ts';
import type { SessionOperations } from '../contract.ts';
import { parseServer } from '../endpoints.ts';
import type { OperationPort } from './operation-port.ts';

type SelfOperations = Pick<
  SessionOperations,
  'setStatus' | 'setName' | 'setPersonalMessage' | 'setPrivacy' | 'setProperty' | 'requestSwitchboard'
>;

/** What one does to oneself (facts §7.2, §8), and asking for a switchboard (facts §10.1). */
export function selfOperations(port: OperationPort): SelfOperations {
  return {
    setStatus: async (status) => {
      await port.ask({ type: 'setStatus', value: { status, capabilities: OWN_CAPABILITIES } });
    },
    setName: async (name) => {
      checkName(name, MAX_FRIENDLY_NAME);
      const { address } = port.roster().self;
      await port.ask({ type: 'setOwnName', value: { name, ownAddress: address } });
    },
    setPersonalMessage: async (text) => {
      if (text.length > MAX_PERSONAL_MESSAGE_CHARACTERS) {
        throw new ClientError('invalid-argument', { detail: 'personal message too long' });
      }
      const payload = formatPersonalMessage({ text, media: null });
      await port.ask({ type: 'setPersonalMessage', value: { payload } });
      port.tell(port.roster().setOwnPersonalMessage(text));
    },
    setPrivacy: async (privacy) => {
      await port.ask({ type: 'setPrivacy', value: { privacy } });
    },
    setProperty: async (property, value) => {
      await port.ask({ type: 'setProperty', value: { property, value: value ?? undefined } });
    },
    requestSwitchboard: async () => {
      const reply = await port.ask({ type: 'requestSwitchboard', value: {} });
      const offer = reply.type === 'switchboardOffered' ? reply : null;
      const endpoint = offer === null ? null : parseServer(offer.server, port.secure());
      if (offer === null || endpoint === null) {
        throw new ClientError('protocol-violation', { detail: 'offered no switchboard' });
      }
      return { endpoint, key: offer.key };
    },
  };
}

/** Throws `invalid-name` for what no server would take. @param maxBytes As it is on the wire, percent-encoded. */
export function checkName(name: string, maxBytes: number): void {
  if (name.trim() === '') throw new ClientError('invalid-name', { detail: 'empty' });
  if (Buffer.byteLength(encodeText(name)) > maxBytes) {
    throw new ClientError('invalid-name', { detail: `longer than ${maxBytes} bytes` });
  }
}
