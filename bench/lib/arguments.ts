import { parseArgs } from 'node:util';

export const usage = `npm run bench [-- OPTIONS]

Measures how fast and how large the app is and holds it to its budgets: one JSON line a figure on standard output,
exit code 1 when a budget is broken.

  --only NAME   only this figure, or those whose name begins so; may be given several times
  --list        name the figures and their budgets, measure nothing
  --help        this text
`;

export type Request =
  | { readonly action: 'help' }
  | { readonly action: 'list' }
  /** The names chosen, in the order figures are listed in. */
  | { readonly action: 'measure'; readonly names: readonly string[] }
  | { readonly action: 'refuse'; readonly reason: string };

/**
 * Reads the command line.
 * @param known the names of all figures
 */
export function readArguments(commandLine: readonly string[], known: readonly string[]): Request {
  let options;
  try {
    options = parseArgs({
      args: [...commandLine],
      options: {
        only: { type: 'string', multiple: true },
        list: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return { action: 'refuse', reason: error instanceof Error ? error.message : String(error) };
  }
  if (options.help === true) return { action: 'help' };
  if (options.list === true) return { action: 'list' };
  const { only } = options;
  if (only === undefined) return { action: 'measure', names: known };
  const nobody = only.find((wanted) => wanted === '' || !known.some((name) => name.startsWith(wanted)));
  if (nobody !== undefined) {
    return { action: 'refuse', reason: `There is no figure "${nobody}". There are: ${known.join(', ')}` };
  }
  return {
    action: 'measure',
    names: known.filter((name) => only.some((wanted) => name.startsWith(wanted))),
  };
}
