import {
  assessmentSummaries,
  type AssessmentSummary,
  type PublishedWords,
  type SummaryInput,
  type Supplier,
} from '../../../src/domain/tender/assessment-summary.ts';
import { scoreTender } from '../../../src/domain/tender/score.ts';
import { day } from '../../../src/domain/words/day.ts';
import { aBid, aDocument, tenderOf } from './a-tender.ts';

const ids = ['price', 'quality', 'quality-1', 'sv-quant', 'sv-qual', 'sv-qual-1'];
const words = (id: string): PublishedWords => ({
  title: `Title of ${id}`,
  howAssessed: `How ${id} is assessed`,
  descriptors: id === 'sv-qual-1' ? [{ score: '5', words: 'Excellent' }] : [],
});
const supplier = (id: string): Supplier => ({
  name: `${id} Ltd`,
  postalAddress: `1 ${id} Street`,
  email: `bids@${id.toLowerCase()}.example`,
  identifier: `GB-${id}`,
});

const tender = tenderOf(
  aDocument(
    {
      bids: [
        aBid('A', ['900000', '32', '250000', '4']),
        aBid('B', ['1250000', '36', '400000', '3']),
        aBid('C', ['1000000', '28', '99996', '5']),
      ],
    },
    { minimumRate: '0.1' },
  ),
);

const input = (more: Partial<SummaryInput> = {}): SummaryInput => ({
  tender,
  judged: scoreTender(tender),
  authority: 'Wexbridge City Council',
  title: 'Grounds maintenance',
  fullVersionAt: 'Invitation to tender, section 4',
  published: new Map(ids.map((id) => [id, words(id)])),
  suppliers: new Map(['A', 'B', 'C'].map((id) => [id, supplier(id)])),
  explanations: new Map(
    ['A', 'B', 'C'].map((id) => [
      id,
      new Map(['quality-1', 'sv-qual-1'].map((part) => [part, `${id}: page 12 on ${part}`])),
    ]),
  ),
  awardedTo: 'A',
  whyNot: new Map([['B', 'Another tender earned more marks.']]),
  withheld: new Set(['quality-1']),
  noticeDay: day('2026-11-23'),
  inputHash: 'sha256:00',
  auditHead: { seq: 12, hash: 'ff' },
  ...more,
});

function summaries(more: Partial<SummaryInput> = {}): readonly AssessmentSummary[] {
  const made = assessmentSummaries(input(more));
  if (made.kind === 'problems') throw new Error(JSON.stringify(made.problems));
  return made.value;
}

test('each bidder gets every criterion and question with weight, scale, score and reason', () => {
  const [a, b] = summaries();
  expect(a).toMatchObject({
    outcome: 'awarded',
    reference: 'T-2026-014',
    whyNot: '',
    supplier: { name: 'A Ltd' },
  });
  expect(b?.criteria.map(({ id, weight, mark }) => [id, weight, mark])).toEqual([
    ['price', '40', '28.80'],
    ['quality', '40', '36.00'],
    ['sv-quant', '10', '8.00'],
    ['sv-qual', '10', '6.00'],
  ]);
  expect(b?.total).toBe('78.80');
  expect(b?.criteria[3]?.parts).toEqual([
    {
      id: 'sv-qual-1',
      title: 'Title of sv-qual-1',
      howAssessed: 'How sv-qual-1 is assessed',
      descriptors: [{ score: '5', words: 'Excellent' }],
      weight: '100',
      available: '0 to 5',
      minimum: undefined,
      score: '3',
      explanation: 'B: page 12 on sv-qual-1',
    },
  ]);
});

test('calculated marks explain themselves from the bidder’s own figures', () => {
  const [, b] = summaries();
  expect(b?.criteria.map((criterion) => criterion.explanation)).toEqual([
    'The price of £1,250,000 earns 28.80 of 40 marks (W × lowest price ÷ price).',
    'Scores of 36 of 40 at 100 % earn 36.00 of 40 marks.',
    'Accepted social value of £400,000 is 40.00 % of the estimated value of £1,000,000. That earns 8.00 of 10 marks (W × rate ÷ target rate, at most W).',
    'Scores of 3 of 5 at 100 % earn 6.00 of 10 marks.',
  ]);
});

test('a bidder who is not awarded gets the winner’s assessment, without what is sensitive, and the reason why not', () => {
  const [a, b, c] = summaries();
  expect(a?.mostAdvantageous).toBeUndefined();
  expect(b?.mostAdvantageous).toMatchObject({ supplier: { name: 'A Ltd' }, total: '85.00' });
  expect(
    b?.mostAdvantageous?.criteria.flatMap(({ parts }) => parts.map(({ explanation }) => explanation)),
  ).toEqual([
    'Withheld as sensitive commercial information (Procurement Act 2023, section 94).',
    'A: page 12 on sv-qual-1',
  ]);
  expect(a?.criteria[1]?.parts[0]?.explanation).toBe('A: page 12 on quality-1');
  expect(b?.whyNot).toBe('Another tender earned more marks.');
  expect(c?.whyNot).toBe('Social value at a rate of 9.9996 % is under the published minimum of 10.00 %.');
});

test('no summary names a bidder who is neither the reader nor the winner', () => {
  const [a, b] = summaries();
  expect(JSON.stringify(a)).not.toMatch(/[BC] Ltd|page 12.*[BC]:/);
  expect(JSON.stringify(b)).not.toContain('C Ltd');
});

test('the standstill is eight working days of the Act from the day of the notice, and open until that is known', () => {
  expect(summaries()[0]?.standstill).toEqual({ begins: '2026-11-23', ends: '2026-12-03' });
  const { noticeDay: _, ...without } = input();
  const made = assessmentSummaries(without);
  expect(made.kind === 'ok' && made.value[0]?.standstill).toBeUndefined();
});

test('each summary can be traced to its result and to the audit', () => {
  for (const summary of summaries())
    expect(summary).toMatchObject({ inputHash: 'sha256:00', auditHead: { seq: 12 } });
});

const told = (more: Partial<SummaryInput>) => {
  const made = assessmentSummaries(input(more));
  return made.kind === 'ok' ? [] : made.problems.map(({ place, tell }) => `${place}: ${tell}`);
};

test('nothing is issued while anything is missing, and what is missing is told at once', () => {
  expect(told({ awardedTo: 'C' })[0]).toBe(
    'Winner: Name the bid that the contract goes to; it must have passed.',
  );
  expect(told({ fullVersionAt: '' })).toEqual([
    'Criteria: Say where the full criteria and methodology can be read.',
  ]);
  expect(told({ whyNot: new Map() })).toEqual(['B: Say why the contract does not go to this bidder.']);
  expect(told({ explanations: new Map() })).toHaveLength(6);
  expect(told({ explanations: new Map() })[0]).toBe(
    'A: Explain the score for “Title of quality-1” by reference to the tender.',
  );
  expect(told({ published: new Map() })).toContain(
    'price: Enter the title and how it was to be assessed, as published.',
  );
  expect(
    told({ suppliers: new Map([...input().suppliers, ['B', { ...supplier('B'), email: '' }]]) }),
  ).toEqual(['B: Enter the supplier’s name, postal address, email address and unique identifier.']);
});
