/** An address that may be handed to the system's browser. */
export interface WebLink {
  /** The whole address, as a browser would spell it: letters that only look like others are visible as `xn--`. */
  readonly address: string;
  /** The computer it leads to. */
  readonly host: string;
  /** The address, cut to what a question can hold: one as high as the screen would have its buttons below it. */
  readonly shown: string;
}

const MAX_SHOWN = 300;

/**
 * Reads an http or https address. Null for every other scheme (`javascript:`, `file:`, `smb:`, custom ones that start
 * programs) and for what is no address. Names and passwords in it are taken out: they serve to disguise the host.
 */
export function parseWebLink(text: string): WebLink | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null;
  url.username = '';
  url.password = '';
  const { href, host } = url;
  return { address: href, host, shown: href.length > MAX_SHOWN ? `${href.slice(0, MAX_SHOWN - 1)}…` : href };
}
