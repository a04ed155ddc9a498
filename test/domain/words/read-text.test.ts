import fc from 'fast-check';
import { fromWindows1252, mendMojibake } from '../../../src/domain/words/mojibake.ts';
import { isNotKnown, quoted, readText, tidyLine, tidyText } from '../../../src/domain/words/read-text.ts';

test.each([
  ['  Grounds \t maintenance ', 'Grounds maintenance'],
  ['Cafe\u0301', 'Café'],
  ['in\u200bvisible\ufeff', 'invisible'],
  ['abc\u202egpj.exe', 'abcgpj.exe'],
  ['two\u00a0words', 'two words'],
  ['one\r\ntwo\rthree', 'one two three'],
  ['nul\u0000l', 'null'],
  ['lone \ud83d surrogate', 'lone surrogate'],
  ['family 👩‍👧 stays', 'family 👩‍👧 stays'],
  ['loose\u200d joiner', 'loose joiner'],
  ['  ', ''],
  ['null', 'null'],
  ['undefined', 'undefined'],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['true', 'true'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
  ["' or 1 eq 1", "' or 1 eq 1"],
  ["O'Brien %27 # & + / ..", "O'Brien %27 # & + / .."],
])('the line %j is kept as %j', (text, kept) => {
  expect(tidyLine(text)).toBe(kept);
});

test('line breaks are kept where lines are asked for', () => {
  expect(tidyText('one  \r\n\r\ntwo\u2028three')).toBe('one\n\ntwo\nthree');
  expect(readText('one\r\ntwo', { what: 'a reason', lines: true })).toEqual({
    kind: 'ok',
    value: 'one\ntwo',
  });
});

test('text that is missing or too long says what to do', () => {
  expect(readText(' \u200b ', { what: 'a title', required: true, place: 'Title' })).toEqual({
    kind: 'problems',
    problems: [{ place: 'Title', tell: 'Enter a title.' }],
  });
  expect(readText('', { what: 'a title' })).toEqual({ kind: 'ok', value: '' });
  expect(readText('x'.repeat(255), { what: 'a title' }).kind).toBe('ok');
  expect(readText('x'.repeat(256), { what: 'a title' })).toEqual({
    kind: 'problems',
    problems: [{ place: '', tell: 'This has 256 characters. Shorten it to 255.' }],
  });
  expect(readText('x'.repeat(63_999), { what: 'a reason', max: 63_999 }).kind).toBe('ok');
  expect(readText('x'.repeat(64_000), { what: 'a reason', max: 63_999 })).toEqual({
    kind: 'problems',
    problems: [{ place: '', tell: 'This has 64,000 characters. Shorten it to 63,999.' }],
  });
});

test('words for “not known” are told from words', () => {
  for (const text of ['', ' ', 'n/a', 'N/A', 'TBC', 'tba', '-', '–', 'Unknown', 'None'])
    expect(isNotKnown(text)).toBe(true);
  for (const text of ['0', 'No', 'Nowhere Ltd', 'TBC Ltd']) expect(isNotKnown(text)).toBe(false);
});

test('a quoted text is short and on one line', () => {
  expect(quoted('two\nlines')).toBe('“two lines”');
  expect(Array.from(quoted('x'.repeat(1000)))).toHaveLength(42);
});

test('tidying twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(tidyText(tidyText(text))).toBe(tidyText(text));
      expect(tidyLine(tidyLine(text))).toBe(tidyLine(text));
    }),
  );
});

test.each([
  ['CafÃ© concession', 'Café concession'],
  ['Â£41,000', '£41,000'],
  ['St Johnâ€™s', 'St John’s'],
  ['â€œquotedâ€\u009d', '“quoted”'],
  ['2024â€“25', '2024–25'],
  ['100â€¯%', '100\u202f%'],
  ['â‚¬5', '€5'],
  ['wellâ€¦', 'well…'],
  ['CafÃƒÂ©', 'Café'],
  ['ðŸ˜€', '😀'],
  ['ï»¿id', '\ufeffid'],
  ['Å“uvre', 'œuvre'],
])('the damaged %j is mended to %j', (damaged, mended) => {
  expect(mendMojibake(damaged)).toBe(mended);
});

test('text that could be meant is left as it is', () => {
  for (const text of [
    'São Tomé',
    'Â',
    'Ångström “Å” – café – naïve',
    'Château €5',
    'coût: 3 €',
    'ÀÉÎÕÜ',
    '50 % – 60 %',
  ]) {
    expect(mendMojibake(text)).toBe(text);
  }
});

test('any British text that was read in the wrong encoding comes back, and undamaged text never changes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('abc £éèüñ’“”–—…€œ½°²')) }), (text) => {
      expect(mendMojibake(fromWindows1252(new TextEncoder().encode(text)))).toBe(text);
      expect(mendMojibake(text)).toBe(text);
    }),
  );
});
