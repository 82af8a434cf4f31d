/** The app's own scheme. Pages have a true origin, `nudge://app`, that no site can have and no file can claim. */
export const SCHEME = 'nudge';
export const HOST = 'app';
export const ORIGIN = `${SCHEME}://${HOST}`;

/** The kinds of window, by the page they show. */
export type PageName = 'messenger' | 'conversation' | 'toast';

export function pageUrl(page: PageName): string {
  return `${ORIGIN}/${page}.html`;
}

/** Whether an address is one of ours. By its parts: `URL.origin` is "null" for a scheme Node does not know. */
export function isOwnUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '';
}
