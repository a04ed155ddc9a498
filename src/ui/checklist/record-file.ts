import { strToU8, zipSync } from 'fflate';
import type { ChecklistRecord } from '../../domain/checklist/record.ts';

type Style = 'Title' | 'Heading1' | 'Heading2' | 'Quiet' | 'Normal';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org';
const main = `${office}/wordprocessingml/2006/main`;
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The record as a Word file (ECMA-376), readable by every office program. */
export function wordFile(record: ChecklistRecord): Blob {
  const body = [
    paragraph('Title', record.title),
    ...record.facts.map(([label, value]) => paragraph('Normal', `${label}: ${value}`)),
    ...record.sections.flatMap((section) => [
      paragraph('Heading1', section.title),
      ...section.answers.flatMap((answer) => [
        paragraph('Heading2', answer.name),
        paragraph('Quiet', answer.question),
        ...answer.lines.map((line) => paragraph('Normal', line)),
        ...answer.files.map((file) => paragraph('Quiet', `Evidence: ${file}`)),
        paragraph('Quiet', answer.source.join('. ')),
      ]),
    ]),
    paragraph('Heading1', 'Decisions'),
    ...(record.decisions.length === 0 ? ['None yet.'] : record.decisions).map((line) =>
      paragraph('Normal', line),
    ),
    ...record.doubts.map((line) => paragraph('Normal', `Not accepted: ${line}`)),
  ].join('');
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations([['styles', 'styles.xml']]),
    'word/document.xml': `${head}<w:document xmlns:w="${main}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/styles.xml': styles(),
  };
  const zipped = zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
  // A fresh array: Blob wants one over a plain buffer, which the types of the library do not promise.
  return new Blob([new Uint8Array(zipped)], { type: `${word}.document` });
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(
    ([kind, target], index) =>
      `<Relationship Id="r${index + 1}" Type="${office}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${office}/package/2006/relationships">${list.join('')}</Relationships>`;
}

function paragraph(style: Style, text: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

function escaped(text: string): string {
  return (
    text
      // XML 1.0 has no way to write these.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '') // oxlint-disable-line no-control-regex
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}

function styles(): string {
  const style = (id: Style, name: string, halfPoints: number, more = '') =>
    `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/><w:pPr><w:spacing w:after="80"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="${halfPoints}"/>${more}</w:rPr></w:style>`;
  return `${head}<w:styles xmlns:w="${main}">${[
    style('Normal', 'Normal', 22),
    style('Title', 'Title', 36, '<w:b/>'),
    style('Heading1', 'heading 1', 28, '<w:b/>'),
    style('Heading2', 'heading 2', 24, '<w:b/>'),
    style('Quiet', 'Quiet', 20, '<w:color w:val="595959"/>'),
  ].join('')}</w:styles>`;
}
