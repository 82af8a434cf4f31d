import { requireNone, runStep } from '#scripts/lib/steps.ts';
import { runTool, type Tool } from '#scripts/lib/tool.ts';

interface Check {
  readonly name: string;
  readonly tool: Tool;
  readonly arguments: readonly string[];
  readonly advice: string;
}

const checks: readonly Check[] = [
  {
    name: 'format',
    tool: { packageName: 'oxfmt', command: 'oxfmt' },
    arguments: ['--check'],
    advice: 'Run "npm run format" and commit what it changes.',
  },
  {
    name: 'lint',
    tool: { packageName: 'oxlint', command: 'oxlint' },
    arguments: [],
    advice: 'Correct the places named above. Which room may import which is in docs/architecture.md.',
  },
  {
    name: 'types',
    tool: { packageName: 'typescript', command: 'tsc' },
    arguments: ['-p', '.'],
    advice: 'Correct the places named above.',
  },
  {
    name: 'dead code',
    tool: { packageName: 'knip', command: 'knip' },
    arguments: [],
    advice:
      'Remove what nobody uses, or the word "export" where only the file itself uses it (knip.config.ts).',
  },
];

/** Looks at the code without running it. Resolves with the number of checks that failed. */
export async function runChecks(): Promise<number> {
  let failures = 0;
  for (const check of checks) {
    const outcome = await runStep(check.name, async () => {
      const { code } = await runTool(check.tool, check.arguments);
      requireNone(code, `The ${check.name} check is not content.`, check.advice);
    });
    if (outcome === null) failures += 1;
  }
  return failures;
}
