// npm run bench [-- --only ROW[,ROW]] [--json FILE] [--table FILE]: side by side with what others use, told as ratios.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './install.mjs';

install();
install(join(root, 'bench'));
const built = spawnSync(process.execPath, [join(root, 'tools/build.mjs')], {
  cwd: root,
  stdio: ['ignore', 2, 2],
});
if (built.status !== 0) process.exit(built.status ?? 1);
const run = spawnSync(
  process.execPath,
  ['--expose-gc', '--import', 'tsx', join(root, 'bench/main.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(run.status ?? 1);
