import path from 'node:path';
import { HOST, SCHEME } from './address.ts';

/** What may be served, and as what. Anything else (source maps, notes) is not there. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
};

/** A backslash, a colon or a NUL would mean something to a file system that it does not mean in an address. */
const UNSAFE = /[\\:\0]/;

export interface PageFile {
  readonly path: string;
  readonly contentType: string;
}

/**
 * The file an address of our scheme stands for, or null when it stands for none. Nothing outside of `root` can be named:
 * the path is decoded once, resolved, and must still lie below `root`.
 * @param root absolute path
 */
export function resolvePageFile(root: string, address: string): PageFile | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== HOST) return null;
  const relative = decodePath(url.pathname);
  if (relative === null || UNSAFE.test(relative)) return null;
  const contentType = contentTypes[path.posix.extname(relative)];
  const file = path.resolve(root, `./${relative}`);
  if (contentType === undefined || !isBelow(root, file)) return null;
  return { path: file, contentType };
}

function isBelow(root: string, file: string): boolean {
  const folder = path.resolve(root);
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
