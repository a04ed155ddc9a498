import { exactText, type Ratio } from '../../../domain/tender/ratio.ts';
import type { Bid, BidLine, Criterion, Question } from '../../../domain/tender/tender.ts';
import type { SheetCell, SheetTable } from '../../workbook/port.ts';
import { type TenderBook, bidderName, firstRow, keyColumn, sheetOf, titleOf } from './book.ts';

/** A number as a cell holds it; the exact value stays in the register. */
export function numberOf(value: Ratio | undefined): SheetCell {
  if (!value) return '';
  const text = exactText(value);
  return text.includes('/') ? Number(value.n) / Number(value.d) : Number(text);
}

/** The method: how marks are given, one line a criterion or question. */
export function methodSheet(book: TenderBook): SheetTable {
  const { tender } = book;
  const rows = [
    ['estimate', 'Tender', 'Estimated contract value', '', numberOf(tender.estimate), '', '', '', ''],
    ...tender.criteria.flatMap((criterion) => [
      criterionRow(book, criterion),
      ...('questions' in criterion
        ? criterion.questions.map((one) => questionRow(book, criterion.id, one))
        : []),
    ]),
  ];
  const lead = [
    `Method of tender ${tender.reference}`,
    'Weights of criteria are marks of 100; weights of questions are per cent of their criterion.',
  ];
  return sheetOf('Method', lead, {
    columns: [
      keyColumn,
      { key: 'kind', header: 'Kind', format: '@', width: 14 },
      { key: 'title', header: 'Title', format: '@', width: 32 },
      { key: 'formula', header: 'Formula', format: '@', width: 24 },
      { key: 'value', header: 'Value', format: '"£"#,##0.00', width: 18 },
      { key: 'weight', header: 'Weight', format: 'General', width: 10 },
      { key: 'scale', header: 'Scale to', format: 'General', width: 10 },
      { key: 'minimum', header: 'Minimum', format: 'General', width: 10 },
      { key: 'target', header: 'Target rate', format: '0.0000', width: 12 },
    ],
    rows,
  });
}

function criterionRow(book: TenderBook, criterion: Criterion): readonly SheetCell[] {
  const { id, kind, weight } = criterion;
  const start = [`criterion:${id}`, 'Criterion', titleOf(book, id)];
  if (kind === 'qualitative') return [...start, 'scores', '', numberOf(weight), '', '', ''];
  const social = kind === 'social-value';
  return [
    ...start,
    social ? `${criterion.formula} of ${criterion.denominator}` : criterion.formula,
    '',
    numberOf(weight),
    '',
    numberOf(social ? criterion.minimumRate : undefined),
    numberOf(social ? criterion.targetRate : undefined),
  ];
}

function questionRow(book: TenderBook, criterion: string, question: Question): readonly SheetCell[] {
  const { id, weight, scaleMax, minimum } = question;
  const title = titleOf(book, id);
  return [
    `question:${id}`,
    'Question',
    title,
    criterion,
    '',
    numberOf(weight),
    numberOf(scaleMax),
    numberOf(minimum),
    '',
  ];
}

/** What the bids offer, line by line, with what the evaluators accept. There is no price here. */
export function bidsSheet(book: TenderBook): SheetTable {
  const { tender } = book;
  const lead = [
    `Social value offered in tender ${tender.reference}`,
    'Value = accepted, up to the cap, × proxy × (1 − deadweight) × attribution. A measure without a proxy is recorded and counts nothing.',
  ];
  const share = { kind: 'number', least: 0, most: 1 } as const;
  const amount = { kind: 'number', least: 0 } as const;
  const units = unitFormat(tender.bids.flatMap(linesOf));
  return sheetOf('Bids', lead, {
    columns: [
      keyColumn,
      { key: 'bid', header: 'Bid', format: '@', width: 10 },
      { key: 'bidder', header: 'Bidder', format: '@', width: 24 },
      { key: 'measure', header: 'Measure', format: '@', width: 24 },
      { key: 'offered', header: 'Offered', format: units, rule: amount },
      { key: 'accepted', header: 'Accepted', format: units, rule: amount, marks: [reduced] },
      { key: 'proxy', header: 'Proxy', format: '"£"#,##0.00', rule: amount, width: 14 },
      { key: 'deadweight', header: 'Deadweight', format: 'General', rule: share },
      { key: 'attribution', header: 'Attribution', format: 'General', rule: share },
      { key: 'cap', header: 'Cap', format: units, rule: amount },
      { key: 'value', header: 'Value', format: '"£"#,##0.00', formula: lineValue, width: 18 },
      { key: 'title', header: 'What is measured', format: '@', width: 48, wrap: true },
    ],
    rows: tender.bids.flatMap((bid) => linesOf(bid).map((line, i) => lineRow(book, bid, line, i))),
  });
}

/** Thousands with as many places as the units have: Excel itself would write "180." for a whole number. */
function unitFormat(lines: readonly ShownLine[]): string {
  const places = lines
    .flatMap(({ offered, accepted, cap }) => [offered, accepted, ...(cap ? [cap] : [])])
    .map((value) => Math.min(4, (exactText(value).split('.')[1] ?? '').length));
  const most = Math.max(0, ...places);
  return most === 0 ? '#,##0' : `#,##0.${'0'.repeat(most)}`;
}

// Where less is accepted than was offered: Accepted is the sixth column, Offered the fifth.
const reduced = { when: `=$F${firstRow}<$E${firstRow}`, fill: '#FFF4CE', color: '#5C4400' };

const lineValue =
  '=IF([@Proxy]="",0,MIN([@Accepted],IF([@Cap]="",[@Accepted],[@Cap]))*[@Proxy]*(1-[@Deadweight])*[@Attribution])';

type ShownLine = Omit<BidLine, 'deadweight' | 'attribution'> &
  Partial<Pick<BidLine, 'deadweight' | 'attribution'>>;

const one: Ratio = { n: 1n, d: 1n };

/** A bid that gives its social value as a sum has one line of it. */
function linesOf({ socialValue }: Bid): readonly ShownLine[] {
  if (!('n' in socialValue)) return socialValue;
  return [{ measure: 'Social value as a sum', offered: socialValue, accepted: socialValue, proxy: one }];
}

function lineRow(book: TenderBook, bid: Bid, line: ShownLine, index: number): readonly SheetCell[] {
  const { measure, offered, accepted, proxy, deadweight, attribution = one, cap } = line;
  return [
    `${bid.id}|${index + 1}`,
    bid.id,
    bidderName(book, bid.id),
    measure,
    numberOf(offered),
    numberOf(accepted),
    numberOf(proxy),
    numberOf(deadweight) || 0,
    numberOf(attribution),
    numberOf(cap),
    '',
    titleOf(book, measure),
  ];
}

/** Individual scores, once they are revealed. */
export function scoresSheet(book: TenderBook): SheetTable {
  const lead = [
    `Individual scores in tender ${book.tender.reference}`,
    'Each evaluator scored alone and locked the scores before any was revealed. They are kept unchanged in the register.',
  ];
  return sheetOf('Scores', lead, {
    columns: [
      keyColumn,
      { key: 'bid', header: 'Bid', format: '@', width: 10 },
      { key: 'bidder', header: 'Bidder', format: '@', width: 24 },
      { key: 'question', header: 'Question', format: '@', width: 24 },
      { key: 'evaluator', header: 'Evaluator', format: '@', width: 28 },
      { key: 'score', header: 'Score', format: 'General' },
      { key: 'why', header: 'Why', format: '@', width: 60, wrap: true },
    ],
    rows: book.scores.map(({ bid, question, evaluator, score, rationale }) => [
      `${bid}|${question}|${evaluator}`,
      bid,
      bidderName(book, bid),
      question,
      evaluator,
      Number(score),
      rationale,
    ]),
  });
}

/** What happened in the tender, in order. */
export function auditSheet(book: TenderBook): SheetTable {
  return sheetOf(
    'Audit',
    [
      `What happened in tender ${book.tender.reference}`,
      'The register holds the same lines, chained by hashes.',
    ],
    {
      columns: [
        keyColumn,
        { key: 'at', header: 'When', format: '@', width: 24 },
        { key: 'by', header: 'Who', format: '@', width: 28 },
        { key: 'what', header: 'What', format: '@', width: 70, wrap: true },
      ],
      rows: book.audit.map(({ sequence, at, by, what }) => [String(sequence), at, by, what]),
    },
  );
}
