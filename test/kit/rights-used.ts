// The last step of npm test: the calls of all test files, held against the table of rights.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Called, unusedRights } from './rights.ts';

const folder = process.argv[2] ?? '';
// The files are what the test files wrote.
const run = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Called);
const calls = new Set(run.flatMap((called) => Object.keys(called)));
const unused = unusedRights(run);
for (const line of unused) console.log(line);
console.log(`${calls.size} kinds of calls were made, each allowed by a right of doc/permissions.md.`);
process.exitCode = unused.length > 0 || calls.size === 0 ? 1 : 0;
