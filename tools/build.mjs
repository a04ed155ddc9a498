// npm run build: makes dist/ and dist-reminders/ (what is deployed) and the local frames, unless nothing has changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { install, root } from './install.mjs';

const sources = ['src', 'webpack.config.js', 'tools/lean', 'package-lock.json', 'tsconfig.json', 'manifest'];

function filesUnder(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (!/^[^.]+$/.test(path)) return [path];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => file.slice(root.length + 1));
}

/** A fingerprint of everything that a build depends on. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder).sort((a, b) => (a < b ? -1 : 1)))
    hash.update(file).update(readFileSync(join(root, file)));
  for (const name of Object.keys(process.env)
    .filter((key) => key.startsWith('GM_'))
    .sort())
    hash.update(`${name}=${process.env[name]}`);
  return hash.digest('hex');
}

/** Builds when needed; returns whether it worked. */
export function build() {
  const mark = join(root, '.cache', 'built-from');
  const now = fingerprint();
  const whole = ['dist/index.html', 'dist-reminders/host.json'].every((file) => existsSync(join(root, file)));
  if (whole && existsSync(mark) && readFileSync(mark, 'utf8') === now) return true;
  console.error('Building (about half a minute) …');
  const ran = spawnSync(process.execPath, [join(root, 'node_modules/webpack-cli/bin/cli.js')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (ran.status !== 0) return false;
  const headers = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'src/cli/site-files.ts')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (headers.status !== 0) return false;
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(mark, now);
  return true;
}

if (process.argv[1]?.endsWith('build.mjs')) {
  install();
  if (!build()) {
    console.error('The build failed; the reason is above.');
    process.exit(1);
  }
  console.error('Built: dist/ and dist-reminders/');
}
