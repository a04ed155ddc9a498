import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Who may import whom: our rooms, and packages from npm. `node:` stands for Node's own modules.
const table: Record<string, { rooms: string[]; npm: string[] }> = {
  domain: { rooms: [], npm: ['fraction.js', '@internationalized/date'] },
  registers: {
    rooms: ['domain'],
    npm: [
      '@microsoft/microsoft-graph-client',
      'papaparse',
      'fflate',
      'read-excel-file',
      // Bidders' returns and assessment summaries, each loaded with the first one that is made.
      'write-excel-file',
      'docx',
    ],
  },
  ui: {
    rooms: ['domain', 'registers'],
    npm: [
      'react',
      'react-dom',
      '@fluentui/',
      '@tanstack/react-virtual',
      'papaparse',
      'fflate',
      'read-excel-file',
      'write-excel-file',
    ],
  },
  doors: { rooms: ['domain', 'registers', 'ui'], npm: ['react', 'react-dom', '@azure/msal-browser'] },
  teams: {
    rooms: ['domain', 'registers', 'ui', 'doors'],
    npm: ['react', 'react-dom', '@microsoft/teams-js', '@azure/msal-browser'],
  },
  excel: {
    rooms: ['domain', 'registers', 'ui', 'doors'],
    npm: ['react', 'react-dom', '@fluentui/'],
  },
  reminders: { rooms: ['domain', 'registers'], npm: ['node:', 'jose'] },
  local: {
    rooms: [],
    npm: [
      'node:',
      'libsql',
      'jose',
      '@microsoft/teams-js',
      '@microsoft/microsoft-graph-types',
      'adaptivecards',
      '@ironcalc/wasm',
      'fflate',
      'react',
      'react-dom',
      '@fluentui/',
      '@tanstack/react-virtual',
    ],
  },
  cli: {
    rooms: ['domain', 'registers', 'reminders', 'local'],
    npm: [
      'node:',
      'papaparse',
      'fflate',
      'read-excel-file',
      'write-excel-file',
      'oauth4webapi',
      'ajv',
      'ajv-draft-04',
      'ajv-formats',
    ],
  },
};

// Files that may be longer than 250 lines, each with its reason; five at most.
const longFiles: Record<string, string> = {};

const src = join(__dirname, '../../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(ts|tsx)$/.test(path) && !path.endsWith('.d.ts'));

const imports =
  /^\s*(?:import|export)\s(?:[\w*{}\s,$]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?['"]([^'"]+)['"]/gm;

/** Every import of a file that its room may not make, as a sentence. */
function trespasses(path: string, text: string): string[] {
  const room = path.split('/')[0] ?? '';
  const rights = table[room];
  if (!rights) return [`${path} is in no room of the table`];
  return [...text.matchAll(imports)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((name) => !mayImport(room, path, name))
    .map((name) => `${path} imports ${name}`);
}

function mayImport(room: string, path: string, name: string): boolean {
  const rights = table[room] ?? { rooms: [], npm: [] };
  if (!name.startsWith('.')) {
    return rights.npm.some((allowed) =>
      /[/:]$/.test(allowed) ? name.startsWith(allowed) : name === allowed || name.startsWith(`${allowed}/`),
    );
  }
  const target = join(path, '..', name).replaceAll('\\', '/').split('/')[0] ?? '';
  return target === room || rights.rooms.includes(target);
}

test('no room imports what it may not', () => {
  const found = files.flatMap((path) => trespasses(path, readFileSync(join(src, path), 'utf8')));
  expect(found).toEqual([]);
});

test('a planted trespass is found, types and lazy imports too', () => {
  expect(trespasses('domain/x.ts', `import type { Row } from '../registers/types.ts';`)).toHaveLength(1);
  expect(trespasses('domain/x.ts', `import { readFileSync } from 'node:fs';`)).toHaveLength(1);
  expect(trespasses('ui/x.ts', `const load = () => import('../teams/main.tsx');`)).toHaveLength(1);
  expect(trespasses('local/x.ts', `export { a } from '../domain/a.ts';`)).toHaveLength(1);
  expect(trespasses('domain/words/x.ts', `import {\n  day,\n} from './day.ts';`)).toEqual([]);
});

test('files keep to 250 lines, and the exceptions are few and needed', () => {
  const long = files.filter((path) => readFileSync(join(src, path), 'utf8').split('\n').length > 251);
  expect(long.filter((path) => !(path in longFiles))).toEqual([]);
  expect(Object.keys(longFiles).filter((path) => !long.includes(path))).toEqual([]);
  expect(Object.keys(longFiles).length).toBeLessThanOrEqual(5);
});
