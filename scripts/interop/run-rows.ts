import { ClientError } from '#client/index.ts';
import { type Cell, explain } from './cell.ts';
import { type Pair, type Row, ROWS } from './rows.ts';
import { inTime } from './waiting.ts';

type Outcome = Pick<Cell, 'result' | 'detail'>;

const NOT_SIGNED_IN: Outcome = { result: 'fail', detail: 'not signed in' };

async function runRow(row: Row, pair: Pair): Promise<Outcome> {
  try {
    return { result: 'pass', detail: await inTime(row.run(pair), `${row.name} did not end`) };
  } catch (error) {
    const isAbsent = error instanceof ClientError && error.code === 'not-supported';
    return { result: isAbsent ? 'n/a' : 'fail', detail: explain(error) };
  }
}

/**
 * Has two people do everything, whatever fails on the way, and tells of each as it ends. Without the first, signing in,
 * nothing else is tried. Nobody is left signed in.
 */
export async function runRows(pair: Pair, tell: (cell: Cell) => void): Promise<void> {
  const names = [pair.account.dialect.name, pair.peer.dialect.name];
  const dialect = [...new Set(names)].join('+');
  let signedIn = true;
  for (const row of ROWS) {
    const outcome: Outcome = signedIn ? await runRow(row, pair) : NOT_SIGNED_IN;
    tell({ dialect, row: row.name, ...outcome });
    if (row === ROWS[0]) signedIn = outcome.result === 'pass';
  }
  for (const { account } of [pair.account, pair.peer]) account.signOut();
}
