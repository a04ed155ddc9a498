// Installs what is missing, and only then: the lock file's hash is kept beside what was installed from it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs `npm ci` in a folder when node_modules does not match its lock file. Its words go to standard error. */
export function install(folder = root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const mark = join(folder, 'node_modules', '.installed-from');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  checkNode();
  console.error(`Installing packages (once, about a minute) …`);
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error(
      'The packages could not be installed. Check the connection to the npm registry, then run the command again.',
    );
    process.exit(npm.status ?? 1);
  }
  writeFileSync(mark, lock);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Good Measure needs Node 20.19 or later; this is ${process.versions.node}. Install a newer Node from nodejs.org.`,
  );
  process.exit(1);
}
