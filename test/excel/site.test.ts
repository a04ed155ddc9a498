import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { panePage } from '../../src/local/site/pane-page.ts';
import { siteHeaders, staticWebAppConfig } from '../../src/cli/site-headers.ts';

const root = join(__dirname, '../..');
const frame = { http: 'http://localhost:5300', https: 'https://localhost:5303' };
const built =
  '<html><head><script src=https://appsforoffice.microsoft.com/lib/1/hosted/office.js></script></head></html>';
const quoted = built.replace(/src=(\S+)>/, 'src="$1">');

test.each([built, quoted])(
  'the local server puts the bridge before a copy of the library, and names only its own frame',
  (html) => {
    const at = (door: string) =>
      panePage(new URL(`http://x/pane.html?door=${door}&frame=https://evil.example`), html, frame) ?? '';
    for (const [door, origin] of [
      ['mac', frame.http],
      ['win32', frame.http],
      ['web', frame.https],
    ] as const) {
      const page = at(door);
      expect(page).toContain(`/local/bridge-${door}.js?frame=${encodeURIComponent(origin)}`);
      expect(page.indexOf('/local/bridge')).toBeLessThan(page.indexOf('/office-js/office.js'));
      expect(page).not.toContain('appsforoffice');
      expect(page).not.toContain('evil');
    }
    expect(at('other')).not.toContain('/local/');
  },
);

test('the deployed pane loads Microsoft’s library from Microsoft, allowed by its own policy and by no other page’s', () => {
  const page = readFileSync(join(root, 'src/excel/pane.html'), 'utf8');
  expect(page).toContain(
    '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>',
  );
  const around = {
    graph: 'https://graph.microsoft.com/v1.0',
    authority: 'https://login.microsoftonline.com/x',
  };
  const policy = (path: string) => siteHeaders(around, path)['Content-Security-Policy'] ?? '';
  expect(policy('/pane.html')).toContain("script-src 'self' https://appsforoffice.microsoft.com");
  expect(policy('/')).not.toContain('appsforoffice');
  expect(JSON.stringify(staticWebAppConfig(around))).toContain('"route":"/pane.html"');
});

// What only the local frame may hold: the bridges, the engine, and Microsoft's own file.
const local = [
  'messageHandlers',
  'Agave',
  'GetSolutionRef',
  '_richApiNativeBridge',
  'ironcalc',
  'IterativeExecutor',
  '/office-js/',
];

function findings(text: string): string[] {
  return local.filter((word) => text.includes(word));
}

test('nothing of the local frame and nothing of Microsoft’s library is in what is deployed', () => {
  const dist = join(root, 'dist');
  const files = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
  const texts = files.filter((file) => /\.(js|html|json)$/.test(file));
  expect(
    texts.flatMap((file) =>
      findings(readFileSync(join(dist, file), 'utf8')).map((word) => `${file}: ${word}`),
    ),
  ).toEqual([]);
  expect(files.some((file) => /(^|\/)(office|excel-(web|mac|win32))/.test(file))).toBe(false);
});

test('a planted bridge would be found', () => {
  expect(findings('window.webkit={messageHandlers:{Agave:1}}')).toEqual(['messageHandlers', 'Agave']);
});

test('no product code asks on which platform Excel runs', () => {
  const folder = join(root, 'src/excel');
  const asks = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      /\bPlatformType\b|context\.platform|\.diagnostics\b/.test(readFileSync(join(folder, file), 'utf8')),
    );
  expect(asks).toEqual([]);
});
