import {
  acceptedEndings,
  checkFile,
  isForDisposal,
  largestFile,
  mendName,
  retainUntil,
  sizeInWords,
} from '../../../src/domain/evidence/evidence.ts';
import { day } from '../../../src/domain/words/day.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const pdf = bytes('%PDF-1.7 ........');
const tell = (name: string, size: number, first: Uint8Array) => {
  const checked = checkFile(name, size, first);
  return checked.kind === 'ok' ? checked.value : checked.problems[0]?.tell;
};

test('PDF, Word, Excel and pictures are taken by name and by what they hold', () => {
  expect(tell('Market note, lifts.pdf', 412_000, pdf)).toBe('Market note, lifts.pdf');
  expect(tell('a.docx', 10, bytes('PK\u0003\u0004............'))).toBe('a.docx');
  expect(tell('a.XLSX', 10, bytes('PK\u0003\u0004............'))).toBe('a.xlsx');
  expect(tell('a.doc', 10, Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe('a.doc');
  expect(tell('a.png', 10, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toBe('a.png');
  expect(tell('a.jpeg', 10, Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('a.jpeg');
  expect(tell('a.heic', 20, bytes('....ftypheic....'))).toBe('a.heic');
  expect(tell('a.csv', 4, bytes('a,b\n'))).toBe('a.csv');
  expect(acceptedEndings).toContain('.pdf');
});

test('other files are refused with what to do', () => {
  expect(tell('run.exe', 10, bytes('MZ'))).toBe(
    'A file ending in .exe is not kept here. Choose a PDF, Word, Excel or picture file.',
  );
  expect(tell('page.svg', 10, bytes('<svg'))).toContain('.svg is not kept here');
  expect(tell('a.__proto__', 10, pdf)).toContain('is not kept here');
  expect(tell('README', 10, pdf)).toBe('This file has no ending. Choose a PDF, Word, Excel or picture file.');
  expect(tell('a.pdf', 0, bytes(''))).toBe('The file is empty. Check it and choose it again.');
  expect(tell('a.pdf', largestFile + 1, pdf)).toBe('The file has 262.1 MB. Choose one of at most 250 MB.');
  expect(tell('a.pdf', largestFile, pdf)).toBe('a.pdf');
  expect(tell('a.pdf', 10, bytes('<html>'))).toBe(
    'The file ends in .pdf but holds something else. Open it, save it again as .pdf and choose it again.',
  );
  expect(tell('a.csv', 10, Uint8Array.of(65, 0, 66))).toContain('holds something else');
  expect(tell('a.xlsx', 10, Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe(
    'The file is locked with a password, or was saved by an Office older than 2007. Open it, remove the password, save it again as .xlsx and choose it again.',
  );
  expect(tell('a.csv', 10, Uint8Array.of(0xff, 0xfe, 65, 0))).toBe('a.csv');
});

test('names that SharePoint refuses are mended, and the ending is kept', () => {
  expect(mendName('a/b\\c:d*e?"f<g>h|i#j%.pdf')).toBe('a-b-c-d-e--f-g-h-i-j-.pdf');
  expect(mendName('CON.pdf')).toBe('file CON.pdf');
  expect(mendName('..  .pdf')).toBe('file.pdf');
  expect(mendName('  two   words .pdf')).toBe('two words.pdf');
  expect(mendName('evil\u202Efdp.exe.pdf')).toBe('evilfdp.exe.pdf');
  expect(mendName(`${'x'.repeat(300)}.pdf`)).toHaveLength(124);
  expect(mendName('_vti_cnf.pdf')).toBe('file _vti_cnf.pdf');
});

test('evidence is kept for six years after the contract, then it is for disposal', () => {
  expect(retainUntil(day('2029-03-31'), day('2026-11-20'))).toBe('2035-04-01');
  expect(retainUntil(undefined, day('2026-11-20'))).toBe('2032-11-21');
  expect(retainUntil(day('2024-02-29'), day('2024-02-01'))).toBe('2030-03-01');
  expect(isForDisposal(day('2032-11-21'), day('2032-11-21'))).toBe(false);
  expect(isForDisposal(day('2032-11-21'), day('2032-11-22'))).toBe(true);
  expect(isForDisposal(undefined, day('2099-01-01'))).toBe(false);
});

test('sizes are said as people say them', () => {
  expect([0, 999, 412_345, 6_800_000].map(sizeInWords)).toEqual(['0 bytes', '999 bytes', '412 kB', '6.8 MB']);
});
