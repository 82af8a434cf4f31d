import { ClientError } from '#client/index.ts';

export type Result = 'pass' | 'fail' | 'n/a';

/** How one row went on one dialect (or pair of dialects). */
export interface Cell {
  readonly dialect: string;
  readonly row: string;
  readonly result: Result;
  /** What was seen, or why not. Never empty unless there is nothing to say of a pass. */
  readonly detail: string;
}

/** Why something went wrong, in words; with the server's number where it refused. */
export function explain(error: unknown): string {
  if (error instanceof ClientError) {
    const code = error.code.replaceAll('-', ' ');
    if (error.errorNumber !== null)
      return `the server refused: ${error.detail ?? error.errorNumber} (${code})`;
    return error.detail === null ? code : `${code}: ${error.detail}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Whether everything there is worked. */
export function allPassed(cells: readonly Cell[]): boolean {
  return cells.length > 0 && cells.every(({ result }) => result !== 'fail');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** What a server says must not steer the terminal it is shown on. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\u{fffd}');
}

/** Results as a table, rows down and dialects across, and below it what there is to say of each. */
export function formatTable(cells: readonly Cell[]): string {
  const dialects = unique(cells.map(({ dialect }) => dialect));
  const rows = unique(cells.map(({ row }) => row));
  const resultOf = (row: string, dialect: string): string =>
    cells.find((cell) => cell.row === row && cell.dialect === dialect)?.result ?? '';
  const table = [
    ['', ...dialects],
    ...rows.map((row) => [row, ...dialects.map((dialect) => resultOf(row, dialect))]),
  ];
  const widths = table[0]?.map((_none, column) =>
    Math.max(...table.map((line) => line[column]?.length ?? 0)),
  );
  const lines = table.map((line) =>
    line
      .map((text, column) => text.padEnd(widths?.[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const remarks = cells
    .filter(({ detail }) => detail !== '')
    .map(({ dialect, row, result, detail }) => `${dialect} ${row}: ${result}: ${printable(detail)}`);
  return [...lines, '', ...remarks].join('\n');
}
