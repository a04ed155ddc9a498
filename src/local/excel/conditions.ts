import { Model } from '@ironcalc/wasm';
import type { Book } from './book.ts';
import { inputOf } from './calculation.ts';
import { type Condition, type Look, type Value, told } from './cell.ts';
import type { Sheet } from './content.ts';
import { type Part, partsOf } from './formula.ts';
import { type Area, addressOf, areaAt, contains, heightOf, keyOf, widthOf } from './place.ts';
import { copied, resolveTable } from './references.ts';

/** How conditional formats make a cell look now. */
export function conditionalLook(book: Book, sheet: Sheet, row: number, column: number): Look {
  let look: Look = {};
  for (const condition of sheet.conditions.toReversed())
    if (contains(condition.area, row, column) && holds(book, sheet, condition, { row, column }))
      look = { ...look, ...condition.look };
  return look;
}

type Spot = { readonly row: number; readonly column: number };

function holds(book: Book, sheet: Sheet, { type, rule, area }: Condition, at: Spot): boolean {
  if (type === 'CellValue') return compares(sheet.cells.get(keyOf(at.row, at.column))?.value, rule);
  return (
    answer(book, sheet, copied(rule.formula ?? '=FALSE', at.row - area.top, at.column - area.left), at) ===
    'TRUE'
  );
}

type Told = string | number | boolean;
const tests: Readonly<Record<string, (value: Told, a: Told, b: Told) => boolean>> = {
  EqualTo: (value, a) => value === a,
  NotEqualTo: (value, a) => value !== a,
  GreaterThan: (value, a) => value !== '' && value > a,
  GreaterThanOrEqual: (value, a) => value !== '' && value >= a,
  LessThan: (value, a) => value !== '' && value < a,
  LessThanOrEqual: (value, a) => value !== '' && value <= a,
  Between: (value, a, b) => value >= a && value <= b,
  NotBetween: (value, a, b) => value < a || value > b,
};

function compares(
  value: Value | undefined,
  { operator = '', formula1 = '', formula2 = '' }: Condition['rule'],
): boolean {
  return tests[operator]?.(told(value), literal(formula1), literal(formula2)) ?? false;
}

function literal(formula: string): string | number {
  const text = formula.replace(/^=/, '');
  const quoted = /^"(.*)"$/s.exec(text);
  return quoted ? (quoted[1] ?? '') : Number(text);
}

let scratch: Model | undefined;
const known = new Map<string, string>();
const mostCells = 500;

/** What a formula gives, over the values of the cells that it names; "" when it names too many. */
function answer(book: Book, sheet: Sheet, formula: string, at: Spot): string {
  const inputs: (readonly [column: number, row: number, text: string])[] = [];
  let column = 2;
  const place = (on: number, area: Area): string => {
    const [height, width] = [heightOf(area), widthOf(area)];
    if (height * width > mostCells) return '#N/A';
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        inputs.push([column + x, y, inputOf(book.value(on, area.top + y, area.left + x))]);
    const address = addressOf(areaAt(0, column, height, width));
    column += width;
    return address;
  };
  const written = partsOf(formula)
    .map((part) => placed(book, part, { sheet: sheet.id, ...at }, place))
    .join('');
  const key = `${written} ${JSON.stringify(inputs)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  scratch ??= new Model('conditions', 'en', 'Europe/London', 'en');
  scratch.rangeClearAll(0, 1, 1, mostCells, 60);
  for (const [x, y, text] of inputs) scratch.setUserInput(0, y + 1, x + 1, text);
  scratch.setUserInput(0, 1, 1, written);
  const text = scratch.getFormattedCellValue(0, 1, 1);
  if (known.size > 20_000) known.clear();
  known.set(key, text);
  return text;
}

function placed(
  book: Book,
  part: Part,
  at: { readonly sheet: number } & Spot,
  place: (sheet: number, area: Area) => string,
): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'area': {
      const sheet = part.sheet === undefined ? at.sheet : book.sheetNamed(part.sheet)?.id;
      return sheet === undefined ? '#REF!' : place(sheet, part.area);
    }
    case 'table': {
      const found = resolveTable(book, part, at);
      return found?.area ? place(found.table.sheet, found.area) : '#REF!';
    }
    case 'name': {
      const name = book.content.names.find((one) => one.name.toLowerCase() === part.text.toLowerCase());
      if (!name) return part.text;
      return `(${partsOf(name.formula.slice(1))
        .map((inner) => placed(book, inner, at, place))
        .join('')})`;
    }
  }
}
