import { Buffer } from 'node:buffer';
import { ProtocolError } from './protocol-error.ts';
import { element } from './xml/builder.ts';
import { child, parseXml, type XmlElement } from './xml/tree.ts';

/** What somebody listens to or plays, `CurrentMedia` (facts §8.3). */
export interface CurrentMedia {
  /** Usually empty. */
  readonly application: string;
  /** `Music`, `Games` or `Office`. */
  readonly type: string;
  /** Template such as `{0} - {1}`, its numbers standing for `fields`. */
  readonly format: string;
  readonly fields: readonly string[];
}

/** What `UUX` sets and `UBX` tells (facts §8.3). */
export interface PersonalMessage {
  readonly text: string;
  /** Null when nothing is on. */
  readonly media: CurrentMedia | null;
}

export const NO_PERSONAL_MESSAGE: PersonalMessage = { text: '', media: null };

/** Fields of `CurrentMedia` are parted by these two characters. */
const SEPARATOR = '\\0';
const ENABLED = '1';
/** Personal messages are short; what is longer is not read. */
const LIMITS = { maxCharacters: 64 * 1024, maxDepth: 16, maxNodes: 500 };
/** Of a media template, and of each field in it: a hostile one could repeat a long field many times. */
const MAX_SHOWN_CHARACTERS = 256;

/**
 * Reads the payload of `UUX` or `UBX`. An empty payload means that nothing is set.
 *
 * @returns Null when the payload is not the XML it should be, or has another root than `Data`.
 */
export function parsePersonalMessage(payload: Uint8Array): PersonalMessage | null {
  if (payload.length === 0) return NO_PERSONAL_MESSAGE;
  const data = readData(payload);
  if (data?.name !== 'Data') return null;
  return {
    text: child(data, 'PSM')?.text ?? '',
    media: parseCurrentMedia(child(data, 'CurrentMedia')?.text ?? ''),
  };
}

/** Writes the payload of `UUX` or `UBX`. */
export function formatPersonalMessage({ text, media }: PersonalMessage): Uint8Array {
  const { xml } = element(
    'Data',
    {},
    element('PSM', {}, text),
    element('CurrentMedia', {}, media === null ? '' : formatCurrentMedia(media)),
  );
  return new Uint8Array(Buffer.from(xml, 'utf8'));
}

/** The media line as a person reads it, e.g. `Title - Artist`. Template and fields are cut to a sane length. */
export function mediaText({ format, fields }: CurrentMedia): string {
  return format
    .slice(0, MAX_SHOWN_CHARACTERS)
    .replace(
      /\{(\d{1,2})\}/g,
      (_, index: string) => fields[Number(index)]?.slice(0, MAX_SHOWN_CHARACTERS) ?? '',
    );
}

function readData(payload: Uint8Array): XmlElement | null {
  const text = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8');
  try {
    return parseXml(text, LIMITS);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

function parseCurrentMedia(text: string): CurrentMedia | null {
  const [application = '', type = '', enabled, format = '', ...fields] = text.split(SEPARATOR);
  if (enabled !== ENABLED) return null;
  // The last field is followed by a separator as well.
  if (fields.at(-1) === '') fields.pop();
  return { application, type, format, fields };
}

function formatCurrentMedia({ application, type, format, fields }: CurrentMedia): string {
  return [application, type, ENABLED, format, ...fields, ''].join(SEPARATOR);
}
