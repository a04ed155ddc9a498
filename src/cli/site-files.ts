// Part of npm run build: the files of the site that depend on where it is deployed, and those that tell Azure Functions
// what the reminder service is.
import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Environment } from './connection.ts';
import { staticWebAppConfig } from './site-headers.ts';
import { siteSettings } from './site-settings.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
writeSite(process.env);
for (const sheet of ['teams.css', 'excel/excel.css'])
  copyFileSync(join(root, 'src/local/frames', sheet), join(root, '.cache/frames', basename(sheet)));
cpSync(join(root, 'manifest/icons'), join(dist, 'icons'), { recursive: true });
cpSync(join(root, 'src/reminders/azure/app'), join(root, 'dist-reminders'), { recursive: true });

function writeSite(environment: Environment): void {
  const settings = siteSettings(environment);
  write('settings.json', settings);
  write('staticwebapp.config.json', staticWebAppConfig({ ...settings, frames: settings.hosts }));
}

function write(name: string, content: object): void {
  writeFileSync(join(dist, name), `${JSON.stringify(content, null, 2)}\n`);
}
