import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIGURES } from './figures/index.ts';
import type { FigureLine } from './lib/figure.ts';

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly progress: string;
}

function bench(...words: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [path.join(import.meta.dirname, 'run.ts'), ...words],
      (_error, output, progress) => resolve({ code: child.exitCode ?? -1, output, progress }),
    );
  });
}

describe('the bench', () => {
  test('prints a line a figure and nothing else, and leaves with its verdict', async () => {
    const { code, output, progress } = await bench('--only', 'decoder.payloads');
    const lines = output.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '') as FigureLine;
    expect(line).toEqual({
      name: 'decoder.payloads',
      value: expect.any(Number),
      unit: 'MB/s',
      baseline: null,
      ratio: null,
      budget: '>=150 MB/s',
      ok: expect.any(Boolean),
    });
    expect(code).toBe(line.ok ? 0 : 1);
    expect(progress).toContain('decoder.payloads');
  });

  test('lists its figures and their budgets', async () => {
    const { code, output } = await bench('--list');
    expect(code).toBe(0);
    expect(output.trimEnd().split('\n')).toHaveLength(FIGURES.length);
    expect(output).toMatch(/^app\.start +<=1\.35 +\S/m);
  });

  test('refuses what it does not know, with the usage', async () => {
    const { code, output, progress } = await bench('--only', 'nothing');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(progress).toContain('npm run bench');
  });

  test('names each figure once, in areas', () => {
    const names = FIGURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
  });
});
