import { longDay } from '../words/day.ts';
import type { Assessed, AssessedCriterion, AssessedPart, AssessmentSummary } from './assessment-summary.ts';

/** A part of a summary as it is read from the top; HTML and Word are made from the same ones. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'words'; readonly text: string }
  /** What something is, and its value. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** The assessment summary of one bidder, as section 50(3) of the Procurement Act 2023 and regulation 31 ask for it. */
export function summaryBlocks(summary: AssessmentSummary): readonly Block[] {
  const { authority, reference, title, supplier, outcome, standstill, mostAdvantageous, whyNot } = summary;
  const awarded = outcome === 'awarded';
  return [
    { kind: 'title', text: `Assessment summary: ${title}` },
    {
      kind: 'facts',
      facts: [
        ['Contracting authority', authority],
        ['Reference', reference],
        ['Supplier', supplier.name],
        [
          'Outcome',
          awarded ? 'The contract is to be awarded to you.' : 'The contract is not to be awarded to you.',
        ],
        ['Total', `${summary.total} of 100 marks`],
        ...(standstill
          ? ([
              ['Standstill', `From ${longDay(standstill.begins)} to the end of ${longDay(standstill.ends)}`],
            ] as const)
          : []),
        ['Full criteria and methodology', summary.fullVersionAt],
      ],
    },
    ...(whyNot === ''
      ? []
      : ([
          { kind: 'heading', level: 2, text: 'Why the contract is not awarded to you' },
          { kind: 'words', text: whyNot },
        ] as const)),
    { kind: 'heading', level: 2, text: 'How your tender was assessed' },
    ...assessed(summary),
    ...(mostAdvantageous ? winner(mostAdvantageous) : []),
    { kind: 'heading', level: 2, text: 'How this can be checked' },
    {
      kind: 'words',
      text: `This summary was made from the result with the input SHA-256 ${summary.inputHash}, after event ${summary.auditHead.seq} of the tender’s audit, whose SHA-256 is ${summary.auditHead.hash}.`,
    },
  ];
}

function winner(most: Assessed): readonly Block[] {
  const { name, postalAddress, email, identifier } = most.supplier;
  return [
    { kind: 'heading', level: 2, text: 'The most advantageous tender' },
    {
      kind: 'facts',
      facts: [
        ['Supplier', name],
        ['Postal address', postalAddress],
        ['Email address', email],
        ['Unique identifier', identifier],
        ['Total', `${most.total} of 100 marks`],
      ],
    },
    ...assessed(most),
  ];
}

function assessed({ criteria }: Assessed): readonly Block[] {
  return [
    {
      kind: 'table',
      head: ['Criterion', 'Marks available', 'Marks given'],
      rows: criteria.map(({ title, weight, mark }) => [title, weight, mark]),
    },
    ...criteria.flatMap(criterionBlocks),
  ];
}

function criterionBlocks({
  title,
  weight,
  howAssessed,
  mark,
  explanation,
  parts,
}: AssessedCriterion): readonly Block[] {
  return [
    { kind: 'heading', level: 3, text: `${title}: ${mark} of ${weight} marks` },
    { kind: 'words', text: `How it was assessed: ${howAssessed}` },
    { kind: 'words', text: explanation },
    ...parts.flatMap(partBlocks),
  ];
}

function partBlocks(part: AssessedPart): readonly Block[] {
  const { title, weight, howAssessed, available, minimum, score, explanation, descriptors } = part;
  return [
    { kind: 'heading', level: 4, text: title },
    {
      kind: 'facts',
      facts: [
        ['Weight within the criterion', `${weight} %`],
        ['How it was assessed', howAssessed],
        ['Scores available', available],
        ...(minimum === undefined ? [] : ([['Minimum', minimum]] as const)),
        ['Score given', score],
        ['Explanation', explanation],
      ],
    },
    ...(descriptors.length === 0
      ? []
      : ([
          {
            kind: 'table',
            head: ['Score', 'What it means'],
            rows: descriptors.map((each) => [each.score, each.words]),
          },
        ] as const)),
  ];
}
