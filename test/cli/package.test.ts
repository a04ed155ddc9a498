import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import {
  checkManifest,
  fillManifest,
  iconProblems,
  pngSize,
  readInstallation,
  zipPackage,
} from '../../src/cli/app-package.ts';
import { siteHeaders, staticWebAppConfig } from '../../src/cli/site-headers.ts';
import { siteSettings } from '../../src/cli/site-settings.ts';
import { scopes, scopesFor, signInScopes } from '../../src/registers/scopes.ts';
import { readSettings } from '../../src/doors/settings.ts';
import { atSite, contentOf, entityOf } from '../../src/teams/tab-site.ts';

const root = join(__dirname, '../..');
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const source = read('manifest/manifest.json');
const schema = (version: string) =>
  read(
    `node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`,
  );
const environment = {
  GM_ADDRESS: 'https://socialvalue.council.gov.uk',
  GM_CLIENT: '11111111-2222-3333-4444-555555555555',
  GM_COUNCIL: 'Example Council',
};
const installation = (() => {
  const read = readInstallation(environment, '1.2.3');
  if (read.kind === 'problems') throw new Error('refused');
  return read.value;
})();
const filled = fillManifest(source, installation) as unknown as {
  webApplicationInfo: { nestedAppAuthInfo: { redirectUri: string; scopes: string[] }[] };
};
const icons = {
  'color.png': readFileSync(join(root, 'manifest/color.png')),
  'outline.png': readFileSync(join(root, 'manifest/outline.png')),
};
const wrong = (change: object) => {
  const checked = checkManifest({ ...(filled as object), ...change } as never, schema('1.28'));
  return checked.kind === 'problems' ? checked.problems.map(({ place, tell }) => `${place} ${tell}`) : [];
};

test('the filled manifest fits Microsoft’s schema', () => {
  expect(checkManifest(filled as never, schema('1.28')).kind).toBe('ok');
  expect(JSON.stringify(filled)).not.toContain('${{');
});

test('a wrong manifest fails with the pointer to what is wrong', () => {
  expect(wrong({ accentColor: 'green' }).join()).toContain('/accentColor');
  expect(wrong({ staticTabs: [{ entityId: 'x', scopes: ['everywhere'] }] }).join()).toContain(
    '/staticTabs/0/scopes/0',
  );
  expect(wrong({ surprise: true }).join()).toContain('surprise');
  expect(wrong({ name: { short: 'Good Measure for Teams' } })).toEqual([
    '/name/short The name may not contain a product name of Microsoft.',
  ]);
  expect(wrong({ validDomains: ['*.council.gov.uk'] })).toEqual([
    '/validDomains/0 Name one host, without a wildcard, a tunnel or https://.',
  ]);
  expect(wrong({ version: '${{VERZION}}' }).join()).toContain('/version');
});

test('a bot is in the manifest when its id is configured, and only then', () => {
  const bot = '99999999-2222-3333-4444-555555555555';
  const read = readInstallation({ ...environment, GM_BOT_ID: bot }, '1.2.3');
  if (read.kind === 'problems') throw new Error('refused');
  const manifest = fillManifest(source, read.value);
  expect(manifest).toMatchObject({ bots: [{ botId: bot, scopes: ['team'] }] });
  expect(checkManifest(manifest, schema('1.28')).kind).toBe('ok');
  expect(filled).not.toHaveProperty('bots');
  expect(readInstallation({ ...environment, GM_BOT_ID: 'bot' }, '1.2.3')).toMatchObject({
    kind: 'problems',
    problems: [{ place: 'GM_BOT_ID' }],
  });
});

test('what is missing in the configuration is named by its variable', () => {
  const read = readInstallation(
    { GM_ADDRESS: 'http://council.example/x', GM_COUNCIL: 'x'.repeat(33) },
    '1.0.0',
  );
  expect(read.kind === 'problems' && read.problems.map(({ place }) => place)).toEqual([
    'GM_ADDRESS',
    'GM_CLIENT',
    'GM_COUNCIL',
  ]);
});

test('the manifest prefetches the very scopes, in the order, that the sign-in asks for', () => {
  const info = filled.webApplicationInfo.nestedAppAuthInfo[0];
  expect(info?.scopes).toEqual(signInScopes.map((scope) => `https://graph.microsoft.com/${scope}`));
  expect(info?.redirectUri).toBe('brk-multihub://socialvalue.council.gov.uk');
});

test('the icons are PNG pictures of the sizes that Teams wants', () => {
  expect(pngSize(icons['color.png'])).toEqual({ width: 192, height: 192 });
  expect(iconProblems(icons)).toEqual([]);
  expect(iconProblems({ ...icons, 'color.png': icons['outline.png'] })).toEqual([
    { place: 'manifest/color.png', tell: 'It must be a PNG of 192 by 192 pixels.' },
  ]);
});

test('the zip has manifest and icons at its root, and is the same each time', () => {
  const zip = zipPackage(filled as never, icons);
  const files = unzipSync(zip);
  expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  expect(JSON.parse(strFromU8(files['manifest.json']!)).version).toBe('1.2.3');
  expect(Buffer.from(zipPackage(filled as never, icons)).equals(Buffer.from(zip))).toBe(true);
});

test('the site’s settings come from the variables that the commands read, and the page accepts them', async () => {
  const settings = siteSettings({
    GM_TENANT: '22222222-2222-3333-4444-555555555555',
    GM_CLIENT: environment.GM_CLIENT,
    GM_SITE: 'https://council.sharepoint.com/sites/SocialValue/Lists/Contracts',
    GM_EVALUATIONS: 'council.sharepoint.com:/sites/SocialValueEvaluations',
    GM_MORE_SITES: 'https://council.sharepoint.com/sites/Schools council.sharepoint.com:/sites/Housing',
  });
  expect(settings.sites).toEqual({
    open: 'council.sharepoint.com:/sites/SocialValue',
    evaluations: 'council.sharepoint.com:/sites/SocialValueEvaluations',
    more: ['council.sharepoint.com:/sites/Schools', 'council.sharepoint.com:/sites/Housing'],
  });
  expect(await readSettings({ ...settings, sites: { ...settings.sites, more: ['nowhere'] } })).toContain(
    'GM_MORE_SITES',
  );
  expect(await readSettings(settings)).toEqual(settings);
  expect(await readSettings(siteSettings({}))).toContain('GM_TENANT');
});

test('a tab looks at a site of the council’s own SharePoint only, and never at the evaluations', () => {
  const sites = {
    open: 'council.sharepoint.com:/sites/SocialValue',
    evaluations: 'council.sharepoint.com:/sites/SocialValueEvaluations',
  };
  const settings = { sites } as unknown as Parameters<typeof atSite>[0];
  const at = (site: string) => atSite(settings, new URL(contentOf('https://x', '/', site)).search).sites;
  expect(at('council.sharepoint.com:/sites/Schools')).toEqual({
    open: 'council.sharepoint.com:/sites/Schools',
  });
  for (const other of [
    sites.open,
    sites.evaluations,
    'evil.sharepoint.com:/sites/Schools',
    'council.sharepoint.com.evil.example:/sites/Schools',
    'council.sharepoint.com:/sites/Schools/../SocialValueEvaluations',
    'council.sharepoint.com,a,b',
    '',
  ])
    expect(at(other)).toEqual(sites);
  expect(entityOf(settings, sites.open)).toBe('register');
  expect(entityOf(settings, 'council.sharepoint.com:/sites/Schools')).toBe('register-sites-Schools');
});

test('the site lets Microsoft’s programs frame it and nothing else, and runs no foreign script', () => {
  const around = {
    graph: 'https://graph.microsoft.com/v1.0',
    authority: 'https://login.microsoftonline.com/x',
  };
  const policy = siteHeaders(around)['Content-Security-Policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)|localhost|127\.0\.0\.1|http:/);
  expect(policy).toMatch(/frame-ancestors https:\/\/teams\.microsoft\.com /);
  expect(JSON.stringify(staticWebAppConfig(around))).toContain('/help/privacy.html');
  // The local tenant changes these addresses and nothing else.
  const local = siteHeaders({ ...around, graph: 'http://127.0.0.1:1/v1.0', frames: ['http://localhost:2'] });
  expect(local['Content-Security-Policy']).toBe(
    policy
      .replace('https://graph.microsoft.com ', 'http://127.0.0.1:1 ')
      .replace('https://outlook.office365.com', 'https://outlook.office365.com http://localhost:2'),
  );
});

test('the page for IT has every right with its reason, and none that is not asked for', () => {
  const page = readFileSync(join(root, 'doc/permissions.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(
    scopes.map(
      ({ name, kind, askedBy, admin, reason }) =>
        `| \`${name}\` | ${kind} | ${askedBy} | ${admin ? 'yes' : 'no'} | ${reason} |`,
    ),
  );
});

test('a call is allowed by a right that we ask for, or by none', () => {
  expect(scopesFor('GET', '/me?$select=id').map(({ name }) => name)).toEqual(['User.Read']);
  expect(scopesFor('GET', '/users').map(({ name }) => name)).toEqual(['User.ReadBasic.All']);
  expect(scopesFor('DELETE', '/users/x')).toEqual([]);
  expect(scopesFor('GET', '/sitesx')).toEqual([]);
  const names = (method: string, path: string) =>
    scopesFor(method, path).map(({ name, kind, askedBy }) => `${name} ${kind} ${askedBy}`);
  const site = '/sites/council.sharepoint.com:/sites/SocialValue:';
  expect(names('PATCH', `${site}/lists/Answers/items/7/fields`)).toEqual([
    'Sites.Selected delegated tab and add-in',
    'Sites.FullControl.All delegated provisioning',
    'Lists.SelectedOperations.Selected application reminders',
  ]);
  // The tab makes no lists and grants nothing; nothing of ours deletes a list or a column.
  expect(names('POST', `${site}/lists`)).toEqual(['Sites.FullControl.All delegated provisioning']);
  expect(names('POST', `${site}/permissions`)).toEqual(['Sites.FullControl.All delegated provisioning']);
  expect(names('DELETE', '/sites/x/lists/Answers')).toEqual([]);
  expect(names('DELETE', '/sites/x/lists/Answers/columns/Text')).toEqual([]);
});

test('every command that the documents give exists, and every variable that they name is read', () => {
  const documents = [
    'README.md',
    ...readdirSync(join(root, 'doc'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `doc/${name}`),
  ];
  const all = documents.map((name) => readFileSync(join(root, name), 'utf8')).join('\n');
  const { scripts } = read('package.json') as { scripts: Record<string, string> };
  const commands = [...all.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name = '']) => name);
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  const sources = ['src', 'tools']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(root, folder, name),
      ),
    )
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const named = new Set([...all.matchAll(/\bGM_[A-Z_]+\b/g)].map(([name]) => name));
  // Some have the name of a channel at their end.
  const isRead = (name: string) =>
    sources.includes(name) || sources.includes(name.replace(/^(GM_[A-Z]+_).*/, '$1'));
  expect([...named].filter((name) => !isRead(name))).toEqual([]);
});
