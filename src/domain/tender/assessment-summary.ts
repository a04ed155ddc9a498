import type { Day } from '../words/day.ts';
import { ok, type Checked, type Problem } from '../words/problem.ts';
import { standstillEnds } from '../words/working-day.ts';
import { calculatedExplanation, failureExplanation } from './explained.ts';
import { exactText, rounded, zero } from './ratio.ts';
import { markOf } from './rank.ts';
import { type Judged } from './score.ts';
import type { Criterion, Question, Tender } from './tender.ts';

/** Who sent a bid, as the summary must name them. */
export type Supplier = {
  readonly name: string;
  readonly postalAddress: string;
  readonly email: string;
  /** The unique identifier on the central digital platform, or the company number. */
  readonly identifier: string;
};

/** What was published about a criterion or a question. */
export type PublishedWords = {
  readonly title: string;
  readonly howAssessed: string;
  /** What each score of the scale means; empty for criteria that are calculated. */
  readonly descriptors: readonly { readonly score: string; readonly words: string }[];
};

/** Everything that summaries are made from. */
export type SummaryInput = {
  readonly tender: Tender;
  readonly judged: readonly Judged[];
  readonly authority: string;
  readonly title: string;
  /** Where the full award criteria and methodology can be read. */
  readonly fullVersionAt: string;
  /** By the id of a criterion or question. */
  readonly published: ReadonlyMap<string, PublishedWords>;
  /** By the id of a bid. */
  readonly suppliers: ReadonlyMap<string, Supplier>;
  /** Reasons by reference to the tender: by the id of a bid, then of a question or criterion. */
  readonly explanations: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly awardedTo: string;
  /** Why the others are not awarded the contract, beyond their marks: by the id of a bid. */
  readonly whyNot: ReadonlyMap<string, string>;
  /** Ids of questions and criteria whose reasons for the winner hold sensitive commercial information. */
  readonly withheld: ReadonlySet<string>;
  readonly noticeDay?: Day;
  /** What anchors the summary: the result's input hash and the head of the audit. */
  readonly inputHash: string;
  readonly auditHead: { readonly seq: number; readonly hash: string };
};

/** One question as it was assessed. */
export type AssessedPart = {
  readonly id: string;
  readonly title: string;
  /** Percent of its criterion. */
  readonly weight: string;
  readonly howAssessed: string;
  readonly descriptors: PublishedWords['descriptors'];
  /** "0 to 5". */
  readonly available: string;
  readonly minimum: string | undefined;
  readonly score: string;
  readonly explanation: string;
};

/** One criterion as it was assessed. */
export type AssessedCriterion = {
  readonly id: string;
  readonly title: string;
  readonly howAssessed: string;
  /** Marks of 100: its relative importance. */
  readonly weight: string;
  readonly mark: string;
  readonly explanation: string;
  readonly parts: readonly AssessedPart[];
};

/** A bid as it was assessed: what regulation 31(2) asks for. */
export type Assessed = {
  readonly supplier: Supplier;
  readonly criteria: readonly AssessedCriterion[];
  readonly total: string;
};

/**
 * What one bidder is told under section 50(3) of the Procurement Act 2023 and regulation 31 of the Procurement
 * Regulations 2024. It makes no comparison with the winner: neither asks for one.
 */
export type AssessmentSummary = Assessed & {
  readonly bid: string;
  readonly authority: string;
  readonly reference: string;
  readonly title: string;
  readonly outcome: 'awarded' | 'not awarded';
  readonly fullVersionAt: string;
  /** Empty for the winner. */
  readonly whyNot: string;
  /** The most advantageous tender as it was assessed; undefined in the winner's own summary. */
  readonly mostAdvantageous: Assessed | undefined;
  /** Undefined until the day of the contract award notice is known. */
  readonly standstill: { readonly begins: Day; readonly ends: Day } | undefined;
  readonly inputHash: string;
  readonly auditHead: SummaryInput['auditHead'];
};

/** The summary for every bid, in the order of the bids, or everything that is still missing for them. */
export function assessmentSummaries(input: SummaryInput): Checked<readonly AssessmentSummary[]> {
  const problems = missing(input);
  if (problems.length > 0) return { kind: 'problems', problems };
  const winner = input.judged.find((bid) => bid.bid.id === input.awardedTo);
  if (!winner) throw new Error('A missing winner is told as a problem');
  return ok(input.judged.map((bid) => summaryOf(input, bid, winner)));
}

function summaryOf(input: SummaryInput, bid: Judged, winner: Judged): AssessmentSummary {
  const { noticeDay, tender } = input;
  return {
    ...assessed(input, bid, new Set()),
    bid: bid.bid.id,
    authority: input.authority,
    reference: tender.reference,
    title: input.title,
    outcome: bid === winner ? 'awarded' : 'not awarded',
    fullVersionAt: input.fullVersionAt,
    whyNot: bid === winner ? '' : whyNotOf(input, bid),
    mostAdvantageous: bid === winner ? undefined : assessed(input, winner, input.withheld),
    standstill: noticeDay && { begins: noticeDay, ends: standstillEnds(noticeDay) },
    inputHash: input.inputHash,
    auditHead: input.auditHead,
  };
}

function whyNotOf(input: SummaryInput, bid: Judged): string {
  const failure = failureExplanation(input.tender, bid, (id) => input.published.get(id)?.title ?? id);
  return [failure, input.whyNot.get(bid.bid.id)?.trim() ?? ''].filter((part) => part !== '').join(' ');
}

const notTold = 'Withheld as sensitive commercial information (Procurement Act 2023, section 94).';
const nobody: Supplier = { name: '', postalAddress: '', email: '', identifier: '' };
const nothing: PublishedWords = { title: '', howAssessed: '', descriptors: [] };

function assessed(input: SummaryInput, bid: Judged, withheld: ReadonlySet<string>): Assessed {
  const reasons = input.explanations.get(bid.bid.id);
  const reason = (id: string, otherwise: string) =>
    withheld.has(id) ? notTold : (reasons?.get(id) ?? otherwise);
  return {
    supplier: input.suppliers.get(bid.bid.id) ?? nobody,
    total: rounded(bid.total, 2),
    criteria: input.tender.criteria.map((criterion): AssessedCriterion => {
      const words = input.published.get(criterion.id) ?? nothing;
      return {
        id: criterion.id,
        title: words.title,
        howAssessed: words.howAssessed,
        weight: exactText(criterion.weight),
        mark: rounded(markOf(bid, criterion.id), 2),
        explanation: reason(criterion.id, calculatedExplanation(input.tender, criterion, bid)),
        parts: questionsOf(criterion).map((question) =>
          part(question, bid, input.published.get(question.id) ?? nothing, reason(question.id, '')),
        ),
      };
    }),
  };
}

function questionsOf(criterion: Criterion): readonly Question[] {
  return criterion.kind === 'qualitative' ? criterion.questions : [];
}

function part(question: Question, bid: Judged, words: PublishedWords, explanation: string): AssessedPart {
  return {
    id: question.id,
    ...words,
    weight: exactText(question.weight),
    available: `0 to ${exactText(question.scaleMax)}`,
    minimum: question.minimum && exactText(question.minimum),
    score: exactText(bid.bid.scores.get(question.id) ?? zero),
    explanation,
  };
}

function missing(input: SummaryInput): readonly Problem[] {
  const parts = input.tender.criteria.flatMap((criterion) => [criterion, ...questionsOf(criterion)]);
  const title = (id: string) => input.published.get(id)?.title ?? id;
  return [
    ...unless(
      input.judged.some((bid) => bid.bid.id === input.awardedTo && bid.rank !== null),
      'Winner',
      'Name the bid that the contract goes to; it must have passed.',
    ),
    ...unless(
      input.fullVersionAt !== '',
      'Criteria',
      'Say where the full criteria and methodology can be read.',
    ),
    ...parts.flatMap(({ id }) => wordsMissing(input.published.get(id), id)),
    ...input.judged.flatMap((bid) => [
      ...supplierMissing(input.suppliers.get(bid.bid.id), bid.bid.id),
      ...input.tender.criteria
        .flatMap(questionsOf)
        .filter(({ id }) => (input.explanations.get(bid.bid.id)?.get(id) ?? '').trim() === '')
        .map(({ id }) => ({
          place: bid.bid.id,
          tell: `Explain the score for “${title(id)}” by reference to the tender.`,
        })),
      ...unless(
        bid.bid.id === input.awardedTo || whyNotOf(input, bid) !== '',
        bid.bid.id,
        'Say why the contract does not go to this bidder.',
      ),
    ]),
  ];
}

function unless(holds: boolean, place: string, tell: string): readonly Problem[] {
  return holds ? [] : [{ place, tell }];
}

function wordsMissing(words: PublishedWords | undefined, id: string): readonly Problem[] {
  if (words && words.title !== '' && words.howAssessed !== '') return [];
  return [{ place: id, tell: 'Enter the title and how it was to be assessed, as published.' }];
}

function supplierMissing(supplier: Supplier | undefined, bid: string): readonly Problem[] {
  const lacks = Object.values(supplier ?? nobody).some((value) => value.trim() === '');
  return unless(
    !lacks,
    bid,
    'Enter the supplier’s name, postal address, email address and unique identifier.',
  );
}
