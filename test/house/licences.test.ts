import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies } from 'semver';

const root = join(__dirname, '../..');
const allowed = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'MPL-2.0',
  'BlueOak-1.0.0',
]);

// Not under an allowed licence, each with the reason why it is here all the same. None of them is shipped.
const exceptions: Record<string, string> = {
  '@microsoft/office-js':
    'development only, served from node_modules to the local Excel frame; production loads it from Microsoft',
  'caniuse-lite': 'CC-BY-4.0 data of the build tool',
};

type Locked = { license?: string; dev?: boolean; link?: boolean };

/** Packages of a lock file whose licence nobody allowed, as "name: licence". */
function strangers(packages: Record<string, Locked>): string[] {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), ...locked }))
    .filter(
      ({ name, license, dev }) => !isAllowed(license ?? 'none') && !(name in exceptions && dev === true),
    )
    .map(({ name, license }) => `${name}: ${license ?? 'none'}`);
}

/** "A OR B" (or "A/B", as older packages write it) needs one allowed part, "A AND B" all of them. */
function isAllowed(license: string): boolean {
  const bare = license.replace(/[()]/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  if (bare.includes('/')) return bare.split('/').some(isAllowed);
  return bare.split(' AND ').every((part) => allowed.has(part.trim()));
}

test.each(['package-lock.json', 'test/browser/package-lock.json'])(
  'every package in %s has a licence that we allow',
  (file) => {
    const lock = JSON.parse(readFileSync(join(root, file), 'utf8')) as { packages: Record<string, Locked> };
    expect(strangers(lock.packages)).toEqual([]);
  },
);

test('a package under another licence is found, and an exception does not cover what is shipped', () => {
  expect(strangers({ 'node_modules/hyperformula': { license: 'GPL-3.0-only', dev: true } })).toEqual([
    'hyperformula: GPL-3.0-only',
  ]);
  expect(strangers({ 'node_modules/@microsoft/office-js': { license: 'LICENSE' } })).toHaveLength(1);
  expect(strangers({ 'node_modules/a/node_modules/b': { license: '(MIT OR CC0-1.0)' } })).toEqual([]);
});

test('every package runs on Node 20.19, 22 and 24 as far as it says', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { engines?: { node?: string } }>;
  };
  const refusing = Object.entries(lock.packages).flatMap(([path, { engines }]) =>
    ['20.19.0', '22.12.0', '24.0.0']
      .filter((node) => engines?.node && !satisfies(node, engines.node))
      .map((node) => `${path} refuses ${node}`),
  );
  expect(refusing).toEqual([]);
});

test('the lock file names the packages of every platform, so that it installs on each', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const there = Object.keys(packages);
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
    .filter((name) => !there.some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});
