import { decimal, one, ratio, zero, type Ratio } from '../../../src/domain/tender/ratio.ts';
import type { Tender } from '../../../src/domain/tender/tender.ts';

export const [bids, questions, criteria] = [50, 200, 6];
/** Half points from 0 to 5. */
export const scoreAt = (i: number) => ((i * 7919) % 11) / 2;
/** Pounds. */
export const priceAt = (b: number) => 900_000 + b * 7_001;
const exactScore = Array.from({ length: 11 }, (_, half): Ratio => decimal(String(half / 2)));

/** 50 bids, 6 criteria of 200 questions each, and 200 lines of social value a bid. */
export function aLargeTender(): Tender {
  const criterion = (c: number) => ({
    kind: 'qualitative' as const,
    id: `c${c}`,
    weight: ratio(10),
    questions: Array.from({ length: questions }, (_, q) => ({
      id: `c${c}q${q}`,
      weight: decimal('0.5'),
      scaleMax: ratio(5),
    })),
  });
  const line = (b: number) => (_: unknown, l: number) => ({
    measure: `M${l}`,
    offered: ratio(b + l),
    accepted: ratio(b + l),
    proxy: decimal('17.25'),
    deadweight: zero,
    attribution: one,
  });
  return {
    reference: 'large',
    estimate: ratio(1_000_000),
    tieBreak: [],
    includeFailed: false,
    criteria: [
      { kind: 'price', id: 'price', weight: ratio(30), formula: 'relative-to-lowest' },
      {
        kind: 'social-value',
        id: 'sv',
        weight: ratio(10),
        formula: 'relative-to-target',
        targetRate: one,
        denominator: 'price',
      },
      ...Array.from({ length: criteria }, (_, c) => criterion(c)),
    ],
    bids: Array.from({ length: bids }, (_, b) => ({
      id: `B${b}`,
      price: ratio(priceAt(b)),
      socialValue: Array.from({ length: questions }, line(b)),
      scores: new Map(
        Array.from({ length: criteria * questions }, (__, i) => [
          `c${Math.floor(i / questions)}q${i % questions}`,
          exactScore[scoreAt(b * criteria * questions + i) * 2] ?? zero,
        ]),
      ),
    })),
  };
}
