// An example tender of our own making: people, prices and values in pounds are invented for it.
import { openMeasures } from '../../domain/framework/frameworks/open.ts';
import type { OfferedLine } from '../../domain/tender/return-file.ts';
import { addDays, type Day } from '../../domain/words/day.ts';
import type { CriterionDraft, MeasureDraft } from '../../registers/tender/index.ts';
import type { PriceAnswers, PublishedTender } from '../../registers/tender/write-returns.ts';

/** The reference of the example tender. */
export const exampleRef = 'T-2026-001';
/** Its title. */
export const exampleTitle = 'Grounds maintenance of parks and open spaces';
/** Its published estimated value in pounds. */
export const exampleEstimate = '2400000.00';

const scale = [
  '0: nothing that answers the question',
  '1: a start that leaves most of it open',
  '2: some of it, with gaps that matter',
  '3: all of it in part, with gaps that do not matter much',
  '4: all of it, with evidence for most',
  '5: all of it, with evidence for each part',
].join('\n');

type Question = Pick<CriterionDraft, 'key' | 'parent' | 'title' | 'weight' | 'howAssessed'>;

const question = (one: Question): CriterionDraft => ({
  ...one,
  kind: 'question',
  scaleMax: '5',
  descriptors: scale,
});

/** Price 40, quality 40, social value 20: half of it measured in pounds, half described. */
export const exampleCriteria: readonly CriterionDraft[] = [
  { key: 'price', title: 'Price', kind: 'price', weight: '40', formula: 'relative-to-lowest', howAssessed: 'Marks × lowest price ÷ price.' },
  { key: 'quality', title: 'Quality', kind: 'qualitative', weight: '40', howAssessed: 'By the answers to two questions, each scored from 0 to 5.' },
  question({ key: 'method', parent: 'quality', title: 'How the grounds are kept', weight: '60', howAssessed: 'How the work is planned through the year, and checked.' }),
  { ...question({ key: 'team', parent: 'quality', title: 'The people who do it', weight: '40', howAssessed: 'Training, supervision and cover for absence.' }), minimum: '2' },
  { key: 'sv-measured', title: 'Social value, measured', kind: 'social-value', weight: '10', formula: 'relative-to-target', targetRate: '0.1', denominator: 'estimate', howAssessed: 'Accepted social value in pounds against a target of 10p for each pound of the estimated value.', socialValue: true },
  { key: 'sv-described', title: 'Social value, described', kind: 'qualitative', weight: '10', howAssessed: 'By the answer to one question, scored from 0 to 5.', socialValue: true },
  question({ key: 'plan', parent: 'sv-described', title: 'How the commitments are kept', weight: '100', howAssessed: 'Who is responsible, by when, with whom, and how it is shown.' }),
]; // prettier-ignore

// Pounds a unit, invented for this example: a council enters its own, or takes those of a framework it has a licence for.
const values: Readonly<Record<string, string>> = {
  OM01: '9000', OM03: '12000', OM04: '13000', OM05: '12500', OM06: '13500', OM07: '11500', OM08: '180', OM09: '210',
  OM10: '190', OM11: '14', OM13: '650', OM14: '120', OM15: '1', OM21: '16', OM23: '277.22', OM25: '0.35', OM26: '2600',
  OM27: '85', OM30: '15.5',
}; // prettier-ignore

/** The 30 open measures as published with the tender. */
export const exampleMeasures: readonly MeasureDraft[] = openMeasures.map(
  ({ ref, title, unitKind, unitLabel, localOnly }) => {
    const proxy = values[ref];
    const counted =
      unitKind === 'text' ? ({ unitKind: 'count', unit: 'actions' } as const) : { unitKind, unit: unitLabel };
    return {
      measure: ref,
      title,
      ...counted,
      definition: localOnly
        ? 'Counts where the benefit is felt in the council’s area. Over the whole term of the contract.'
        : 'Over the whole term of the contract.',
      ...(proxy !== undefined && { proxy, deadweight: '0.1', attribution: '1' }),
      ...(ref === 'OM25' && { cap: '100000' }),
    };
  },
);

/** What bidders are told. */
export const examplePublished: PublishedTender = {
  ref: exampleRef,
  title: exampleTitle,
  measures: exampleMeasures,
};

/** One invented bidder. */
export type ExampleBid = {
  readonly bid: string;
  readonly answers: PriceAnswers;
  readonly lines: (today: Day) => readonly OfferedLine[];
};

const bidders: readonly (readonly [bid: string, name: string, price: string, ambition: number])[] = [
  ['A', 'Evergreen Grounds Example Ltd', '2310000.00', 1.1],
  ['B', 'Meadow and Lane Example CIC', '2455000.00', 1.6],
  ['C', 'Borough Parks Care Example Ltd', '2198000.00', 0.6],
  ['D', 'Turfwise Example Ltd', '2275500.00', 0.9],
  ['E', 'Oak Row Landscapes Example Ltd', '2389999.99', 1.3],
  ['F', 'Commonside Growers Example CIC', '2520000.00', 1.9],
];

const sizes: Readonly<Record<string, number>> = {
  fte: 2.5, weeks: 52, hours: 160, hoursXattendees: 240, gbp: 24_000, tonnes: 18, tco2e: 45, count: 12, percent: 20,
}; // prettier-ignore

/** Six bidders with their prices and what they offer for each of the 30 measures; the same every time. */
export const exampleBids: readonly ExampleBid[] = bidders.map(([bid, name, price, ambition], b) => ({
  bid,
  answers: {
    Name: name,
    'Postal address': `${b + 1} Example Street, Exampleton EX${b + 1} 1AA`,
    'Email address': `bids@bidder-${bid.toLowerCase()}.example`,
    Identifier: `EXAMPLE-${1001 + b}`,
    'Total price': price,
  },
  lines: (today) =>
    exampleMeasures.map(({ measure, unitKind = 'count' }, m): OfferedLine => {
      const turn = ((m * 7 + b * 5) % 9) / 8; // from 0 to 1, another for each bidder and measure
      const size = (sizes[unitKind] ?? 1) * ambition * (0.4 + turn);
      const whole = unitKind === 'count' || unitKind === 'percent' || unitKind === 'gbp';
      return {
        measure,
        offered: String(whole ? Math.round(size) : Math.round(size * 4) / 4),
        by: addDays(today, 365 + 30 * (m % 6)),
        note: `Reported every quarter by the contract supervisor; line ${m + 1} of our delivery plan.`,
      };
    }),
}));
