import { strToU8, unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import type { Table } from '../../domain/import/table.ts';
import { type Checked, type Problem, problem } from '../../domain/words/problem.ts';
import { limits, registerLooks, tableFrom, tooManyRows, type Looks } from './table-from.ts';
import { zipEntries } from './zip.ts';

/** The rows of the sheet of a workbook that looks most like a register. */
export async function readXlsx(bytes: Uint8Array, looks: Looks = registerLooks): Promise<Checked<Table>> {
  const entries = zipEntries(bytes);
  if (entries.kind === 'problems') return entries;
  const wrong = notXlsx(entries.value.map(({ name }) => name));
  if (wrong !== undefined) return problem('', wrong);
  try {
    // Unpacked and packed again without compression: the reader then needs no worker, which a strict page forbids.
    const parts = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/.test(name) });
    const workbook = text(parts['xl/workbook.xml']);
    const sheets = visibleSheets(workbook, text(parts['xl/_rels/workbook.xml.rels']));
    const extent = sheets.map(({ path }) => text(parts[path])).find(tooWide);
    if (extent !== undefined) return tooManyRows();
    for (const { path } of sheets) parts[path] = strToU8(withLostValues(text(parts[path])));
    return await bestSheet(zipSync(parts, { level: 0 }), sheets, { parts, looks });
  } catch {
    return problem(
      '',
      'The workbook is damaged: a part of it cannot be read. Open it in Excel, save it again and choose it again.',
    );
  }
}

/** What a workbook, or a zip named like one, is when it is not XLSX; undefined when it is. */
function notXlsx(names: readonly string[]): string | undefined {
  if (names.includes('xl/workbook.xml')) return undefined;
  if (names.includes('xl/workbook.bin'))
    return 'This is a binary workbook (XLSB). Save it as XLSX or CSV in Excel and choose it again.';
  if (names.includes('word/document.xml'))
    return 'This is a Word document. Save the register as XLSX or CSV and choose it again.';
  if (names.includes('content.xml'))
    return 'This is an OpenDocument file. Save it as XLSX or CSV and choose it again.';
  return 'This is a zip archive, not a workbook. Unpack it and choose the register in it.';
}

type SheetPart = { readonly name: string; readonly path: string };

const text = (part: Uint8Array | undefined): string =>
  part === undefined ? '' : new TextDecoder().decode(part);
const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Sheets that a person sees, in their order: what is hidden is not part of the register. */
function visibleSheets(workbook: string, relations: string): readonly SheetPart[] {
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)]
    .map(([tag]) => ({ tag, target: targets.get(attribute(tag, '\\w+:id')) ?? '' }))
    .filter(({ tag, target }) => !/hidden/i.test(attribute(tag, 'state')) && target.includes('worksheets/'))
    .map(({ tag, target }) => ({
      name: unescaped(attribute(tag, 'name')),
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    }));
}

function unescaped(name: string): string {
  const signs = [['&lt;', '<'], ['&gt;', '>'], ['&quot;', '"'], ['&apos;', "'"], ['&amp;', '&']] as const; // prettier-ignore
  return signs.reduce((result, [code, sign]) => result.replaceAll(code, sign), name);
}

/** Whether a sheet reaches so far that reading it would fill the memory, whatever it holds. */
function tooWide(sheet: string): boolean {
  for (const [, letters = '', row = ''] of sheet.matchAll(
    /<(?:\w+:)?c\s[^<>]*?r="([A-Z]+)(\d+)"[^<>]*(?:[^/]>)/g,
  )) {
    const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(row) > limits.rows + 20 || column > limits.columns) return true;
  }
  return false;
}

/**
 * The sheet with its errors (#REF!) and the formulas that were never worked out as text. The reader would take both
 * for empty cells, and a value would be lost without a word.
 */
function withLostValues(sheet: string): string {
  return sheet
    .replace(/(<(?:\w+:)?c\s[^<>]*?\bt=)"e"/g, '$1"str"')
    .replace(
      /<((?:\w+:)?c)(\s[^<>]*?)>\s*<((?:\w+:)?)f\b[^<>]*>([^<]*)<\/\3f>\s*(?:<\3v\s*\/>|<\3v><\/\3v>)?\s*<\/\1>/g,
      (...[, cell = '', marks = '', prefix = '', formula = '']: string[]) =>
        `<${cell}${marks.replace(/\st="[^"]*"/, '')} t="str"><${prefix}v>=${formula}</${prefix}v></${cell}>`,
    );
}

async function bestSheet(
  archive: Uint8Array<ArrayBuffer>,
  sheets: readonly SheetPart[],
  { parts, looks }: { readonly parts: Record<string, Uint8Array>; readonly looks: Looks },
): Promise<Checked<Table>> {
  let best: { table: Checked<Table>; known: number } | undefined;
  for (const sheet of sheets) {
    const cells = await readSheet(archive.buffer, sheet.name, { parseNumber: exactNumber });
    const notes = [...sheetNotes(sheet, sheets), ...layoutNotes(text(parts[sheet.path]))];
    const records = cells.map((row) => row.map(cellText));
    const table = tableFrom(records, { readAs: `XLSX, sheet ${sheet.name}`, notes, looks });
    const known = table.kind === 'ok' ? looks.known(table.value.header) : -1;
    if (best === undefined || known > best.known) best = { table, known };
  }
  return (
    best?.table ??
    problem(
      '',
      'The workbook has no sheet that can be seen. Show the sheet with the register and save it again.',
    )
  );
}

function sheetNotes({ name }: SheetPart, sheets: readonly SheetPart[]): readonly Problem[] {
  if (sheets.length < 2) return [];
  const others = sheets.length === 2 ? '1 other sheet was' : `${sheets.length - 1} other sheets were`;
  return [
    {
      place: name,
      tell: `This sheet was read; ${others} not. To read another, move it to a file of its own.`,
    },
  ];
}

function layoutNotes(sheet: string): readonly Problem[] {
  const found: Problem[] = [];
  const merged = /<(?:\w+:)?mergeCell\s[^<>]*ref="([^"]+)"/.exec(sheet)?.[1];
  if (merged !== undefined)
    found.push({
      place: merged,
      tell: 'These cells are merged. Only the first of them holds the value; the others are read as empty.',
    });
  if (/<(?:\w+:)?row\s[^<>]*hidden="(?:1|true)"/.test(sheet))
    found.push({ place: '', tell: 'Some rows are hidden in the sheet. They are read too.' });
  return found;
}

/** A number as Excel shows it: 15 digits, plain. The file keeps 17, of which the last two are noise. */
function exactNumber(written: string): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  const [digits = '0', power = '0'] = value.toExponential(14).split('e');
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const all = whole + fraction;
  const point = 1 + Number(power);
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${all}`
      : point >= all.length
        ? all.padEnd(point, '0')
        : `${all.slice(0, point)}.${all.slice(point)}`;
  const short = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
  return value < 0 ? `-${short}` : short;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '#VALUE!' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}
