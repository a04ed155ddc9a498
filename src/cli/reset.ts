// npm run reset: empties the local tenant.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../.local');
const port = Number(process.env['PORT'] ?? 5300);

async function isRunning(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port + 2}/local/people`).then(
    () => true,
    () => false,
  );
}

if (await isRunning()) {
  console.error('The local tenant is running. Stop npm start with Ctrl-C, then reset.');
  process.exitCode = 1;
} else if (existsSync(folder)) {
  rmSync(folder, { recursive: true });
  console.log('The local tenant is empty. npm start fills it again.');
} else console.log('The local tenant is empty already.');
