// Runs one of our TypeScript commands: node tools/run.mjs src/cli/import.ts [arguments]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, root } from './install.mjs';

install();
const [entry, ...rest] = process.argv.slice(2);
const pipes = pathToFileURL(join(root, 'tools/ended-pipe.mjs')).href;
const before = ['--import', pipes, '--import', 'tsx'];
const child = spawn(process.execPath, [...before, join(root, entry), ...rest], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
