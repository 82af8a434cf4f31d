import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createAtomically, listFiles } from '#scripts/lib/files.ts';
import { checkout, workDirectory } from '#scripts/lib/paths.ts';
import type { Message } from '#shared/model/message.ts';
import { openHistory } from '#storage/history.ts';
import { sampleMessages } from '#storage/testing/sample-messages.ts';
import type { Note } from './figure.ts';

export const MESSAGES = 1_000_000;
export const ACCOUNT = 'alice';
/** Half of all messages are with this friend … */
export const BEST_FRIEND = 'friend0@example.com';
/** … the other half with so many others in turn, so that the messages of one of them lie far apart. */
const OTHERS = 200;
export const SOME_OTHER = `other${OTHERS / 2}@example.com`;

const BATCH = 10_000;
const FILE = 'history.db';
/** What decides how the file looks inside. */
const SOURCES = [
  'electron/storage/history',
  'electron/storage/testing/sample-messages.ts',
  'bench/lib/long-history.ts',
];

async function schemaKey(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const absolute = path.join(checkout, source);
    const files = source.endsWith('.ts') ? [absolute] : await listFiles(absolute);
    for (const file of files) if (!file.endsWith('.test.ts')) hash.update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function* messages(): Generator<Message> {
  let number = 0;
  for (const message of sampleMessages({ accountId: ACCOUNT, conversations: 2, count: MESSAGES })) {
    const other = `other${(number >> 1) % OTHERS}@example.com`;
    number += 1;
    yield message.conversationId === BEST_FRIEND ? message : { ...message, conversationId: other };
  }
}

function fill(file: string, note: Note): void {
  const { history } = openHistory({ path: file });
  let batch: Message[] = [];
  let stored = 0;
  for (const message of messages()) {
    batch.push(message);
    if (batch.length < BATCH) continue;
    const outcome = history.appendAll(batch);
    if (!outcome.saved) throw outcome.error;
    batch = [];
    stored += BATCH;
    if (stored % (MESSAGES / 4) === 0) note(`${stored} messages stored`);
  }
  history.close();
}

/**
 * A history of a million messages of one account, made at the first run and whenever its shape has changed.
 * @returns the path of the database
 */
export async function longHistory(note: Note): Promise<string> {
  const parent = path.join(workDirectory, 'bench');
  const name = `history-${await schemaKey()}`;
  const directory = path.join(parent, name);
  if (!existsSync(directory)) {
    note(`storing ${MESSAGES} messages to measure with, once and for all later runs (about a minute) …`);
    await createAtomically(directory, async (temporary) => {
      fill(path.join(temporary, FILE), note);
    });
    for (const old of await readdir(parent)) {
      if (old.startsWith('history-') && old !== name) await rm(path.join(parent, old), { recursive: true });
    }
  }
  return path.join(directory, FILE);
}
