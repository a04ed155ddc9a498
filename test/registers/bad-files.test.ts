import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { checkTable, problemsOf } from '../../src/domain/import/check.ts';
import { columnProblems, matchColumns } from '../../src/domain/import/columns.ts';
import { sentence } from '../../src/domain/words/problem.ts';
import { day } from '../../src/domain/words/day.ts';
import { readChosen, readFile } from '../../src/registers/import/read-file.ts';
import { uploadsOf } from '../../src/ui/evidence/uploads.ts';
import { badFiles, type BadFile, unreadable } from '../kit/bad-files.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const cases: readonly [string, BadFile][] = Object.entries(badFiles);
const again = 'choose it again.';
const other = (ending: string) =>
  `The file ends in .${ending} but holds something else. Open it, save it again as .${ending} and ${again}`;
const noHeader = [
  'Row 1: No header is known in this file. Check that its first row names the columns, and match them by hand.',
  'Columns: No column is known to hold the reference. Choose the column that does.',
  'Columns: No column is known to hold the title. Choose the column that does.',
  'Row 2: No reference. Give the row the reference that the council uses for it.',
];

// What the import says of each file; a file that is not here is read without a word.
const imported: Partial<Record<keyof typeof badFiles, readonly string[]>> = {
  ...unreadable('register'),
  'a header only': ['The file has a header and no rows.'],
  'no header': noHeader,
  'a header twice': [
    'C1: “Title” is in columns B and C. The first is read. Choose the other if that is the right one.',
  ],
  'a translated header': noHeader,
  'extra and missing columns, ragged rows': [
    'D3: This cell has no header. It was left out. Check that the row is not shifted.',
  ],
  'a totals row': ['A3: This is a row of totals, not a contract. Nothing needs to be done.'],
  '10,000 columns': ['The file has 10,000 columns. Keep the first 1,000 at most and choose it again.'],
  'merged cells': [
    'B2:B3: These cells are merged. Only the first of them holds the value; the others are read as empty.',
  ],
};

// Why a file is not kept as evidence; one that is not here is stored as it is, and never opened by us.
const refused: Partial<Record<keyof typeof badFiles, string>> = {
  '0 bytes': `The file is empty. Check it and ${again}`,
  'NUL bytes': other('csv'),
  XLSB: 'A file ending in .xlsb is not kept here. Choose a PDF, Word, Excel or picture file.',
  'XLSM with a macro': 'A file ending in .xlsm is not kept here. Choose a PDF, Word, Excel or picture file.',
  'XLSX with a password': `The file is locked with a password, or was saved by an Office older than 2007. Open it, remove the password, save it again as .xlsx and ${again}`,
  'HTML named .xls': other('xls'),
  'a workbook named .csv': other('csv'),
  'a program named .pdf': other('pdf'),
};

test.each(cases)(
  'the import of %s says so exactly, and asks nothing of the store',
  async (name, { bytes }) => {
    world.wire.length = 0;
    const read = await readFile(bytes);
    const told = read.kind === 'problems' ? read.problems.map(sentence) : wordsOf(read.value);
    expect(told).toEqual(imported[name as keyof typeof badFiles] ?? []);
    expect(world.wire).toEqual([]);
  },
);

function wordsOf(table: Parameters<typeof checkTable>[0]): string[] {
  const columns = matchColumns(table.header);
  const check = checkTable(table, columns);
  // What is accepted and what is refused make all rows, whatever the file.
  expect(check.counts.accepted + check.counts.refused).toBe(table.rows.length);
  return [...table.notes, ...columnProblems(table.header, columns), ...problemsOf(check)].map(sentence);
}

const belongs = {
  contract: 'C-0001',
  checklist: 'K-0001',
  question: 'need',
  contractEnd: undefined,
  today: day('2026-11-20'),
  years: 6,
};

test.each(cases)(
  '%s as evidence is refused exactly and nothing is stored, or is stored as it is',
  async (name, file) => {
    const registers = world.registers('officer-waste');
    const uploads = uploadsOf(registers);
    world.wire.length = 0;
    const ended = new Promise<string>((resolve) => {
      uploads.subscribe(() => {
        const [one] = uploads.list();
        if (!one) resolve('stored');
        else if (one.state.kind === 'refused' || one.state.kind === 'warned') resolve(one.state.tell);
        else if (one.state.kind === 'failed') resolve(`${one.state.fault.tell} ${one.state.fault.code}`);
      });
    });
    uploads.choose([new File([Buffer.from(file.bytes)], file.name)], belongs);
    const tell = refused[name as keyof typeof badFiles];
    expect(await ended).toBe(tell ?? 'stored');
    if (tell !== undefined) {
      expect(world.wire).toEqual([]);
      return;
    }
    const rows = await registers.evidence.all();
    const row = rows.kind === 'ok' ? rows.value.at(-1) : undefined;
    const kept = row && (await registers.files.download(row));
    if (kept?.kind !== 'ok') throw new Error(JSON.stringify(kept));
    expect(Buffer.from(await kept.value.arrayBuffer()).equals(Buffer.from(file.bytes))).toBe(true);
  },
);

/** A program of its own with so much memory, which reads a file of a million rows and says what came of it. */
async function readWith(megabytes: number, extra: string): Promise<string> {
  const code = `
    import { readFile } from './src/registers/import/read-file.ts';
    const row = 'C-1,' + 'Maintenance of lifts, doors and '.slice(0, 36).padEnd(36, 'x') + '${extra}' + String.fromCharCode(10);
    const bytes = new TextEncoder().encode('Ref,Title' + String.fromCharCode(10) + row.repeat(1_000_000));
    const read = await readFile(bytes);
    console.log(bytes.length, read.kind === 'problems' ? read.problems[0].tell : read.kind);`;
  const args = [`--max-old-space-size=${megabytes}`, '--import', 'tsx', '--input-type=module', '-e', code];
  const ran = await promisify(execFile)(process.execPath, args).catch((error: Error) => ({
    stdout: error.message,
  }));
  return ran.stdout;
}

test('a million rows are refused by a program that has memory for little more than their text', async () => {
  const tooMany = 'The file has more than 100,000 rows. Split it and import the parts one after the other.';
  expect(await readWith(150, '')).toBe(`41000010 ${tooMany}\n`);
  // One letter that is not Latin doubles what the text takes.
  expect(await readWith(250, '’')).toBe(`44000010 ${tooMany}\n`);
  expect(await readWith(30, '')).toContain('Command failed'); // that little is felt
});

test('a file too large to be read is refused by its size, before any of it is in memory; one that cannot be read is told', async () => {
  const told = async (file: Partial<Blob>) => {
    const read = await readChosen(file as Blob); // as much of one as is asked of it
    return read.kind === 'problems' ? read.problems.map(sentence) : [];
  };
  let taken = 0;
  const arrayBuffer = async (): Promise<ArrayBuffer> => {
    taken += 1;
    throw new DOMException('The file changed', 'NotReadableError');
  };
  expect(await told({ size: 3_000_000_000, arrayBuffer })).toEqual([
    'The file has 3,000 MB. Files up to 50 MB are read: split it and import the parts one after the other.',
  ]);
  expect(taken).toBe(0);
  expect(await told({ size: 100, arrayBuffer })).toEqual([
    'The file cannot be read. Close it in other programs and choose it again.',
  ]);
});
