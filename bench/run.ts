import { printFailure, seconds } from '#scripts/lib/report.ts';
import { FIGURES } from './figures/index.ts';
import { readArguments, usage } from './lib/arguments.ts';
import { budgetText, type Figure, lineOf, type Measurement, type Note } from './lib/figure.ts';

const BROKEN = 1;
const REFUSED = 2;

// Figures alone go to standard output; whatever else speaks on the way (preparing Electron, building) is progress.
console.log = console.error;

async function measure(figure: Figure): Promise<boolean> {
  const note: Note = (text) => console.error(`${figure.name}: ${text}`);
  note('measuring …');
  const startedAt = performance.now();
  let measurement: Measurement | null = null;
  try {
    measurement = await figure.measure(note);
  } catch (error) {
    printFailure(error);
  }
  const line = lineOf(figure, measurement);
  process.stdout.write(`${JSON.stringify(line)}\n`);
  const verdict = line.ok ? 'within its budget' : measurement === null ? 'NOT MEASURED' : 'OVER ITS BUDGET';
  note(`${verdict} (${seconds(performance.now() - startedAt)})`);
  return line.ok;
}

function list(): void {
  for (const figure of FIGURES) {
    process.stdout.write(`${figure.name.padEnd(26)} ${budgetText(figure).padEnd(12)} ${figure.about}\n`);
  }
}

async function main(): Promise<number> {
  const request = readArguments(
    process.argv.slice(2),
    FIGURES.map(({ name }) => name),
  );
  if (request.action === 'refuse') {
    console.error(`${request.reason}\n\n${usage}`);
    return REFUSED;
  }
  let exitCode = 0;
  if (request.action === 'help') process.stdout.write(usage);
  if (request.action === 'list') list();
  if (request.action === 'measure') {
    for (const figure of FIGURES) {
      if (request.names.includes(figure.name) && !(await measure(figure))) exitCode = BROKEN;
    }
  }
  return exitCode;
}

process.exitCode = await main();
