// npm run package: fills the manifest, checks it offline, and makes the zip that an administrator uploads to Teams.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, sentence } from '../domain/words/problem.ts';
import { checkManifest, fillManifest, iconProblems, readInstallation, zipPackage } from './app-package.ts';
import { excelExtension, excelXml } from './excel-manifest.ts';

const root = join(import.meta.dirname, '../..');

function main(): number {
  const { version } = readJson('package.json') as { version: string }; // npm refuses a package without one
  const installation = readInstallation(process.env, version);
  if (installation.kind === 'problems') return fail(installation.problems);
  const source = readJson('manifest/manifest.json') as Parameters<typeof fillManifest>[0]; // what JSON.parse gives
  const manifest = fillManifest(source, installation.value);
  const checked = checkManifest(manifest, schemaOf(source));
  if (checked.kind === 'problems') return fail(checked.problems);
  const names = ['color.png', 'outline.png'];
  const icons = Object.fromEntries(names.map((name) => [name, readFileSync(join(root, 'manifest', name))]));
  const wrong = iconProblems(icons);
  if (wrong.length > 0) return fail(wrong);
  write('appPackage', 'manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  for (const [name, bytes] of Object.entries(icons)) write('appPackage', name, bytes);
  write('appPackage', 'excel.xml', excelXml(excelExtension(manifest)));
  write('dist-package', `good-measure-office-2021-${version}.xml`, excelXml(excelExtension(manifest)));
  const zip = `good-measure-${version}.zip`;
  write('dist-package', zip, zipPackage(manifest, icons));
  console.log(`Made dist-package/${zip}. Upload it in the Teams admin center: doc/install.md, step 6.`);
  return 0;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** Microsoft's schema of the version that the manifest names, from the package that carries them all. */
function schemaOf(source: unknown): object {
  const { manifestVersion } = source as { manifestVersion: string }; // the schema checks that it is there
  const folder = `node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${manifestVersion}`;
  return readJson(`${folder}/MicrosoftTeams.schema.json`) as object; // a schema is an object
}

function write(folder: string, name: string, content: string | Uint8Array): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, name), content);
}

function fail(problems: readonly Problem[]): number {
  console.error('The package was not made.');
  for (const one of problems) console.error(`  ${sentence(one)}`);
  return 1;
}

process.exitCode = main();
