import fc from 'fast-check';
import Papa from 'papaparse';
import { csv, withFormulaLead, withoutFormula } from '../../../src/domain/export/csv.ts';

test.each([
  '=HYPERLINK("http://x")',
  '+cmd|calc',
  '@SUM(A1)',
  '-2+3',
  '\t=1',
  '\r=1',
  '＝1+1',
  ' =1+1',
  '\0=1',
])('%j is not run as a formula', (text) => {
  expect(withoutFormula(text)).toBe(`'${text}`);
  expect(withFormulaLead(withoutFormula(text))).toBe(text);
});

test('numbers and plain text stay as they are', () => {
  for (const text of ['-3.50', '12', "O'Brien", 'a-b', '', '£5']) expect(withoutFormula(text)).toBe(text);
});

test('cells are quoted when they must be, and the file begins with a mark for Excel', () => {
  expect(csv([['a', 'b,c', 'd"e', 'f\ng', ' h']])).toBe('\uFEFFa,"b,c","d""e","f\ng"," h"\r\n');
});

test('what is written is read back by any CSV reader', () => {
  const cells = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 });
  fc.assert(
    fc.property(cells, (rows) => {
      const read = Papa.parse<string[]>(csv(rows).slice(1), { delimiter: ',', newline: '\r\n' }).data.slice(
        0,
        -1,
      );
      expect(read).toEqual(rows.map((row) => row.map(withoutFormula)));
    }),
  );
});

test('any text comes back as it was, also one that itself begins with apostrophes', () => {
  const pieces = fc.array(fc.constantFrom("'", '=', '-', '+', '@', '5', 'a', ' ', '\t'), { maxLength: 6 });
  fc.assert(
    fc.property(
      pieces.map((each) => each.join('')),
      (text) => {
        expect(withFormulaLead(withoutFormula(text))).toBe(text);
        expect(withoutFormula(text)).not.toMatch(/^\s*[=+@]/);
      },
    ),
  );
});
