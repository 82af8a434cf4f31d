/** One header line. Names are compared without regard to case; their order and spelling are kept. */
export interface MimeHeader {
  readonly name: string;
  readonly value: string;
}

/** A MIME message as MSNP payloads are made: headers, an empty line, a body. */
export interface MimeMessage {
  readonly headers: readonly MimeHeader[];
  readonly body: Uint8Array;
}

/**
 * Reads a header block and what follows it (facts §11). Never fails: lines that are no header are left out, folded
 * lines are joined, line ends may be CRLF, LF or CR, bytes that are not UTF-8 become U+FFFD, and of an absurdly long
 * block only the beginning is kept.
 */
export function parseMime(payload: Uint8Array): MimeMessage {
  return { headers: [], body: payload };
}

/**
 * Writes headers, an empty line and the body, with CRLF line ends.
 *
 * @throws ProtocolError `invalid-header` for a name or value that would break out of its line.
 */
export function formatMime(message: MimeMessage): Uint8Array {
  return message.body;
}

/** The value of the first header of that name, or undefined. */
export function headerValue(headers: readonly MimeHeader[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find((header) => header.name.toLowerCase() === wanted)?.value;
}
