import { describe, expect, test } from 'vitest';
import { ClientError } from '#client/index.ts';
import { allPassed, type Cell, explain, formatTable } from './cell.ts';

function cell(change: Partial<Cell>): Cell {
  return { dialect: 'MSNP7', row: 'sign in', result: 'pass', detail: '', ...change };
}

describe('why something failed', () => {
  test.each<[unknown, string]>([
    [
      new ClientError('contact-offline', { detail: '217 not-online', errorNumber: 217 }),
      'the server refused: 217 not-online (contact offline)',
    ],
    [new ClientError('server-error', { errorNumber: 999 }), 'the server refused: 999 (server error)'],
    [new ClientError('timed-out', { detail: 'lists' }), 'timed out: lists'],
    [new ClientError('wrong-password'), 'wrong password'],
    [new Error('nobody came within 15 s'), 'nobody came within 15 s'],
    ['thrown', 'thrown'],
  ])('%#: %s', (error, words) => {
    expect(explain(error)).toBe(words);
  });
});

describe('the verdict', () => {
  test.each<[string, readonly Cell[], boolean]>([
    ['all passed', [cell({}), cell({ row: 'lists' })], true],
    ['what a dialect lacks does not count', [cell({}), cell({ row: 'nudge', result: 'n/a' })], true],
    ['one failed', [cell({}), cell({ row: 'lists', result: 'fail' })], false],
    ['nothing was tried', [], false],
  ])('%s', (_name, cells, verdict) => {
    expect(allPassed(cells)).toBe(verdict);
  });
});

test('the table has a column a dialect and a remark a result, without what would steer a terminal', () => {
  const cells = [
    cell({ detail: 'both in 5 ms' }),
    cell({ row: 'chat both ways', result: 'fail', detail: 'refused: \u001b[2J217' }),
    cell({ dialect: 'MSNP12' }),
    cell({ dialect: 'MSNP12', row: 'chat both ways', result: 'n/a' }),
  ];
  expect(formatTable(cells).split('\n')).toEqual([
    '                MSNP7  MSNP12',
    'sign in         pass   pass',
    'chat both ways  fail   n/a',
    '',
    'MSNP7 sign in: pass: both in 5 ms',
    'MSNP7 chat both ways: fail: refused: \u{fffd}[2J217',
  ]);
});
