import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePageFile } from './page-files.ts';

const root = path.resolve('/opt/nudge/dist/renderer');

describe('resolvePageFile', () => {
  it.each([
    ['nudge://app/messenger.html', 'messenger.html', 'text/html; charset=utf-8'],
    ['nudge://app/assets/a-1.js', 'assets/a-1.js', 'text/javascript; charset=utf-8'],
    ['nudge://app/assets/a.woff2?x=1#y', 'assets/a.woff2', 'font/woff2'],
    ['nudge://app/assets/a%20b.png', 'assets/a b.png', 'image/png'],
    ['nudge://app/assets/../messenger.html', 'messenger.html', 'text/html; charset=utf-8'],
    ['nudge://app/%2e%2e/%2E./x.css', 'x.css', 'text/css; charset=utf-8'],
  ])('%s', (address, file, contentType) => {
    expect(resolvePageFile(root, address)).toEqual({ path: path.join(root, file), contentType });
  });

  it.each([
    'nudge://app/',
    'nudge://app',
    'nudge://other/messenger.html',
    'nudge://app:1/messenger.html',
    'nudge://app.evil/messenger.html',
    'file:///opt/nudge/dist/renderer/messenger.html',
    'https://app/messenger.html',
    'nudge:app/messenger.html/../../../main/index.js',
    'nudge://app/..%2fmain/index.js',
    'nudge://app/..%5cmain%5cindex.js',
    'nudge://app/a/..%2f..%2f..%2fetc/x.js',
    'nudge://app/%2fetc/x.js/..%2f..%2f..%2f..%2fx.js',
    'nudge://app/C:/x.js',
    'nudge://app/x.js%00.html',
    'nudge://app/%zz.js',
    'nudge://app/../renderer-of-somebody-else/x.js%2f..%2f..%2f..%2fx.js',
    'nudge://app/assets/a.js.map',
    'nudge://app/package.json',
    'not an address',
    '',
  ])('is nothing: %s', (address) => {
    expect(resolvePageFile(root, address)).toBeNull();
  });

  it('never leaves the folder, whatever the path', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', '%00', 'a', 'x.js', 'renderer2', '%25'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const file = resolvePageFile(root, `nudge://app/${pieces.join('/')}x.js`);
        if (file !== null) expect(path.relative(root, file.path)).not.toMatch(/^\.\.(?:[/\\]|$)|^[/\\]|^$/);
      }),
    );
  });
});
