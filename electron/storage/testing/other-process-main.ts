import { DatabaseSync } from '@photostructure/sqlite';
import { openHistory } from '../history.ts';
import type { OtherProcessTask } from './other-process.ts';
import { sampleMessage } from './sample-messages.ts';

/** How many messages `append-messages` writes, the last half of them still `sending`. */
const MESSAGES = 20;

/** Each answers with what lets go again. */
const TASKS: Readonly<Record<OtherProcessTask, (path: string) => () => void>> = {
  'hold-database': (path) => {
    const connection = new DatabaseSync(path);
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; PRAGMA user_version = 1; COMMIT');
    return () => connection.close();
  },
  'hold-write-lock': (path) => {
    const connection = new DatabaseSync(path);
    connection.exec('BEGIN IMMEDIATE');
    return () => connection.close();
  },
  'append-messages': (path) => {
    const { history } = openHistory({ path });
    for (let number = 0; number < MESSAGES; number += 1) {
      const delivery = number < MESSAGES / 2 ? 'delivered' : 'sending';
      history.append(
        sampleMessage({ id: `message-${number}`, outgoing: true, delivery, text: `text ${number}` }),
      );
    }
    return () => history.close();
  },
};

const [task, path] = process.argv.slice(2);
if (task === undefined || path === undefined || !(task in TASKS)) throw new Error('Usage: TASK PATH');
const letGo = TASKS[task as OtherProcessTask](path);
process.stdout.write('ready\n');
process.stdin.resume().on('end', letGo);
