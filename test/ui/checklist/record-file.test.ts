import { strFromU8, unzipSync } from 'fflate';
import type { ChecklistRecord } from '../../../src/domain/checklist/record.ts';
import { wordFile } from '../../../src/ui/checklist/record-file.ts';
import { textIn } from '../../../src/ui/evidence/text-in.ts';

const record: ChecklistRecord = {
  title: 'Low-value purchase: Chairs & <tables>',
  facts: [['Checklist', 'K-0001']],
  sections: [
    {
      title: 'This purchase',
      answers: [
        {
          name: 'What you are buying',
          question: 'What are you buying?',
          lines: ['Sixty “chairs”\u0000 for O’Brien’s hall', '=HYPERLINK("http://evil.example")'],
          source: ['Policy'],
          files: ['quote.pdf'],
        },
      ],
    },
  ],
  decisions: ['Signed off by Head of service, 22 November 2026, 09:00.'],
  doubts: [],
};
const bytes = async () => new Uint8Array(await wordFile(record).arrayBuffer());

test('the record is a Word file with every part that Word asks for', async () => {
  const parts = unzipSync(await bytes());
  expect(Object.keys(parts)).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'word/_rels/document.xml.rels',
    'word/document.xml',
    'word/styles.xml',
  ]);
  const text = strFromU8(parts['word/document.xml']!);
  expect(text).toContain('Chairs &amp; &lt;tables&gt;');
  expect(text).toContain('Sixty “chairs” for O’Brien’s hall');
  expect(text).toContain('Evidence: quote.pdf');
  expect(text).not.toMatch(/<w:(hyperlink|fldSimple|instrText)/);
  // Every opened paragraph is closed: a reader that is strict must not stumble.
  expect(text.split('<w:p>').length).toBe(text.split('</w:p>').length);
});

test('the text of a Word file is found again, and a zip that would unpack to too much is left alone', async () => {
  const file = new File([await bytes()], 'record.docx');
  expect(await textIn(file)).toContain('Sixty “chairs”');
  expect(await textIn(new File(['not a zip'], 'broken.docx'))).toBe('');
  expect(await textIn(new File(['AB123456C'], 'people.csv'))).toBe('AB123456C');
  expect(await textIn(new File(['%PDF'], 'a.pdf'))).toBe('');
});
