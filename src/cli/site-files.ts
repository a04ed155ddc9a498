// Part of npm run build: the files of the site that depend on where it is deployed.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { staticWebAppConfig } from './site-headers.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const tenant = process.env['GM_TENANT'] ?? '';
const authority =
  process.env['GM_AUTHORITY'] ?? `https://login.microsoftonline.com/${tenant || 'organizations'}`;
const graph = process.env['GM_GRAPH'] ?? 'https://graph.microsoft.com/v1.0';
const evaluations = process.env['GM_EVALUATIONS_SITE'];

const settings = {
  tenantId: tenant,
  clientId: process.env['GM_CLIENT'] ?? '',
  graph,
  authority,
  sites: { open: process.env['GM_SITE'] ?? '', ...(evaluations ? { evaluations } : {}) },
  hosts: [],
};

writeFileSync(join(dist, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
writeFileSync(
  join(dist, 'staticwebapp.config.json'),
  `${JSON.stringify(staticWebAppConfig({ graph, authority }), null, 2)}\n`,
);
copyFileSync(join(root, 'src/teams/pages/first.css'), join(dist, 'first.css'));
