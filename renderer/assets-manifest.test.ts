import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod/mini';

const assets = path.join(import.meta.dirname, '..', 'assets');
const text = z.string().check(z.minLength(1));
const manifestSchema = z.object({
  files: z.array(
    z.object({ file: text, pixels: text, origin: text, licence: z.literal('MIT'), bytes: z.number() }),
  ),
});

const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(assets, 'manifest.json'), 'utf8')));
const present = readdirSync(assets, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(assets, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .filter((file) => file !== 'manifest.json');

test('every file of the assets is in the manifest, with its size, origin and licence, and no other', () => {
  expect(manifest.files.map(({ file }) => file).sort()).toEqual(present.sort());
  for (const { file, bytes } of manifest.files)
    expect(statSync(path.join(assets, file)).size, file).toBe(bytes);
});

test.each(['available', 'busy', 'away', 'offline'])(
  'the tray has an icon for %s in both densities',
  (tone) => {
    for (const [name, pixels] of [
      [`${tone}.png`, 16],
      [`${tone}@2x.png`, 32],
    ] as const) {
      const png = readFileSync(path.join(assets, 'tray', name));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([pixels, pixels]);
    }
  },
);
