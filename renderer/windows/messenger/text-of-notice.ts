import type { Notice } from '#shared/ipc/events.ts';

const SUBJECTS: Readonly<Record<Notice['subject'], string>> = {
  history: 'The message history',
  settings: 'The settings',
  secrets: 'The remembered passwords',
};

const PROBLEMS: Readonly<Record<Notice['problem'], string>> = {
  damaged: 'could not be read: the file is damaged.',
  'too-new': 'cannot be used: a newer Nudge has written the file, and it is left as it is.',
  locked: 'cannot be used: another program has the file open.',
  unavailable: 'cannot be reached.',
  'disk-full': 'cannot be written: the disk is full.',
  'read-only': 'cannot be written: the file may only be read.',
  'write-failed': 'could not be written.',
  undecryptable: 'can no longer be read: the keychain of this computer has changed.',
};

/** Trouble with stored files, in words; the file's path is shown beside them. */
export function textOfNotice(notice: Notice): string {
  const text = `${SUBJECTS[notice.subject]} ${PROBLEMS[notice.problem]}`;
  return notice.keptAs === null ? text : `${text} It was put aside, and a new one was begun.`;
}
