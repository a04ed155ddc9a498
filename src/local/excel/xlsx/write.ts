import { strToU8, zipSync } from 'fflate';
import type { Book } from '../book.ts';
import { toFile } from './file-formula.ts';
import { sheetXml } from './sheet-write.ts';
import { tableXml } from './table-write.ts';
import { StylesOut } from './styles-write.ts';
import { cellText, el, escaped, part } from './xml.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The namespace of the part in which the add-in's settings are kept in a file of the local workbook. */
export const settingsNamespace = 'urn:local-workbook:settings';

/** The workbook as the bytes of an .xlsx file. */
export function writeXlsx(book: Book): Uint8Array {
  const files = new Map<string, string>();
  const { sheets } = book.content;
  writeSheets(book, files);
  const items = [...book.content.xmlParts, ...settingsPart(book)];
  items.forEach(({ id, xml }, i) => {
    files.set(`customXml/item${i + 1}.xml`, xml);
    files.set(`customXml/itemProps${i + 1}.xml`, itemProps(id));
    files.set(
      `customXml/_rels/item${i + 1}.xml.rels`,
      relationships([[`${office}/customXmlProps`, `itemProps${i + 1}.xml`]]),
    );
  });
  files.set('xl/workbook.xml', workbookXml(book));
  files.set(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...sheets.map((_, i): Relation => [`${office}/worksheet`, `worksheets/sheet${i + 1}.xml`]),
      [`${office}/styles`, 'styles.xml'],
      [`${office}/sharedStrings`, 'sharedStrings.xml'],
      ...items.map((_, i): Relation => [`${office}/customXml`, `../customXml/item${i + 1}.xml`]),
    ]),
  );
  files.set('docProps/core.xml', coreXml(book.content.properties));
  files.set(
    '_rels/.rels',
    relationships([
      [`${office}/officeDocument`, 'xl/workbook.xml'],
      [`${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
  );
  // Programs look at this one first.
  const all = [['[Content_Types].xml', contentTypes([...files.keys()])] as const, ...files];
  return zipSync(Object.fromEntries(all.map(([path, xml]) => [path, strToU8(xml)])), { level: 6 });
}

/** Sheets and tables, and the looks and texts that they share. */
function writeSheets(book: Book, files: Map<string, string>): void {
  const styles = new StylesOut();
  const texts = new Map<string, number>();
  const shared = (text: string) => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const { sheets, tables } = book.content;
  sheets.forEach((sheet, i) => {
    const own = tables.filter((table) => table.sheet === sheet.id);
    files.set(`xl/worksheets/sheet${i + 1}.xml`, sheetXml({ book, styles, shared }, sheet, own));
    if (own.length > 0)
      files.set(
        `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
        relationships(own.map(({ id }) => [`${office}/table`, `../tables/table${id}.xml`])),
      );
  });
  for (const table of tables) files.set(`xl/tables/table${table.id}.xml`, tableXml(book, table));
  files.set('xl/styles.xml', styles.xml());
  files.set('xl/sharedStrings.xml', sharedXml([...texts.keys()]));
}

type Relation = readonly [type: string, target: string];

function relationships(all: readonly Relation[]): string {
  return part(
    el(
      'Relationships',
      { xmlns: `${packages}/relationships` },
      ...all.map(([Type, Target], i) => el('Relationship', { Id: `rId${i + 1}`, Type, Target })),
    ),
  );
}

function contentTypes(paths: readonly string[]): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^xl\/workbook\.xml$/, `${spreadsheet}.sheet.main+xml`],
    [/^xl\/worksheets\/[^/]+$/, `${spreadsheet}.worksheet+xml`],
    [/^xl\/tables\//, `${spreadsheet}.table+xml`],
    [/^xl\/styles\.xml$/, `${spreadsheet}.styles+xml`],
    [/^xl\/sharedStrings\.xml$/, `${spreadsheet}.sharedStrings+xml`],
    [/^customXml\/itemProps/, 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'],
    [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  ];
  const overrides = paths.flatMap((path) => {
    const [, ContentType] = kinds.find(([form]) => form.test(path)) ?? [];
    return ContentType === undefined ? [] : el('Override', { PartName: `/${path}`, ContentType });
  });
  return part(
    el(
      'Types',
      { xmlns: `${packages}/content-types` },
      el('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...overrides,
    ),
  );
}

function workbookXml(book: Book): string {
  const { sheets, names, active } = book.content;
  const states = { Visible: undefined, Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;
  const nowhere = { sheet: -1, row: -1, column: -1 };
  return part(
    el(
      'workbook',
      { xmlns: main, 'xmlns:r': office },
      el(
        'bookViews',
        {},
        el('workbookView', {
          activeTab: Math.max(
            0,
            sheets.findIndex(({ id }) => id === active),
          ),
        }),
      ),
      el(
        'sheets',
        {},
        ...sheets.map(({ name, visibility }, i) =>
          el('sheet', { name, sheetId: i + 1, state: states[visibility], 'r:id': `rId${i + 1}` }),
        ),
      ),
      names.length === 0
        ? ''
        : el(
            'definedNames',
            {},
            ...names.map(({ name, formula, comment, visible }) =>
              el(
                'definedName',
                { name, comment: comment === '' ? undefined : comment, hidden: !visible },
                escaped(toFile(book, formula, nowhere)),
              ),
            ),
          ),
      el('calcPr', { calcMode: book.calculation === 'Manual' ? 'manual' : undefined, fullCalcOnLoad: true }),
    ),
  );
}

function sharedXml(texts: readonly string[]): string {
  return part(
    el(
      'sst',
      { xmlns: main, uniqueCount: texts.length },
      ...texts.map((text) => el('si', {}, el('t', { 'xml:space': 'preserve' }, cellText(text)))),
    ),
  );
}

function itemProps(id: string): string {
  const namespace = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
  return part(el('ds:datastoreItem', { 'ds:itemID': id, 'xmlns:ds': namespace }, '<ds:schemaRefs/>'));
}

function settingsPart({ content: { settings } }: Book): readonly { id: string; xml: string }[] {
  if (settings.size === 0) return [];
  const kept = escaped(JSON.stringify([...settings]));
  return [
    { id: '{00000000-0000-0000-0003-000000000000}', xml: el('settings', { xmlns: settingsNamespace }, kept) },
  ];
}

function coreXml(properties: ReadonlyMap<string, string>): string {
  const told = (name: string, key: string) => {
    const value = properties.get(key);
    return value === undefined ? '' : el(name, {}, escaped(value));
  };
  return part(
    el(
      'cp:coreProperties',
      {
        'xmlns:cp': `${packages}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      told('dc:title', 'title'),
      told('dc:subject', 'subject'),
      told('dc:creator', 'author'),
    ),
  );
}
