import { type Area, columnName, columnNumber, lastColumn, lastRow, quotedName } from './place.ts';

/** A reference to cells, with what was written absolute. */
export type AreaPart = {
  readonly kind: 'area';
  /** The sheet's name when one is written. */
  readonly sheet?: string;
  readonly area: Area;
  /** Whether top, left, bottom and right are written with $. */
  readonly fixed: {
    readonly top: boolean;
    readonly left: boolean;
    readonly bottom: boolean;
    readonly right: boolean;
  };
  /** Written with a colon. */
  readonly pair: boolean;
};

/** A structured reference: Bids[Price], [@Price], Bids[[#Headers],[A]:[B]]. */
export type TablePart = {
  readonly kind: 'table';
  /** Empty inside the table itself. */
  readonly table: string;
  /** "#All", "#Data", "#Headers", "#Totals", "#This Row". */
  readonly items: readonly string[];
  readonly first?: string;
  readonly last?: string;
};

export type Part =
  | AreaPart
  | TablePart
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

const known = new Map<string, readonly Part[]>();

/** A formula taken apart; what is no reference and no name stays as text. */
export function partsOf(formula: string): readonly Part[] {
  const before = known.get(formula);
  if (before) return before;
  const parts = [...readParts(formula)];
  if (known.size > 50_000) known.clear();
  known.set(formula, parts);
  return parts;
}

const sheetForm = String.raw`(?:('(?:[^']|'')+'|[A-Za-z_\\][\w.]*)!)?`;
const cell = String.raw`(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})`;
const forms = {
  string: /"(?:[^"]|"")*"/y,
  error: /#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|CALC!|SPILL!)/y,
  cells: new RegExp(`${sheetForm}${cell}(?::${cell})?(?![\\w(.!\\[])`, 'y'),
  columns: new RegExp(String.raw`${sheetForm}(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w(.!\[])`, 'y'),
  rows: new RegExp(String.raw`${sheetForm}(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\w(.!\[])`, 'y'),
  table: /([A-Za-z_\\][\w.]*)?\[/y,
  number: /(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y,
  call: /[A-Za-z_\\][\w.]*\(/y,
  name: /[A-Za-z_\\][\w.]*/y,
};

function at(form: RegExp, text: string, from: number): RegExpExecArray | undefined {
  form.lastIndex = from;
  return form.exec(text) ?? undefined;
}

function* readParts(formula: string): Generator<Part> {
  let from = 0;
  while (from < formula.length) {
    const [part, length] = partAt(formula, from);
    yield part;
    from += length;
  }
}

function partAt(formula: string, from: number): readonly [Part, number] {
  for (const form of [forms.string, forms.error, forms.call]) {
    const found = at(form, formula, from);
    if (found) return [{ kind: 'text', text: found[0] }, found[0].length];
  }
  const cells = at(forms.cells, formula, from);
  if (cells) return [cellsPart(cells), cells[0].length];
  const columns = at(forms.columns, formula, from);
  if (columns) return [columnsPart(columns), columns[0].length];
  const rows = at(forms.rows, formula, from);
  if (rows) return [rowsPart(rows), rows[0].length];
  const table = at(forms.table, formula, from);
  if (table) return tablePart(formula, from, table);
  const number = at(forms.number, formula, from);
  if (number) return [{ kind: 'text', text: number[0] }, number[0].length];
  const name = at(forms.name, formula, from);
  if (name) return [{ kind: 'name', text: name[0] }, name[0].length];
  return [{ kind: 'text', text: formula.charAt(from) }, 1];
}

function bareSheet(written: string | undefined): { readonly sheet?: string } {
  if (written === undefined) return {};
  return { sheet: written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written };
}

function cellsPart(found: RegExpExecArray): AreaPart {
  const [
    ,
    sheet,
    c1 = '',
    column1 = 'A',
    r1 = '',
    row1 = '1',
    c2 = c1,
    column2 = column1,
    r2 = r1,
    row2 = row1,
  ] = found;
  const [x, y] = [columnNumber(column1), columnNumber(column2)];
  const [a, b] = [Number(row1) - 1, Number(row2) - 1];
  const across = x <= y;
  const down = a <= b;
  return {
    kind: 'area',
    ...bareSheet(sheet),
    area: { top: Math.min(a, b), bottom: Math.max(a, b), left: Math.min(x, y), right: Math.max(x, y) },
    fixed: {
      top: (down ? r1 : r2) === '$',
      bottom: (down ? r2 : r1) === '$',
      left: (across ? c1 : c2) === '$',
      right: (across ? c2 : c1) === '$',
    },
    pair: found[6] !== undefined || found[7] !== undefined,
  };
}

function columnsPart([, sheet, c1, column1 = 'A', c2, column2 = 'A']: RegExpExecArray): AreaPart {
  const area = { top: 0, bottom: lastRow, left: columnNumber(column1), right: columnNumber(column2) };
  const fixed = { top: true, bottom: true, left: c1 === '$', right: c2 === '$' };
  return { kind: 'area', ...bareSheet(sheet), area, fixed, pair: true };
}

function rowsPart([, sheet, r1, row1 = '1', r2, row2 = '1']: RegExpExecArray): AreaPart {
  const area = { top: Number(row1) - 1, bottom: Number(row2) - 1, left: 0, right: lastColumn };
  const fixed = { top: r1 === '$', bottom: r2 === '$', left: true, right: true };
  return { kind: 'area', ...bareSheet(sheet), area, fixed, pair: true };
}

/** Reads on to the bracket that closes; an apostrophe escapes the character after it. */
function tablePart(formula: string, from: number, found: RegExpExecArray): readonly [Part, number] {
  let depth = 0;
  let end = from + found[0].length - 1;
  for (; end < formula.length; end += 1) {
    const letter = formula.charAt(end);
    if (letter === "'") end += 1;
    else if (letter === '[') depth += 1;
    else if (letter === ']' && --depth === 0) break;
  }
  const inner = formula.slice(from + found[0].length, end);
  return [{ kind: 'table', table: found[1] ?? '', ...readInner(inner) }, end + 1 - from];
}

function readInner(inner: string): Pick<TablePart, 'items' | 'first' | 'last'> {
  const thisRow = inner.startsWith('@');
  const body = thisRow ? inner.slice(1) : inner;
  const start = thisRow ? ['#This Row'] : [];
  if (!/^\s*\[/.test(body)) {
    if (body === '') return { items: start };
    return body.startsWith('#') ? { items: [...start, body] } : { items: start, first: plainName(body) };
  }
  const pieces = [...body.matchAll(/\[((?:'.|[^\]'])*)\]/gs)].map(([, piece = '']) => piece);
  const items = pieces.filter((piece) => piece.startsWith('#'));
  const [first, last] = pieces.filter((piece) => !piece.startsWith('#')).map(plainName);
  return {
    items: [...start, ...items],
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  };
}

const plainName = (text: string) => text.replace(/'(.)/gs, '$1');
const escapedName = (text: string) => text.replace(/['#[\]@]/g, "'$&");

/** The parts as a formula again. */
export function written(parts: readonly Part[]): string {
  return parts.map(writtenPart).join('');
}

function writtenPart(part: Part): string {
  switch (part.kind) {
    case 'text':
    case 'name':
      return part.text;
    case 'area':
      return (part.sheet === undefined ? '' : `${quotedName(part.sheet)}!`) + writtenArea(part);
    case 'table':
      return part.table + writtenTable(part);
  }
}

/** The reference without its sheet. */
export function writtenArea({ area, fixed, pair }: AreaPart): string {
  const column = (at: number, is: boolean) => (is ? '$' : '') + columnName(at);
  const row = (at: number, is: boolean) => (is ? '$' : '') + String(at + 1);
  if (pair && area.top === 0 && area.bottom === lastRow)
    return `${column(area.left, fixed.left)}:${column(area.right, fixed.right)}`;
  if (pair && area.left === 0 && area.right === lastColumn)
    return `${row(area.top, fixed.top)}:${row(area.bottom, fixed.bottom)}`;
  const from = column(area.left, fixed.left) + row(area.top, fixed.top);
  return pair ? `${from}:${column(area.right, fixed.right)}${row(area.bottom, fixed.bottom)}` : from;
}

function writtenTable({ items, first, last }: TablePart): string {
  const columns = [first, last].filter((name) => name !== undefined).map((name) => `[${escapedName(name)}]`);
  if (items.length === 1 && items[0] === '#This Row' && columns.length > 0)
    return columns.length === 1
      ? `[@${columns[0]}]`.replace(/^\[@\[([\w ]+)\]\]$/, bareThisRow)
      : `[@${columns.join(':')}]`;
  const specials = items.map((item) => `[${item}]`);
  if (specials.length === 0 && columns.length <= 1) return columns[0] ?? '[]';
  if (specials.length === 1 && columns.length === 0) return specials[0] ?? '';
  return `[${[...specials, ...(columns.length > 0 ? [columns.join(':')] : [])].join(',')}]`;
}

function bareThisRow(_whole: string, name: string): string {
  return name.includes(' ') ? `[@[${name}]]` : `[@${name}]`;
}
