import type { MimeHeader } from './mime.ts';

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
  /** Every field as it came, the above included, in order. */
  readonly fields: readonly MimeHeader[];
}
