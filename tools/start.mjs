// npm start: installs and builds what is missing, then runs the whole product on this machine.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './install.mjs';
import { build } from './build.mjs';

install();
if (!build()) {
  console.error('The build failed; the reason is above.');
  process.exit(1);
}
const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'src/cli/start.ts')], {
  stdio: 'inherit',
  cwd: root,
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
