import { fieldOf, type Judged } from '../../../domain/tender/score.ts';
import type { Criterion, QualitativeCriterion, Tender } from '../../../domain/tender/tender.ts';
import type { SheetCell, SheetColumn, SheetTable } from '../../workbook/port.ts';
import {
  type TenderBook,
  bidderName,
  firstRow,
  keyColumn,
  lookup,
  sheetOf,
  textIn,
  titleOf,
  toTwoPlaces,
} from './book.ts';
import { numberOf } from './input-sheets.ts';

const red = { fill: '#FDE7E9', color: '#7A0010' };

/** Agreed scores, with how far the evaluators lay apart. */
export function moderationSheet(book: TenderBook): SheetTable {
  const { tender } = book;
  const lead = [
    `Moderation in tender ${tender.reference}`,
    'The agreed score is the evaluators’ own decision, never an average. Share = score ÷ scale × weight of the question.',
  ];
  const spread = (name: string) =>
    `=IF(COUNTIFS(Scores[Bid],[@Bid],Scores[Question],[@Question])=0,"",${name}(Scores[Score],Scores[Bid],[@Bid],Scores[Question],[@Question]))`;
  const ofQuestion = (column: string) => `=${lookup('Method', column, '"question:"&[@Question]')}`;
  return sheetOf('Moderation', lead, {
    columns: [
      keyColumn,
      { key: 'bid', header: 'Bid', format: '@', width: 10 },
      { key: 'bidder', header: 'Bidder', format: '@', width: 24 },
      { key: 'criterion', header: 'Criterion', format: '@', width: 16 },
      { key: 'question', header: 'Question', format: '@', width: 16 },
      { key: 'lowest', header: 'Lowest', format: 'General', formula: spread('MINIFS') },
      { key: 'highest', header: 'Highest', format: 'General', formula: spread('MAXIFS') },
      { key: 'agreed', header: 'Agreed', format: 'General', rule: { kind: 'number', least: 0 } },
      { key: 'scale', header: 'Scale to', format: 'General', formula: ofQuestion('Scale to') },
      { key: 'weight', header: 'Weight', format: 'General', formula: ofQuestion('Weight') },
      { key: 'share', header: 'Share', format: '0.0000', formula: '=[@Agreed]/[@[Scale to]]*[@Weight]/100' },
      { key: 'why', header: 'Why', format: '@', width: 60, wrap: true },
    ],
    rows: tender.bids.flatMap((bid) =>
      tender.criteria
        .filter(isQualitative)
        .flatMap((criterion) =>
          criterion.questions.map(({ id }) => [
            `${bid.id}|${id}`,
            bid.id,
            bidderName(book, bid.id),
            criterion.id,
            id,
            '',
            '',
            numberOf(bid.scores.get(id)),
            '',
            '',
            '',
            book.agreed.find((one) => one.bid === bid.id && one.question === id)?.rationale ?? '',
          ]),
        ),
    ),
  });
}

function isQualitative(criterion: Criterion): criterion is QualitativeCriterion {
  return criterion.kind === 'qualitative';
}

/** The result: exact marks and marks to two places as live formulas; gates and ranks as the engine worked them out. */
export function resultSheet(book: TenderBook, judged: readonly Judged[]): SheetTable {
  const { tender } = book;
  const lead = [
    `Result of tender ${tender.reference}`,
    'Marks are worked out on this sheet and rounded half up for reading. Failed and Rank come from the calculation, which compares exact values.',
  ];
  const exact = tender.criteria.map((criterion) => exactHeader(book, criterion));
  const total = exact.map((header) => `[@[${header}]]`).join('+');
  const marks = tender.criteria.flatMap((criterion): SheetColumn[] => [
    {
      key: `exact_${criterion.id}`,
      header: exactHeader(book, criterion),
      format: '0.000000000',
      formula: `=${markFormula(tender, criterion)}`,
      width: 18,
    },
    {
      key: `mark_${criterion.id}`,
      header: markHeader(book, criterion),
      format: '0.00',
      formula: toTwoPlaces(`[@[${exactHeader(book, criterion)}]]`),
      width: 16,
    },
  ]);
  const worth = 'SUMIFS(Bids[Value],Bids[Bid],[@Key])';
  return sheetOf('Result', lead, {
    columns: [
      keyColumn,
      { key: 'bidder', header: 'Bidder', format: '@', width: 24 },
      {
        key: 'rank',
        header: 'Rank',
        format: '0',
        marks: [{ when: `=$C${firstRow}=1`, fill: '#DFF6DD', color: '#0B5E1A' }],
      },
      {
        key: 'failed',
        header: 'Failed',
        format: '@',
        width: 18,
        marks: [{ when: `=$D${firstRow}<>""`, ...red }],
      },
      { key: 'counts', header: 'Counts', format: '@' },
      { key: 'price', header: 'Price', format: '"£"#,##0.00', width: 18 },
      { key: 'worth', header: 'Social value, exact', format: '0.000000000', formula: `=${worth}`, width: 20 },
      {
        key: 'socialValue',
        header: 'Social value',
        format: '"£"#,##0.00',
        formula: toTwoPlaces('[@[Social value, exact]]'),
        width: 18,
      },
      { key: 'rate', header: 'Rate', format: '0.000000', formula: rateFormula(tender) },
      ...marks,
      { key: 'total', header: 'Total', format: '0.00', formula: toTwoPlaces(total), width: 12 },
    ],
    rows: judged.map((bid) => resultRow(book, bid, counting(tender, judged), marks.length)),
  });
}

/** The header of a criterion's exact marks: no two columns of the sheet may be called the same. */
function exactHeader(book: TenderBook, { id }: Criterion): string {
  return `${headerTitle(book, id)}, exact marks`;
}

/** The header of a criterion's marks to two places. */
function markHeader(book: TenderBook, { id, weight }: Criterion): string {
  return `${headerTitle(book, id)}, marks of ${String(numberOf(weight))}`;
}

/** A criterion's title, with its id where another has the same title. */
function headerTitle(book: TenderBook, id: string): string {
  const title = plain(titleOf(book, id));
  const twice = book.tender.criteria.some(
    (other) => other.id !== id && plain(titleOf(book, other.id)).toLowerCase() === title.toLowerCase(),
  );
  return twice ? `${title} (${plain(id)})` : title;
}

/** Without what means something inside a structured reference. */
function plain(title: string): string {
  return title.replace(/[[\]#'@"]/g, ' ').trim();
}

function rateFormula({ criteria }: Tender): string {
  const criterion = criteria.find(({ kind }) => kind === 'social-value');
  if (!criterion || !('denominator' in criterion)) return '=""';
  const bottom = criterion.denominator === 'price' ? '[@Price]' : lookup('Method', 'Value', '"estimate"');
  return `=[@[Social value, exact]]/${bottom}`;
}

/** A criterion's exact mark, as the method's formula says. No mark is under 0 or over its weight. */
function markFormula(_tender: Tender, criterion: Criterion): string {
  const key = textIn(`criterion:${criterion.id}`);
  const weight = lookup('Method', 'Weight', key);
  return `${weight}*${shareFormula(criterion, key)}`;
}

const lowest = 'MINIFS(Result[Price],Result[Counts],"yes")';
const within = (share: string) => `MAX(0,MIN(1,${share}))`;
const ofHighest = (column: string) => {
  const highest = `MAXIFS(Result[${column}],Result[Counts],"yes")`;
  return `IF(${highest}=0,0,${within(`[@[${column}]]/${highest}`)})`;
};

const priceShares = {
  'relative-to-lowest': within(`${lowest}/[@Price]`),
  'linear-to-double': within(`2-[@Price]/${lowest}`),
} as const;

function shareFormula(criterion: Criterion, key: string): string {
  if (criterion.kind === 'qualitative')
    return `SUMIFS(Moderation[Share],Moderation[Bid],[@Key],Moderation[Criterion],${textIn(criterion.id)})`;
  if (criterion.kind === 'price') return priceShares[criterion.formula];
  switch (criterion.formula) {
    case 'relative-to-target':
      return within(`[@Rate]/${lookup('Method', 'Target rate', key)}`);
    case 'relative-to-highest-value':
      return ofHighest('Social value, exact');
    case 'relative-to-highest-rate':
      return ofHighest('Rate');
  }
}

/** Which bids count as lowest price, highest value and highest rate: those that pass, or all where none does. */
function counting(tender: Tender, judged: readonly Judged[]): (bid: Judged) => boolean {
  const all = tender.includeFailed || judged.every(({ failed }) => failed.length > 0);
  fieldOf(tender, judged); // the engine's own rule, of which this is the sheet's form
  return ({ failed }) => all || failed.length === 0;
}

function resultRow(
  book: TenderBook,
  judged: Judged,
  counts: (bid: Judged) => boolean,
  marks: number,
): readonly SheetCell[] {
  const { bid, rank, failed, price } = judged;
  return [
    bid.id,
    bidderName(book, bid.id),
    rank ?? '',
    failed.map((id) => titleOf(book, id)).join('; '),
    counts(judged) ? 'yes' : 'no',
    numberOf(price),
    ...Array.from({ length: marks + 4 }, () => ''),
  ];
}
