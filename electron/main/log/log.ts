import { homedir } from 'node:os';
import type { Log } from '#messenger/ports.ts';
import { redact } from './redact.ts';
import { RotatingFile } from './rotating-file.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const weights: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** Three files of half a megabyte: some days of ordinary use. */
const BOUNDS = { maxBytes: 512 * 1024, files: 3 };

export interface AppLog extends Log {
  readonly write: (level: LogLevel, text: string) => void;
  /** The file of today. */
  readonly file: string;
  readonly flush: () => Promise<void>;
  /** For the last words of a program. */
  readonly flushNow: () => void;
}

/**
 * The log of this run, in a file of the profile. Every line is redacted.
 * @param least the least important level that is written down
 */
export function openLog(file: string, least: LogLevel): AppLog {
  const lines = new RotatingFile(file, BOUNDS);
  const home = homedir();

  function write(level: LogLevel, text: string): void {
    if (weights[level] < weights[least]) return;
    lines.write(`${new Date().toISOString()} ${level.padEnd(5)} ${redact(text, home)}`);
  }

  return {
    write,
    file,
    debug: (text) => write('debug', text),
    info: (text) => write('info', text),
    warn: (text) => write('warn', text),
    error: (text, cause) => write('error', cause === undefined ? text : `${text}: ${describeError(cause)}`),
    flush: () => lines.flush(),
    flushNow: () => lines.flushNow(),
  };
}

/** An error with its stack and what caused it, three deep. Takes anything that can be thrown. */
export function describeError(error: unknown, depth = 3): string {
  if (!(error instanceof Error)) return String(error);
  const text = error.stack ?? `${error.name}: ${error.message}`;
  if (error.cause === undefined || depth === 0) return text;
  return `${text}\ncaused by ${describeError(error.cause, depth - 1)}`;
}
