import { checkTable, problemsOf } from '../../src/domain/import/check.ts';
import { matchColumns } from '../../src/domain/import/columns.ts';
import { csv } from '../../src/domain/export/csv.ts';
import { sentence } from '../../src/domain/words/problem.ts';
import { readFile } from '../../src/registers/import/read-file.ts';
import { runImport } from '../../src/registers/import/run.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';
import { readDraft } from '../../src/ui/parts/draft.ts';
import { exportRows, written } from '../../src/ui/contracts/export-rows.ts';
import { registerLine } from '../../src/domain/contract/register-line.ts';
import { defaultPolicy } from '../../src/domain/policy/policy.ts';
import { day } from '../../src/domain/words/day.ts';
import { type World, openWorld } from './world.ts';

const heads = ['Ref', 'Title', 'Service', 'Value', 'Start date', 'End date', 'Supplier', 'Status'];
const good = ['X-1', 'Lifts', 'Property', '215000', '01/04/2026', '31/03/2029', 'Smith Ltd', 'Awarded'];
const columns = { title: 1, value: 3, start: 4 } as const;
type Field = keyof typeof columns;

/** What a box of the contract form says of a text: its problem, or the value as it would be saved. */
function inForm(field: string, typed: string): string {
  const read = readDraft(contracts, { [field]: typed }, [field], (key) => key);
  if (read.problems.length > 0) return read.problems.map(({ tell }) => tell).join(' ');
  const value = read.values[field];
  return `= ${typeof value === 'bigint' || typeof value === 'string' ? String(value) : 'empty'}`;
}

// Cells exactly as given: no apostrophe before what looks like a formula, since files of councils have none.
const line = (cells: readonly string[]) =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
async function checked(rows: readonly (readonly string[])[]) {
  const read = await readFile(new TextEncoder().encode([heads, ...rows].map(line).join('\n')));
  if (read.kind === 'problems') throw new Error(read.problems.map(sentence).join(' '));
  return checkTable(read.value, matchColumns(read.value.header));
}
const rowWith = (field: Field, text: string, at = 1) =>
  good.map((cell, index) => (index === columns[field] ? text : index === 0 ? `X-${at}` : cell));

/** What the import says of a cell: refused and why, or the value and what it remarks. */
async function inFile(field: Field, text: string): Promise<string> {
  const check = await checked([rowWith(field, text)]);
  const told = problemsOf(check).map(sentence).join(' ');
  if (check.counts.refused > 0) return `refused. ${told}`;
  const value = check.contracts[0]?.contract[field];
  return `= ${String(value ?? 'empty')}${told === '' ? '' : `. ${told}`}`;
}

/** The same words in the form (after the label) and in the file (after the cell). */
const refused = (field: Field, text: string, form: string, file = form): Row => [
  field,
  text,
  `${field === 'value' ? 'Value' : field === 'start' ? 'Starts' : 'Contract'}: ${form}`,
  `refused. ${field === 'value' ? 'D2' : field === 'start' ? 'E2' : 'B2'}: ${file}`,
];
const taken = (field: Field, text: string, value: string): Row => [field, text, `= ${value}`, `= ${value}`];
type Row = readonly [field: Field, text: string, form: string, file: string];

const digits = 'Write digits, like 1234.56.';
const exponent = (text: string) => `“${text}” is written with an exponent. Write the number in full.`;
const script = (text: string) => `“${text}” has digits of another script. Write it with the digits 0 to 9.`;
const unknown = (text: string): Row => [
  'value',
  text,
  `Value: “${text}” is not an amount. Leave this empty until it is known.`,
  `= empty. D2: “${text}” was read as not known.`,
];

const numbers: readonly Row[] = [
  taken('value', '1,234.56', '123456'),
  refused('value', '1.234,56', '“1.234,56” has a comma for the decimals. Write 1234.56.'),
  taken('value', '1 234', '123400'),
  taken('value', '1\u00a0234', '123400'),
  taken('value', '1\u2009234', '123400'),
  taken('value', '£1.2m', '120000000'),
  taken('value', '1.2M', '120000000'),
  taken('value', '50p', '50'),
  refused('value', '(1,000)', '“(1,000)” is less than £0. Enter £0 or more.'),
  ['value', '-0', '= 0', '= empty'], // in a register 0 stands for a value that is not known
  refused('value', '1e3', exponent('1e3')),
  refused('value', '1e400', exponent('1e400')),
  refused('value', 'NaN', `“NaN” is not an amount. ${digits}`),
  refused('value', 'Infinity', `“Infinity” is not an amount. ${digits}`),
  refused('value', '0x10', `“0x10” is not an amount. ${digits}`),
  refused('value', '٣', script('٣')),
  refused('value', '１２', script('１２')),
  refused('value', '½', '“½” is a fraction. Write it as a decimal, like 0.5.'),
  refused('value', '10%', '“10%” is a percentage. Enter an amount in pounds.'),
  refused('value', '0.1%', '“0.1%” is a percentage. Enter an amount in pounds.'),
  unknown('n/a'),
  unknown('TBC'),
  unknown('-'),
  taken('value', '', 'empty'),
  refused(
    'value',
    '9007199254740993',
    '“9007199254740993” is more than £9,999,999,999,999.99, the most that is kept exactly. Check the amount.',
  ),
  [
    'value',
    '0.005',
    'Value: “0.005” has parts of a penny. Write pounds with two decimals: £0.01 if that is right.',
    '= 1. D2: “0.005” was rounded to £0.01.',
  ],
  refused('value', '1e-9', exponent('1e-9')),
  refused('value', '=1+1', '“=1+1” is a formula. Enter its result.'),
  taken('value', "'12", '1200'),
];

const how = 'Write day, month and year, like 4 December 2026.';
const outside = (year: number) =>
  `The year ${year} is outside 1900 to 2199. Correct the date, or leave it empty when there is none.`;
const noDay = (tell: string) => [`${tell}.`, `${tell} in the file.`] as const;

const dates: readonly Row[] = [
  refused('start', '31/02/2026', ...noDay('31 February does not exist. Correct the date')),
  refused(
    'start',
    '29/02/2025',
    ...noDay('29 February 2025 does not exist: 2025 is not a leap year. Correct the date'),
  ),
  refused('start', '01/02/03', '“01/02/03” could be more than one day. Write the year with four digits.'),
  refused('start', '2026-13-01', ...noDay('There is no month 13. Correct the date')),
  taken('start', '1/4/26', '2026-04-01'),
  refused(
    'start',
    'Apr-26',
    '“Apr-26” could be April 2026 or 26 April. Write day, month and year, like 1 April 2026.',
  ),
  ['start', '45000', `Starts: “45000” is Excel’s number for 15 March 2023. ${how}`, '= 2023-03-15'],
  [
    'start',
    '60',
    `Starts: “60” is not a date. ${how}`,
    'refused. E2: “60” is 29 February 1900 in Excel, a day that never was. Correct the date in the file.',
  ],
  refused('start', '01/01/0000', outside(0)),
  refused('start', '31/12/1899', outside(1899)),
  refused('start', '31/12/9999', outside(9999)),
  taken('start', '2026-03-29T01:30', '2026-03-29'),
  taken('start', '2026-10-25T01:30', '2026-10-25'),
  refused('start', 'Q4', `“Q4” is a quarter, not a day. ${how}`),
  refused('start', 'FY25/26', `“FY25/26” is a financial year, not a day. ${how}`),
  taken('start', '2026-06-30T23:30:00+01:00', '2026-06-30'),
  taken('start', '2026-06-30T23:30:00Z', '2026-07-01'),
];

/** Texts that must come through as words, whatever they look like to a program, and how they are kept. */
const words: readonly (readonly [text: string, kept?: string])[] = [
  ['=HYPERLINK("http://x")'],
  ['+cmd|calc'],
  ['@SUM(A1)'],
  ['-2+3'],
  ['\tTab lead', 'Tab lead'],
  ['\rCR lead', 'CR lead'],
  ['＝1+1'],
  ['<script>alert(1)</script>'],
  ['<img src=x onerror=alert(1)>'],
  ['javascript:alert(1)'],
  ['data:text/html,x'],
  ["' or 1 eq 1"],
  ["O'Brien"],
  ['%27'],
  ['#'],
  ['&'],
  ['+'],
  ['/'],
  ['..'],
  ['😀'],
  ['👩‍👧'],
  ['abc\u202egpj', 'abcgpj'],
  ['in\u200bvisible', 'invisible'],
  ['Cafe\u0301', 'Café'],
  ['x'.repeat(255)],
  [' leading and trailing ', 'leading and trailing'],
  ['null'],
  ['undefined'],
  ['__proto__'],
  ['constructor'],
  ['true'],
  ['CON'],
  ['*:<>?/\\|"'],
];

const tooLong = (text: string): Row => [
  'title',
  text,
  `Contract: This is ${(text.length - 255).toLocaleString('en-GB')} ${text.length === 256 ? 'character' : 'characters'} too long. Shorten it to 255 characters.`,
  `= ${text.slice(0, 255)}. B2: The title has ${text.length} characters. The first 255 are kept, and all of it in the description.`,
];
const texts: readonly Row[] = [
  ...words.map(([text, kept = text]) => taken('title', text, kept)),
  tooLong('x'.repeat(256)),
  tooLong('x'.repeat(32_767)),
  ['title', '   ', 'Enter the contract.', 'refused. B2: No title. Say in a few words what is bought.'],
];

test.each([...numbers, ...dates, ...texts].map((row) => [row[0], row[1].slice(0, 40), row] as const))(
  '%s %j: the form and the file say exactly what is read or what to mend',
  async (_, __, [field, text, form, file]) => {
    expect(inForm(field, text)).toBe(form);
    expect(await inFile(field, text)).toBe(file);
  },
);

test('a long text is kept up to 63,999 characters, and one more is told', () => {
  expect(inForm('description', 'x'.repeat(63_999))).toBe(`= ${'x'.repeat(63_999)}`);
  expect(inForm('description', 'x'.repeat(64_000))).toBe(
    'Description: This is 1 character too long. Shorten it to 63,999 characters.',
  );
});

describe('in the register', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const person = () => world.registers('officer-waste', { quota: 1_000_000 });

  test('a file of refused rows alone leaves the store as it is: nothing is sent but reading', async () => {
    const bad = [...numbers, ...dates, ...texts].filter(([, , , file]) => file.startsWith('refused.'));
    const check = await checked(bad.map(([field, text], at) => rowWith(field, text, at)));
    expect(check.counts).toMatchObject({ accepted: 0, refused: bad.length });
    world.wire.length = 0;
    const done = await runImport(person(), check, { file: 'bad.csv', progress: () => undefined });
    expect(done).toMatchObject({ kind: 'ok', value: { new: 0, changed: 0, suppliers: 0, failed: [] } });
    expect(world.wire.filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([]);
    expect(world.wire.filter(({ method, path }) => method === 'POST' && !path.endsWith('/$batch'))).toEqual(
      [],
    );
    const fresh = person();
    for (const register of [fresh.contracts, fresh.suppliers, fresh.contractSuppliers, fresh.audit])
      expect(await register.all()).toEqual({ kind: 'ok', value: [] });
  });

  test('a bad value that reaches a register past every form is refused there, and nothing is sent', async () => {
    const registers = person();
    world.wire.length = 0;
    const saved = await registers.contracts.add({
      title: 'x'.repeat(256),
      ref: 'C-1',
      stage: 'awarded',
      // A day that never was, as only a program could send it.
      start: '2026-02-31' as ReturnType<typeof day>,
    });
    expect(saved.kind === 'refused' && saved.problems.map(sentence)).toEqual([
      'Contract: This is 1 character too long. Shorten it to 255 characters.',
      expect.stringMatching(/^Starts: /),
    ]);
    expect(world.wire.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('texts of every kind are stored and read back as words, and no export runs them', async () => {
    const check = await checked(words.map(([text], at) => rowWith('title', text, at)));
    expect(check.counts).toMatchObject({ accepted: words.length, refused: 0 });
    const done = await runImport(person(), check, { file: 'words.csv', progress: () => undefined });
    expect(done).toMatchObject({ kind: 'ok', value: { new: words.length, failed: [] } });
    const read = await person().contracts.all();
    if (read.kind === 'fault') throw new Error(read.fault.tell);
    const byKey = new Map(read.value.map(({ values }) => [values.sourceKey, values.title]));
    expect(words.map((_, at) => byKey.get(`X-${at}`))).toEqual(words.map(([text, kept = text]) => kept));

    const rule = { policy: defaultPolicy, on: day('2026-11-20') };
    const lines = read.value.map((row) => ({
      ...registerLine(row.values, { suppliers: [], checklists: [] }, rule),
      row,
    }));
    const cells = csv(exportRows(lines, rule).map((row) => row.map(written)))
      .split(/\r\n/)
      .flatMap((one) => one.split(','));
    for (const cell of cells) expect(cell).not.toMatch(/^"?[=+@\uFF1D]/);
  });
});
