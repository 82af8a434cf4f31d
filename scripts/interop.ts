import { type InteropOptions, readArguments, usage } from './interop/arguments.ts';
import { allPassed, type Cell, formatTable } from './interop/cell.ts';
import { endpointsOf } from './interop/endpoints.ts';
import { Person } from './interop/person.ts';
import { runRows } from './interop/run-rows.ts';

const FAILED = 1;
const REFUSED = 2;

async function run(options: InteropOptions): Promise<Cell[]> {
  const { dialects, mixed } = options;
  const endpoints = endpointsOf(options.server, options.http);
  const pairs = dialects.flatMap((one) =>
    dialects.filter((other) => one === other || mixed).map((other) => [one, other] as const),
  );
  const cells: Cell[] = [];
  for (const [one, other] of pairs) {
    const account = new Person(endpoints, options.account, one);
    const peer = new Person(endpoints, options.peer, other);
    await runRows({ account, peer }, (cell) => {
      cells.push(cell);
      if (options.json) process.stdout.write(`${JSON.stringify(cell)}\n`);
      else console.error(`${cell.dialect} ${cell.row}: ${cell.result}`);
    });
  }
  if (!options.json) process.stdout.write(`\n${formatTable(cells)}\n`);
  return cells;
}

async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2));
  if (request.action === 'refuse') {
    console.error(`${request.reason}\n\n${usage}`);
    return REFUSED;
  }
  if (request.action === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  return allPassed(await run(request.options)) ? 0 : FAILED;
}

process.exitCode = await main();
