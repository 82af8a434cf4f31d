import { expect, test } from 'vitest';
import { noticeSchema, type Notice } from '#shared/ipc/events.ts';
import { textOfNotice } from './text-of-notice.ts';

const notice: Notice = { id: 'n', subject: 'history', problem: 'damaged', path: '/h', keptAs: null };

test('every trouble with every file is told in a sentence', () => {
  const texts = noticeSchema.shape.subject.options.flatMap((subject) =>
    noticeSchema.shape.problem.options.map((problem) => textOfNotice({ ...notice, subject, problem })),
  );
  for (const text of texts) expect(text).toMatch(/^The .*[a-z]\.$/);
  expect(new Set(texts).size).toBe(texts.length);
});

test('a file that was put aside is told of', () => {
  expect(textOfNotice({ ...notice, keptAs: '/h.damaged' })).toContain('put aside');
});
