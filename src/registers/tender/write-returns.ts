import { offerColumns, priceColumns, priceItems, type OfferedLine } from '../../domain/tender/return-file.ts';
import type { Day } from '../../domain/words/day.ts';

/** What bidders are told in their return files. */
export type PublishedTender = {
  readonly ref: string;
  readonly title: string;
  readonly measures: readonly {
    readonly measure: string;
    readonly title: string;
    readonly unit: string;
    readonly definition?: string | undefined;
  }[];
};

type Cell = {
  readonly value: string | number | Date;
  readonly type: StringConstructor | NumberConstructor | DateConstructor;
  readonly fontWeight?: 'bold';
  readonly wrap?: true;
  readonly format?: string;
  readonly backgroundColor?: string;
};

const words = (value: string, more: Partial<Cell> = {}): Cell => ({ value, type: String, ...more });
const head = (columns: readonly string[]): readonly Cell[] =>
  columns.map((column) => words(column, { fontWeight: 'bold', wrap: true }));
/** The colour of the cells that the bidder fills in. */
const toFill = '#E8F3E8';
const blank = (): Cell => words('', { backgroundColor: toFill });

/**
 * The workbook that bidders fill in: every measure with its unit and what counts, and empty cells for the offer.
 * `offered` fills it, for examples. Text stays text, so that no cell can be a formula.
 */
export async function offerWorkbook(
  { ref, title, measures }: PublishedTender,
  offered: readonly OfferedLine[] = [],
): Promise<Blob> {
  const given = new Map(offered.map((line) => [line.measure, line]));
  const rows = measures.map(({ measure, title: name, unit, definition }): readonly Cell[] => {
    const line = given.get(measure);
    return [
      words(ref),
      words(measure),
      words(name, { wrap: true }),
      words(definition ?? '', { wrap: true }),
      words(unit),
      line
        ? { value: Number(line.offered), type: Number, format: '#,##0.####', backgroundColor: toFill }
        : blank(),
      line?.by === undefined ? blank() : { ...dayCell(line.by), backgroundColor: toFill },
      words(line?.note ?? '', { wrap: true, backgroundColor: toFill }),
    ];
  });
  const told = [
    [words(`Social value return for ${ref}: ${title}`, { fontWeight: 'bold' })],
    [
      words(
        'Fill in the green cells. Leave a quantity empty where you offer nothing. Enter no price here, and no names of people.',
      ),
    ],
    [],
  ];
  const widths = [14, 10, 40, 50, 16, 16, 14, 60];
  return workbook({ sheet: 'Offer', rows: [...told, head(offerColumns), ...rows], widths });
}

function dayCell(day: Day): Cell {
  return { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'd mmmm yyyy' };
}

/** What a bidder answers in the price return. */
export type PriceAnswers = Readonly<Record<(typeof priceItems)[number], string>>;

/** The workbook for price and bidder's details, which only the owner of the tender takes in. */
export async function priceWorkbook({ ref, title }: PublishedTender, answers?: PriceAnswers): Promise<Blob> {
  const rows = priceItems.map((item): readonly Cell[] => [
    words(ref),
    words(item),
    words(answers?.[item] ?? '', { wrap: true, backgroundColor: toFill }),
  ]);
  const told = [
    [words(`Price return for ${ref}: ${title}`, { fontWeight: 'bold' })],
    [words('Fill in the green cells. The price is in pounds, without VAT, for the whole term.')],
    [],
  ];
  return workbook({ sheet: 'Price', rows: [...told, head(priceColumns), ...rows], widths: [14, 30, 60] });
}

type Sheet = {
  readonly sheet: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly widths: readonly number[];
};

async function workbook({ sheet, rows, widths }: Sheet): Promise<Blob> {
  // Loaded with the first workbook: most visits write none.
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const cells = rows.map((row) => row.map((cell) => ({ ...cell })));
  return writeExcelFile(cells, { sheet, columns: widths.map((width) => ({ width })) }).toBlob();
}
