import { readTender } from '../../../src/domain/tender/file.ts';
import { rounded, type Ratio } from '../../../src/domain/tender/ratio.ts';
import { markOf } from '../../../src/domain/tender/rank.ts';
import { scoreTender, type Judged } from '../../../src/domain/tender/score.ts';
import type { Tender } from '../../../src/domain/tender/tender.ts';

type Member = null | boolean | string | readonly Member[] | { readonly [name: string]: Member };
export type Doc = { readonly [name: string]: Member };

/** The three bids that the worked examples share: price, quality of 40, social value, quality of social value of 5. */
export const abc = {
  A: ['900000', '32', '250000', '4'],
  B: ['1250000', '36', '400000', '3'],
  C: ['1000000', '28', '100000', '5'],
} as const;

/** A tender document in the form of the file: price 40, quality 40, social value 10 and 10. */
export function aDocument(more: Doc = {}, socialValue: Doc = {}): Doc {
  return {
    format: 'good-measure/tender@1',
    reference: 'T-2026-014',
    estimate: '1000000',
    criteria: [
      { id: 'price', kind: 'price', weight: '40', formula: 'relative-to-lowest' },
      question('quality', '40', '40'),
      {
        id: 'sv-quant',
        kind: 'social-value',
        weight: '10',
        formula: 'relative-to-target',
        targetRate: '0.50',
        ...socialValue,
      },
      question('sv-qual', '10', '5'),
    ],
    bids: Object.entries(abc).map(([id, row]) => aBid(id, row)),
    ...more,
  };
}

/** A qualitative criterion with one question. */
export function question(id: string, weight: string, scaleMax: string, more: Doc = {}): Doc {
  return {
    id,
    kind: 'qualitative',
    weight,
    questions: [{ id: `${id}-1`, weight: '100', scaleMax, ...more }],
  };
}

export function aBid(
  id: string,
  [price, quality, socialValue, plan]: readonly [string, string, string, string],
): Doc {
  return { id, price, socialValue, scores: { 'quality-1': quality, 'sv-qual-1': plan } };
}

/** The tender of a document that must be right. */
export function tenderOf(document: Doc): Tender {
  const read = readTender(JSON.stringify(document));
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.value.tender;
}

export function scoredOf(document: Doc): readonly Judged[] {
  return scoreTender(tenderOf(document));
}

/** What people read: marks on a criterion, or totals, to two places, in the order of the bids. */
export function shown(judged: readonly Judged[], criterion: string): readonly string[] {
  return judged.map((bid) => two(criterion === 'total' ? bid.total : markOf(bid, criterion)));
}

export function two(value: Ratio): string {
  return rounded(value, 2);
}
