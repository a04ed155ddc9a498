import type { Document, IParagraphOptions, Paragraph, Table } from 'docx';
import type { AssessmentSummary } from '../../domain/tender/assessment-summary.ts';
import { summaryBlocks, type Block } from '../../domain/tender/summary-blocks.ts';

type Docx = typeof import('docx');

/** A summary as a Word file (.docx). The library is loaded with the first one that is made. */
export async function summaryWord(summary: AssessmentSummary): Promise<Blob> {
  const docx = await import('docx');
  const document: Document = new docx.Document({
    title: `Assessment summary: ${summary.title}`,
    creator: summary.authority,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [{ children: summaryBlocks(summary).flatMap((block) => parts(docx, block)) }],
  });
  return docx.Packer.toBlob(document);
}

function parts(docx: Docx, block: Block): readonly (Paragraph | Table)[] {
  const { HeadingLevel } = docx;
  const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 };
  switch (block.kind) {
    case 'title':
      return [paragraph(docx, block.text, { heading: HeadingLevel.HEADING_1 })];
    case 'heading':
      return [paragraph(docx, block.text, { heading: headings[block.level], keepNext: true })];
    case 'words':
      return [paragraph(docx, block.text, { spacing: { after: 160 } })];
    case 'facts':
      return block.facts.flatMap(([label, value]) => [
        paragraph(docx, label, { keepNext: true }, true),
        paragraph(docx, value, { spacing: { after: 100 } }),
      ]);
    case 'table':
      return [table(docx, block.head, block.rows), paragraph(docx, '', {})];
  }
}

/** Text with its line breaks. */
function paragraph(docx: Docx, text: string, options: IParagraphOptions, bold = false): Paragraph {
  const runs = text
    .split('\n')
    .map((line, i) => new docx.TextRun({ text: line, bold, ...(i > 0 && { break: 1 }) }));
  return new docx.Paragraph({ ...options, children: runs });
}

function table(docx: Docx, head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const cell = (text: string, bold: boolean) =>
    new docx.TableCell({ children: [paragraph(docx, text, {}, bold)], margins: { left: 100, right: 100 } });
  return new docx.Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    rows: [
      new docx.TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) }),
      ...rows.map((row) => new docx.TableRow({ children: row.map((text) => cell(text, false)) })),
    ],
  });
}
