import { Buffer } from 'node:buffer';
import type { TextFormat } from '#shared/model/text-format.ts';
import { isVisible, oneLine } from '../text.ts';
import { formatMime, headerValue, type MimeHeader, type MimeMessage, parseMime } from './mime.ts';
import { type Profile, profileHeaders, readProfile } from './profile.ts';
import { formatTextFormat, parseTextFormat } from './x-mms-im-format.ts';

/** What somebody wrote. Line breaks are `\n`. */
export interface TextContent {
  readonly kind: 'text';
  readonly text: string;
  /** Null when the sender named none. */
  readonly format: TextFormat | null;
  /** `P4-Context`: a name to show instead of the sender's, or null. */
  readonly nickname: string | null;
}

/** Somebody is writing. */
export interface TypingContent {
  readonly kind: 'typing';
  /** Address of the one who writes. */
  readonly address: string;
}

export interface NudgeContent {
  readonly kind: 'nudge';
}

/** What the server tells of the own account. */
export interface ProfileContent {
  readonly kind: 'profile';
  readonly profile: Profile;
}

/** A word from the server itself. */
export interface SystemContent {
  readonly kind: 'system';
  /** 1: the server goes down for maintenance. */
  readonly type: number;
  /** For type 1, minutes until then; null when not given. */
  readonly minutes: number | null;
}

/** A message of a type nobody here reads. */
export interface UnknownContent {
  readonly kind: 'unknown';
  /** Lower case, without parameters, cut to a sane length; empty when there is none. */
  readonly contentType: string;
  /** The whole message, headers included. */
  readonly payload: Uint8Array;
}

export type MessageContent =
  | TextContent
  | TypingContent
  | NudgeContent
  | ProfileContent
  | SystemContent
  | UnknownContent;

/** How a `MSG` asks to be acknowledged: U never, N only a failure, A always, D always, for data (facts §10.3). */
export type MessageClass = 'U' | 'N' | 'A' | 'D';

const TEXT = 'text/plain';
const CONTROL = 'text/x-msmsgscontrol';
const DATACAST = 'text/x-msnmsgr-datacast';
const PROFILE = 'text/x-msmsgsprofile';
const SYSTEM = 'application/x-msmsgssystemmessage';
const NUDGE_ID = '1';
const EMPTY_LINE = Buffer.from('\r\n');
/** Cuts a nickname: it must leave room for the text, however many bytes its characters take. */
const MAX_NICKNAME_CHARACTERS = 129;
const MAX_TYPE_CHARACTERS = 128;

/** Acknowledgement by content type (facts §11). What is not listed asks for failures only. */
const CLASSES: ReadonlyMap<string, MessageClass> = new Map([
  [TEXT, 'A'],
  [CONTROL, 'U'],
  [DATACAST, 'N'],
  ['text/x-mms-emoticon', 'N'],
  ['text/x-mms-animemoticon', 'N'],
  ['image/gif', 'N'],
  ['application/x-ms-ink', 'N'],
  ['application/x-msnmsgrp2p', 'D'],
  ['text/x-msmsgsinvite', 'N'],
  ['text/x-clientcaps', 'U'],
  ['text/x-keepalive', 'U'],
]);

/** How a message of each type is read; null when it is not what it says (then it is `unknown`). */
const READERS: ReadonlyMap<string, (message: MimeMessage) => MessageContent | null> = new Map<
  string,
  (message: MimeMessage) => MessageContent | null
>([
  [TEXT, readText],
  [CONTROL, readControl],
  [DATACAST, readDatacast],
  [PROFILE, readProfileMessage],
  [SYSTEM, readSystem],
]);

/** Reads the payload of a `MSG` (facts §11, §12). Never fails: what is not understood is `unknown`. */
export function parseMessage(payload: Uint8Array): MessageContent {
  const message = parseMime(payload);
  const contentType = contentTypeOf(message.headers);
  return READERS.get(contentType)?.(message) ?? { kind: 'unknown', contentType, payload };
}

/**
 * Writes the payload of a `MSG`, in the literal forms of facts §11.
 *
 * @throws ProtocolError `invalid-header` when an address or profile field holds a line break.
 */
export function formatMessage(content: MessageContent): Uint8Array {
  switch (content.kind) {
    case 'text':
      return formatMime({ headers: textHeaders(content), body: textBody(content.text) });
    case 'typing':
      return formatMime({
        headers: [...envelope(CONTROL), { name: 'TypingUser', value: content.address }],
        body: EMPTY_LINE,
      });
    case 'nudge':
      return formatMime({
        headers: envelope(DATACAST),
        body: Buffer.from(`ID: ${NUDGE_ID}\r\n\r\n\r\n`),
      });
    case 'profile':
      return formatMime({
        headers: [...envelope(`${PROFILE}; charset=UTF-8`), ...profileHeaders(content.profile)],
        body: EMPTY_LINE,
      });
    case 'system':
      return formatMime({ headers: envelope(SYSTEM), body: formatMime(systemMessage(content)) });
    case 'unknown':
      break;
  }
  return content.payload;
}

/** The class to send content with (facts §11). */
export function messageClass(content: MessageContent): MessageClass {
  return CLASSES.get(typeOf(content)) ?? 'N';
}

/** The headers of a text message, whether it goes whole or in parts. */
export function textHeaders(content: Pick<TextContent, 'format' | 'nickname'>): readonly MimeHeader[] {
  const headers = envelope(`${TEXT}; charset=UTF-8`);
  if (content.nickname !== null) {
    headers.push({ name: 'P4-Context', value: shownNickname(content.nickname) });
  }
  if (content.format !== null) {
    headers.push({ name: 'X-MMS-IM-Format', value: formatTextFormat(content.format) });
  }
  return headers;
}

/** Text as a body: UTF-8, line breaks CRLF. */
export function textBody(text: string): Uint8Array {
  return Buffer.from(text.replace(/\r\n?|\n/g, '\r\n'), 'utf8');
}

function readText({ headers, body }: MimeMessage): TextContent {
  const format = headerValue(headers, 'X-MMS-IM-Format');
  const nickname = shownNickname(headerValue(headers, 'P4-Context') ?? '');
  return {
    kind: 'text',
    text: utf8(body).replace(/\r\n?/g, '\n'),
    format: format === undefined ? null : parseTextFormat(format),
    nickname: nickname === '' ? null : nickname,
  };
}

function readControl({ headers }: MimeMessage): TypingContent | null {
  const address = headerValue(headers, 'TypingUser');
  return address === undefined || address === '' ? null : { kind: 'typing', address };
}

/** Some clients leave out the empty line before the `ID`, so it may stand in either block. */
function readDatacast({ headers, body }: MimeMessage): NudgeContent | null {
  const id = headerValue(parseMime(body).headers, 'ID') ?? headerValue(headers, 'ID');
  return id === NUDGE_ID ? { kind: 'nudge' } : null;
}

/** The fields stand among the headers; a second block, as notifications have one, is read as well. */
function readProfileMessage({ headers, body }: MimeMessage): ProfileContent {
  return { kind: 'profile', profile: readProfile([...headers, ...parseMime(body).headers]) };
}

function readSystem({ headers, body }: MimeMessage): SystemContent | null {
  const fields = [...parseMime(body).headers, ...headers];
  const type = wholeNumber(headerValue(fields, 'Type'));
  return type === null ? null : { kind: 'system', type, minutes: wholeNumber(headerValue(fields, 'Arg1')) };
}

function systemMessage({ type, minutes }: SystemContent): MimeMessage {
  const headers = [{ name: 'Type', value: String(type) }];
  if (minutes !== null) headers.push({ name: 'Arg1', value: String(minutes) });
  return { headers, body: new Uint8Array(0) };
}

function envelope(contentType: string): MimeHeader[] {
  return [
    { name: 'MIME-Version', value: '1.0' },
    { name: 'Content-Type', value: contentType },
  ];
}

function contentTypeOf(headers: readonly MimeHeader[]): string {
  const value = headerValue(headers, 'Content-Type') ?? '';
  return oneLine(value.split(';', 1)[0]!, MAX_TYPE_CHARACTERS).trim().toLowerCase();
}

function typeOf(content: MessageContent): string {
  const types = { text: TEXT, typing: CONTROL, nudge: DATACAST, profile: PROFILE, system: SYSTEM };
  return content.kind === 'unknown' ? content.contentType : types[content.kind];
}

/** A name to show, or an empty string where nothing could be seen of it. */
function shownNickname(name: string): string {
  return isVisible(name) ? oneLine(name, MAX_NICKNAME_CHARACTERS).trim() : '';
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
