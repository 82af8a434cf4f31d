import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Dialect } from '#protocol/dialects/index.ts';
import { formatMessage } from '#protocol/messages/content.ts';
import type { MimeHeader } from '#protocol/messages/mime.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { normalizeAddress } from '../address.ts';
import type { Principal } from './principal.ts';

/** A sign-in under way: what was asked, and what would answer it. */
export interface SignInAttempt {
  readonly address: string;
  /** Goes out as `USR t <scheme> S <challenge>`. */
  readonly challenge: string;
}

/** Begins a sign-in (facts §4.1, §4.2). Every address gets a challenge, whether there is such an account or not. */
export function beginSignIn(services: Services, dialect: Dialect, address: string): SignInAttempt {
  const normalized = normalizeAddress(address) ?? address.toLowerCase();
  return {
    address: normalized,
    challenge: dialect.authentication === 'md5' ? saltFor(services, normalized) : passportChallenge(services),
  };
}

/** The account when the secret is right for the attempt, else null. */
export function completeSignIn(
  services: Services,
  dialect: Dialect,
  attempt: SignInAttempt,
  secret: string,
): Account | null {
  const accepted =
    dialect.authentication === 'md5'
      ? acceptsHash(services, attempt.address, secret)
      : services.tickets.accepts(secret, attempt.address);
  return accepted ? services.store.accounts.find(attempt.address) : null;
}

function saltFor({ store }: Services, address: string): string {
  return store.accounts.secretsOf(address)?.oldClient?.salt ?? store.accounts.decoySalt(address);
}

function acceptsHash({ store }: Services, address: string, hash: string): boolean {
  const expected = store.accounts.secretsOf(address)?.oldClient?.hash ?? '';
  // Digests are of one length whatever was sent, so the comparison takes one time.
  return timingSafeEqual(digest(expected), digest(hash.toLowerCase())) && expected !== '';
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The string a Passport client hands to the login server (facts §4.2). */
function passportChallenge({ clock }: Services): string {
  const seconds = Math.floor(clock.now() / 1000);
  const random = randomBytes(16).toString('hex');
  return (
    `ct=${seconds},rver=5.5.4177.0,wp=FS_40SEC_0_COMPACT,lc=1033,id=507,` +
    `ru=http:%2F%2Fmessenger.msn.com,tw=0,kpp=1,kv=4,ver=2.1.6000.1,rn=${random.slice(0, 8)},tpf=${random}`
  );
}

/** The first message after sign-in (facts §12): some clients do not go on without it. */
export function profileMessage(principal: Principal): Uint8Array {
  const { clock, tickets } = principal.services;
  const { host, port } = principal.connection.remoteAddress;
  const { ticket } = tickets.issue(principal.address);
  const clientPort = swapBytes(port);
  const others: MimeHeader[] = [
    { name: 'lang_preference', value: '1033' },
    { name: 'country', value: '' },
    { name: 'PostalCode', value: '' },
    { name: 'Gender', value: '' },
    { name: 'Kid', value: '0' },
    { name: 'Age', value: '' },
    { name: 'BDayPre', value: '' },
    { name: 'Birthday', value: '' },
    { name: 'Wallet', value: '' },
    { name: 'Flags', value: '1073742915' },
    { name: 'sid', value: '507' },
    { name: 'kv', value: '4' },
  ];
  return formatMessage({
    kind: 'profile',
    profile: {
      loginTime: Math.floor(clock.now() / 1000),
      emailEnabled: false,
      memberIdHigh: 0,
      memberIdLow: principal.id,
      preferredAddress: principal.address,
      clientIp: host,
      clientPort,
      ticket,
      others,
    },
  });
}

/** Official servers write the port with its bytes the wrong way round (facts §12). */
function swapBytes(port: number): number {
  return ((port & 0xff) << 8) | (port >> 8);
}
