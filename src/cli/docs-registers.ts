// npm run docs:registers: writes doc/registers.md from the declarations.
import { mkdir, writeFile } from 'node:fs/promises';
import { registersPage } from '../registers/docs.ts';

await mkdir('doc', { recursive: true });
await writeFile('doc/registers.md', registersPage());
console.log('doc/registers.md is written.');
