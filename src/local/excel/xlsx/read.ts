import { strFromU8, unzipSync } from 'fflate';
import { Book } from '../book.ts';
import type { Sheet, Table, XmlPart } from '../content.ts';
import { readArea } from '../place.ts';
import { fromFile } from './file-formula.ts';
import { readSheet, textIn } from './sheet-read.ts';
import { isOn, readStyles } from './styles-read.ts';
import { settingsNamespace } from './write.ts';
import { type Element, child, children, readXml } from './xml.ts';

/** A file as a workbook, and what of it the local workbook does not have, in words. */
export type Opened = { readonly book: Book; readonly left: readonly string[] };

/** Reads an .xlsx file. Throws with a sentence when it is none. */
export function readXlsx(bytes: Uint8Array, name: string): Opened {
  const parts = new Parts(bytes);
  const workbook = parts.xml('xl/workbook.xml');
  if (!workbook)
    throw new Error('This is not an .xlsx file. Save it as Excel Workbook (.xlsx) and open that.');
  const book = new Book(name);
  const relations = parts.relations('xl/workbook.xml');
  const files = children(child(workbook, 'sheets'), 'sheet').flatMap(({ attributes }) => {
    const path = relations.find(({ id }) => id === attributes['id'])?.target;
    return path === undefined ? [] : [{ attributes, path }];
  });
  book.content.sheets = [];
  const sheets = files.map(({ attributes, path }) => {
    const sheet = book.addSheet(attributes['name'] ?? 'Sheet');
    sheet.visibility = visibilities[attributes['state'] ?? ''] ?? 'Visible';
    return { sheet, path, root: parts.xml(path) };
  });
  book.content.tables = sheets.flatMap(({ sheet, path }) => tablesOf(parts, book, sheet, path));
  const file = {
    book,
    styles: readStyles(parts.xml('xl/styles.xml')),
    shared: children(parts.xml('xl/sharedStrings.xml'), 'si').map(textIn),
  };
  for (const { sheet, root } of sheets) if (root) readSheet(file, sheet, root);
  readNames(book, workbook);
  readItems(book, parts, relations);
  const view = child(child(workbook, 'bookViews'), 'workbookView');
  book.content.active = (sheets[Number(view?.attributes['activeTab'] ?? 0)] ?? sheets[0])?.sheet.id ?? 0;
  book.selection = { sheet: book.content.active, area: { top: 0, left: 0, bottom: 0, right: 0 } };
  if (child(workbook, 'calcPr')?.attributes['calcMode'] === 'manual') book.calculation = 'Manual';
  book.touched = 'all';
  return {
    book,
    left: leftOut(
      parts,
      sheets.map(({ root }) => root),
    ),
  };
}

const visibilities: Readonly<Record<string, Sheet['visibility']>> = {
  hidden: 'Hidden',
  veryHidden: 'VeryHidden',
};

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** The parts of a file by their paths. */
class Parts {
  private readonly files: ReadonlyMap<string, Uint8Array>;
  constructor(bytes: Uint8Array) {
    try {
      this.files = new Map(Object.entries(unzipSync(bytes)));
    } catch {
      throw new Error('This is not an .xlsx file. Save it as Excel Workbook (.xlsx) and open that.');
    }
  }
  get paths(): readonly string[] {
    return [...this.files.keys()];
  }
  text(path: string): string | undefined {
    const bytes = this.files.get(path);
    return bytes && strFromU8(bytes).replace(/^\uFEFF/, '');
  }
  xml(path: string): Element | undefined {
    const text = this.text(path);
    return text === undefined ? undefined : readXml(text);
  }
  /** What a part is related to, as paths from the top of the file. */
  relations(path: string): readonly Relation[] {
    const at = path.lastIndexOf('/');
    const folder = path.slice(0, at);
    const root = this.xml(`${folder}/_rels/${path.slice(at + 1)}.rels`);
    return children(root, 'Relationship').map(({ attributes }) => ({
      id: attributes['Id'] ?? '',
      type: attributes['Type']?.split('/').at(-1) ?? '',
      target: joined(folder, attributes['Target'] ?? ''),
    }));
  }
}

function joined(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/');
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  return path.join('/');
}

function tablesOf(parts: Parts, book: Book, sheet: Sheet, path: string): readonly Table[] {
  return parts.relations(path).flatMap(({ type, target }) => {
    const root = type === 'table' ? parts.xml(target) : undefined;
    const area = readArea(root?.attributes['ref'] ?? '');
    return root && area ? [{ id: book.nextId(), ...tableIn(sheet, root, area) }] : [];
  });
}

function tableIn(sheet: Sheet, root: Element, area: Table['area']): Omit<Table, 'id'> {
  const columns = children(child(root, 'tableColumns'), 'tableColumn').map(({ attributes }) => ({
    id: Number(attributes['id']),
    name: (attributes['name'] ?? '').replace(/_x000a_/gi, '\n'),
  }));
  const style = child(root, 'tableStyleInfo')?.attributes;
  const autoFilter = child(root, 'autoFilter');
  const filters = children(autoFilter, 'filterColumn').flatMap((one) => {
    const column = columns[Number(one.attributes['colId'])];
    const kept = child(one, 'filters');
    if (!column || !kept) return [];
    const values = children(kept, 'filter').map(({ attributes }) => attributes['val'] ?? '');
    return [[column.id, new Set(isOn(kept.attributes['blank']) ? [...values, ''] : values)] as const];
  });
  return {
    sheet: sheet.id,
    name: root.attributes['displayName'] ?? root.attributes['name'] ?? '',
    area,
    columns,
    showHeaders: root.attributes['headerRowCount'] !== '0',
    showTotals: Number(root.attributes['totalsRowCount'] ?? 0) > 0,
    showBandedRows: isOn(style?.['showRowStripes']),
    showBandedColumns: isOn(style?.['showColumnStripes']),
    showFilterButton: autoFilter !== undefined,
    style: style?.['name'] ?? '',
    filters: new Map(filters),
  };
}

function readNames(book: Book, workbook: Element): void {
  book.content.names = children(child(workbook, 'definedNames'), 'definedName')
    .filter(
      ({ attributes }) =>
        attributes['localSheetId'] === undefined && !attributes['name']?.startsWith('_xlnm.'),
    )
    .map(({ attributes, text }) => ({
      name: attributes['name'] ?? '',
      formula: fromFile(book, text, { sheet: -1, row: -1, column: -1 }),
      comment: attributes['comment'] ?? '',
      visible: !isOn(attributes['hidden']),
    }));
}

function readItems(book: Book, parts: Parts, relations: readonly Relation[]): void {
  const items = relations.filter(({ type }) => type === 'customXml');
  const kept: XmlPart[] = [];
  for (const { target } of items) {
    const xml = parts.text(target);
    if (xml === undefined) continue;
    if (xml.includes(settingsNamespace)) {
      // Written by this program's own writer.
      book.content.settings = new Map(JSON.parse(readXml(xml).text) as [string, unknown][]);
      continue;
    }
    const properties = parts.relations(target).find(({ type }) => type === 'customXmlProps');
    const id = properties && parts.xml(properties.target)?.attributes['itemID'];
    kept.push({ id: id ?? `{00000000-0000-0000-0004-${String(book.nextId()).padStart(12, '0')}}`, xml });
  }
  book.content.xmlParts = kept;
  const core = parts.xml('docProps/core.xml');
  const told = [
    ['title', 'title'],
    ['subject', 'subject'],
    ['author', 'creator'],
  ].flatMap(([key = '', name = '']) => {
    const text = child(core, name)?.text;
    return text === undefined ? [] : [[key, text] as const];
  });
  book.content.properties = new Map(told);
}

const foreign: readonly (readonly [RegExp, string])[] = [
  [/^xl\/charts?\//, 'charts'],
  [/^xl\/media\//, 'pictures'],
  [/^xl\/pivot/, 'pivot tables'],
  [/^xl\/comments|^xl\/threadedComments/, 'comments'],
  [/^xl\/vbaProject/, 'macros'],
  [/^xl\/externalLinks\//, 'links to other workbooks'],
  [/^xl\/slicers/, 'slicers'],
];

/** What is in the file and not in the local workbook. */
function leftOut(parts: Parts, sheets: readonly (Element | undefined)[]): readonly string[] {
  const found = foreign.flatMap(([form, words]) =>
    parts.paths.some((path) => form.test(path)) ? [words] : [],
  );
  const inSheets: readonly (readonly [string, string])[] = [
    ['mergeCells', 'merged cells'],
    ['hyperlinks', 'hyperlinks'],
    ['autoFilter', 'filters outside tables'],
  ];
  const more = inSheets.flatMap(([name, words]) =>
    sheets.some((sheet) => child(sheet, name)) ? [words] : [],
  );
  return [...found, ...more];
}
