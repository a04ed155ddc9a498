import type { AssessmentSummary } from './assessment-summary.ts';
import { summaryBlocks, type Block } from './summary-blocks.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML. */
function plain(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

function lines(text: string): string {
  return plain(text).replaceAll('\n', '<br>');
}

/** A summary as an HTML page that stands by itself: no script, nothing fetched; the same text gives the same bytes. */
export function summaryHtml(summary: AssessmentSummary): string {
  const body = summaryBlocks(summary).map(html).join('\n');
  const title = plain(`Assessment summary: ${summary.title}`);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
body { font: 11pt/1.5 Arial, sans-serif; color: #1b1b1b; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1rem; }
th, td { border: 1px solid #767676; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
dt { font-weight: bold; }
dd { margin: 0 0 0.5rem; }
@media print { h2, h3, h4 { break-after: avoid; } body { margin: 0; max-width: none; } }
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function html(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${plain(block.text)}</h1>`;
    case 'heading':
      return `<h${block.level}>${plain(block.text)}</h${block.level}>`;
    case 'words':
      return `<p>${lines(block.text)}</p>`;
    case 'facts': {
      const facts = block.facts.map(([label, value]) => `<dt>${plain(label)}</dt><dd>${lines(value)}</dd>`);
      return `<dl>\n${facts.join('\n')}\n</dl>`;
    }
    case 'table': {
      const head = block.head.map((cell) => `<th scope="col">${plain(cell)}</th>`).join('');
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`,
      );
      return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
    }
  }
}
