// The catalogue of odd, broken and hostile files, each as a bidder might send it as a return.
import { sentence } from '../../../src/domain/words/problem.ts';
import { readReturnFile, type Work } from '../../../src/registers/tender/index.ts';
import { badFilesAbout } from '../../kit/bad-files.ts';

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
  '0 bytes': ['The file is empty. Save the return again and choose it again.'],
  '1 byte': ['The file has no rows. Save the return again and choose it again.'],
  'Windows-1252 pound and smart quotes': [
    'C2: ““3”” is not a number. Write digits, like 1234.56.',
    'D2: “£5” is not a date. Write day, month and year, like 4 December 2026.',
  ],
  'NUL bytes': [
    'The file holds bytes that no text has, so it is damaged or not CSV. Save it as CSV in Excel and choose it again.',
  ],
  'mixed line ends': ['OM1: 3', 'OM2: 4'],
  'an unclosed quote': [
    'Row 2: This row opens a quotation mark that is never closed, so the rows below it cannot be told apart. Correct the mark in the file, or save the return as XLSX.',
  ],
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
  '1,000,000 rows': [
    'The file has more than 100,000 rows. Split it and import the parts one after the other.',
  ],
  'one row of more than 50 MB': [
    'The file has 51 MB. Files up to 50 MB are read: split it and import the parts one after the other.',
  ],
  '10,000 columns': ['The file has 19,999 columns. Keep the first 1,000 at most and choose it again.'],
  'XLS of Excel 2003': [
    'This is a workbook of Excel 2003 or older (XLS). Save it as XLSX or CSV in Excel and choose it again.',
  ],
  XLSB: ['This is a binary workbook (XLSB). Save it as XLSX or CSV in Excel and choose it again.'],
  'XLSX with a password': [
    'The workbook is locked with a password. Open it in Excel, remove the password, save it and choose it again.',
  ],
  'HTML named .xls': [
    'This is a web page, even if its name ends in .xls. Open it in Excel. Save it as XLSX or CSV in Excel and choose it again.',
  ],
  'a zip bomb': [
    'The workbook would unpack to more than 100 times its size, so it was not opened. Save the return’s sheet as CSV and choose that.',
  ],
  XXE: ['C2: “3 &e;” is not a number. Write digits, like 1234.56.'],
  'shared strings missing': [
    'The workbook is damaged: a part of it cannot be read. Open it in Excel, save it again and choose it again.',
  ],
  'a formula without its result': ['C2: “=1+1” is a formula. Enter its result.'],
  '#REF!': ['C2: “#REF!” is an error in the spreadsheet. Correct the cell.'],
  'merged cells': [
    'OM1: 3',
    'C2:C3: These cells are merged. Only the first of them holds the value; the others are read as empty.',
    'Rows: Nothing is said about OM2. That counts as nothing offered.',
  ],
  'a program named .pdf': [
    'The file holds bytes that no text has, so it is damaged or not CSV. Save it as CSV in Excel and choose it again.',
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
