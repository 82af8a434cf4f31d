import type { MimeHeader } from './mime.ts';
import { headerValue } from './mime.ts';

/**
 * What the server tells somebody of their own account after sign-in, `text/x-msmsgsprofile` (facts §12). Fields that
 * are missing or unreadable are null.
 */
export interface Profile {
  /** Seconds since 1970, by the server's clock. */
  readonly loginTime: number | null;
  readonly emailEnabled: boolean | null;
  /** The two halves of the account's number, signed 32 bits each. */
  readonly memberIdHigh: number | null;
  readonly memberIdLow: number | null;
  readonly preferredAddress: string | null;
  /** The account's own address on the internet, as the server sees it. */
  readonly clientIp: string | null;
  /** As written; official servers swap its two bytes. */
  readonly clientPort: number | null;
  /** Ticket for web addresses. Secret. */
  readonly ticket: string | null;
  /** Every other field as it came, in order. */
  readonly others: readonly MimeHeader[];
}

/** How the fields with a meaning here are spelt, in the order official servers send them. */
const FIELD_NAMES = {
  loginTime: 'LoginTime',
  emailEnabled: 'EmailEnabled',
  memberIdHigh: 'MemberIdHigh',
  memberIdLow: 'MemberIdLow',
  preferredAddress: 'preferredEmail',
  ticket: 'MSPAuth',
  clientIp: 'ClientIP',
  clientPort: 'ClientPort',
} as const satisfies Partial<Record<keyof Profile, string>>;

const KNOWN: ReadonlySet<string> = new Set(Object.values(FIELD_NAMES).map((name) => name.toLowerCase()));
const ENVELOPE: ReadonlySet<string> = new Set(['mime-version', 'content-type']);

/** Reads a profile from the headers of its message (facts §12). */
export function readProfile(headers: readonly MimeHeader[]): Profile {
  const text = (field: keyof typeof FIELD_NAMES): string | null =>
    headerValue(headers, FIELD_NAMES[field]) || null;
  const emailEnabled = integer(text('emailEnabled'));
  return {
    loginTime: integer(text('loginTime')),
    emailEnabled: emailEnabled === null ? null : emailEnabled !== 0,
    memberIdHigh: integer(text('memberIdHigh')),
    memberIdLow: integer(text('memberIdLow')),
    preferredAddress: text('preferredAddress'),
    clientIp: text('clientIp'),
    clientPort: integer(text('clientPort')),
    ticket: text('ticket'),
    others: headers.filter(({ name }) => !KNOWN.has(name.toLowerCase()) && !ENVELOPE.has(name.toLowerCase())),
  };
}

/** Writes the fields of a profile as headers; what is null is left out. */
export function profileHeaders(profile: Profile): readonly MimeHeader[] {
  const headers: MimeHeader[] = [];
  for (const [field, name] of Object.entries(FIELD_NAMES)) {
    const value = profile[field as keyof typeof FIELD_NAMES];
    if (value !== null)
      headers.push({ name, value: String(typeof value === 'boolean' ? Number(value) : value) });
  }
  return [...headers, ...profile.others];
}

function integer(text: string | null): number | null {
  return text !== null && /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}
