import { ownColumns, wireName, type Column, type Declaration } from './declare.ts';
import { allDeclarations } from './lists/all.ts';

/** The documentation of every register, in Markdown, from the declarations. */
export function registersPage(): string {
  return `${[opening, contents(allDeclarations), ...allDeclarations.map(chapter), closing].join('\n\n')}\n`;
}

const opening = `# Registers

Written by \`npm run docs:registers\` from \`src/registers/lists\`; a test says when it is out of date.

Each register is a SharePoint list. Rows can be read as they are in SharePoint, in Power BI and by an auditor: one row
for each answer, and no hidden formats. Who made a row and who changed it is what SharePoint says in *Created by* and
*Modified by*; no column of ours says it.`;

function contents(all: readonly Declaration[]): string {
  return all.map(({ list, about }) => `- [${list}](#${list.toLowerCase()}): ${about}`).join('\n');
}

function chapter(declaration: Declaration): string {
  const notes = [
    declaration.documentLibrary ? 'A document library: each row is a file.' : '',
    declaration.appendOnly ? 'Rows are added, never changed or deleted.' : '',
    declaration.prefix ? `References begin with ${declaration.prefix}: ${declaration.prefix}-0001.` : '',
    declaration.site === 'evaluations' ? 'It lies on the site for tender evaluations.' : '',
  ].filter((note) => note !== '');
  const rows = Object.entries(declaration.columns).map(([key, column]) => line(key, column));
  return [
    `## ${declaration.list}`,
    [declaration.about, ...notes].join(' '),
    ['| Column | Label | Type | Rules | What it is for |', '| --- | --- | --- | --- | --- |', ...rows].join(
      '\n',
    ),
  ].join('\n\n');
}

function line(key: string, column: Column): string {
  const rules = [
    column.required ? 'required' : '',
    column.unique ? 'unique' : '',
    column.indexed ? 'indexed' : '',
  ].filter((rule) => rule !== '');
  const cells = [`\`${wireName(key)}\``, column.label, typeOf(column), rules.join(', '), column.about];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function typeOf(column: Column): string {
  switch (column.kind) {
    case 'text':
      return `text, at most ${column.longest ?? 255} characters`;
    case 'note':
      return 'text of several lines';
    case 'choice':
      return `one of: ${column.choices.join(', ')}`;
    case 'choices':
      return `some of: ${column.choices.join(', ')}`;
    case 'count':
      return 'whole number';
    case 'quantity':
      return `number as text, at most ${column.places} decimal places`;
    case 'money':
      return 'pounds, two decimal places';
    case 'day':
      return 'day';
    case 'yesNo':
      return 'Yes or No';
    case 'person':
      return 'user principal name';
    case 'ref':
      return `reference of a row of ${column.to}`;
  }
}

const closing = `## In every list

${Object.entries(ownColumns)
  .map(([key, { label, about }]) => `- \`${wireName(key)}\` (${label}): ${about}`)
  .join('\n')}

Both are filled by the product. A row that somebody adds by hand in SharePoint may leave them empty.`;
