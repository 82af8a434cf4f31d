import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkout } from './paths.ts';
import { run, type RunOptions, type RunResult } from './run.ts';

/** A command that an installed package brings. */
export interface Tool {
  readonly packageName: string;
  readonly command: string;
}

/** Runs a package's command in the checkout, by this Node and without a shell: the same on every system. */
export async function runTool(
  tool: Tool,
  toolArguments: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const directory = path.join(checkout, 'node_modules', tool.packageName);
  const text = await readFile(path.join(directory, 'package.json'), 'utf8');
  const { bin } = JSON.parse(text) as { bin: Readonly<Record<string, string>> };
  const file = bin[tool.command];
  if (file === undefined) throw new Error(`${tool.packageName} has no command ${tool.command}`);
  return run(process.execPath, [path.join(directory, file), ...toolArguments], { cwd: checkout, ...options });
}
