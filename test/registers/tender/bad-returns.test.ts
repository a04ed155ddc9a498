// The catalogue of odd, broken and hostile files, each as a bidder might send it as a return.
import { sentence } from '../../../src/domain/words/problem.ts';
import { readReturnFile, type Work } from '../../../src/registers/tender/index.ts';
import { badFilesAbout, unreadable } from '../../kit/bad-files.ts';

const files = badFilesAbout({
  header: ['Tender,Code', 'Quantity offered', 'By'],
  first: ['T-1,OM1', '3', '2027-01-31'],
  second: ['T-1,OM2', '4', '2027-02-28'],
  translated: ['Tendr,Cod', 'Nifer'],
});
const measures = ['OM1', 'OM2'].map((measure, order) => ({ measure, title: measure, unit: '', order }));
// Only the columns that the reader looks at.
const work = {
  tender: { values: { ref: 'T-1' } },
  tenderMeasures: measures.map((values) => ({ values })),
} as unknown as Pick<Work, 'tender' | 'tenderMeasures'>;

// What is taken and said of each file; one that is not here is read as if nothing were odd.
const told: Partial<Record<keyof typeof files, readonly string[]>> = {
  ...unreadable('return'),
  'Windows-1252 pound and smart quotes': [
    'C2: ““3”” is not a number. Write digits, like 1234.56.',
    'D2: “£5” is not a date. Write day, month and year, like 4 December 2026.',
  ],
  'mixed line ends': ['OM1: 3', 'OM2: 4'],
  'a quote inside': ['C2: “6" pipes” is not a number. Write digits, like 1234.56.'],
  'a header only': [
    'The file has a header and no rows.',
    'Rows: Nothing is said about OM1, OM2. That counts as nothing offered.',
  ],
  'no header': [
    'Columns: The file has no column “Code”. Use the return file that came with the tender.',
    'Columns: The file has no column “Quantity offered”. Use the return file that came with the tender.',
  ],
  'a header twice': ['Columns: The column “Quantity offered” stands there twice. Remove one of them.'],
  'a translated header': [
    'Columns: The file has no column “Code”. Use the return file that came with the tender.',
    'Columns: The file has no column “Quantity offered”. Use the return file that came with the tender.',
  ],
  'extra and missing columns, ragged rows': ['OM1: 3', 'OM2: 4'],
  '10,000 columns': ['The file has 19,999 columns. Keep the first 1,000 at most and choose it again.'],
  XXE: ['C2: “3 &e;” is not a number. Write digits, like 1234.56.'],
  'a formula without its result': ['C2: “=1+1” is a formula. Enter its result.'],
  '#REF!': ['C2: “#REF!” is an error in the spreadsheet. Correct the cell.'],
  'merged cells': [
    'OM1: 3',
    'C2:C3: These cells are merged. Only the first of them holds the value; the others are read as empty.',
    'Rows: Nothing is said about OM2. That counts as nothing offered.',
  ],
};
const asOffered = ['OM1: 3', 'Rows: Nothing is said about OM2. That counts as nothing offered.'];

test.each(Object.entries(files))('a return that is %s is told exactly so', async (name, { bytes }) => {
  const read = await readReturnFile(bytes, work);
  const lines =
    read.kind === 'ok' ? read.value.lines.map(({ measure, offered }) => `${measure}: ${offered}`) : [];
  const said = (read.kind === 'ok' ? read.value.warnings : read.problems).map(sentence);
  expect([...lines, ...said]).toEqual(told[name as keyof typeof files] ?? asOffered);
});
