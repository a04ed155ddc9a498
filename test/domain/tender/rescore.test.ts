import fc from 'fast-check';
import { decimal, exactText, ratio } from '../../../src/domain/tender/ratio.ts';
import { openEvaluation, withScore } from '../../../src/domain/tender/rescore.ts';
import { scoreTender, type Judged } from '../../../src/domain/tender/score.ts';
import { aBid, aDocument, question, tenderOf } from './a-tender.ts';

const tender = tenderOf(
  aDocument({
    criteria: [
      { id: 'price', kind: 'price', weight: '40', formula: 'relative-to-lowest' },
      question('quality', '40', '40', { minimum: '10' }),
      { id: 'sv', kind: 'social-value', weight: '10', formula: 'relative-to-highest-value' },
      question('sv-qual', '10', '5'),
    ],
    tieBreak: ['quality'],
  }),
);

const told = (judged: readonly Judged[]) =>
  judged.map((bid) => [bid.bid.id, exactText(bid.total), bid.rank, bid.failed.join()].join(' '));

test('changing scores one by one comes to the same as scoring the changed tender from the start', () => {
  const change = fc.record({
    bid: fc.constantFrom('A', 'B', 'C'),
    question: fc.constantFrom('quality-1', 'sv-qual-1'),
    score: fc.constantFrom('0', '2', '3.5', '4.25', '5'),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const last = changes.reduce(
        (each, { bid, question: id, score }) => withScore(each, bid, id, decimal(score)),
        openEvaluation(tender),
      );
      expect(told(last.judged)).toEqual(told(scoreTender(last.tender)));
      for (const { id, scores } of last.tender.bids)
        for (const part of ['quality-1', 'sv-qual-1']) {
          const given = changes.findLast((each) => each.bid === id && each.question === part);
          if (given) expect(exactText(scores.get(part)!)).toBe(given.score);
        }
    }),
  );
});

test('among many bids that pass each other, tie and fail, every change gives the ranks of scoring from the start', () => {
  const many = tenderOf(
    aDocument({
      criteria: [
        { id: 'price', kind: 'price', weight: '40', formula: 'relative-to-lowest' },
        question('quality', '50', '5', { minimum: '1' }),
        question('sv-qual', '10', '5'),
      ],
      tieBreak: ['sv-qual'],
      bids: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((id, i) =>
        aBid(id, [String(1_000_000 + (i % 3) * 50_000), String(i % 6), '100000', String(i % 2)]),
      ),
    }),
  );
  const change = fc.record({
    bid: fc.constantFrom(...many.bids.map(({ id }) => id)),
    question: fc.constantFrom('quality-1', 'sv-qual-1'),
    score: fc.constantFrom('0', '1', '2', '3', '4.5', '5'),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 80 }), (changes) => {
      let each = openEvaluation(many);
      for (const { bid, question: id, score } of changes) {
        each = withScore(each, bid, id, decimal(score));
        expect(told(each.judged)).toEqual(told(scoreTender(each.tender)));
      }
    }),
  );
});

test('a score that fails a minimum takes the bid out of the field for all others', () => {
  const before = openEvaluation(tender);
  const after = withScore(before, 'B', 'quality-1', ratio(9));
  expect(told(after.judged)).toEqual(told(scoreTender(after.tender)));
  expect(after.judged[1]).toMatchObject({ rank: null, failed: ['quality-1'] });
  expect(before.judged[1]?.rank).toBe(2);
});

test('a bid or question that is not there is a mistake in the program', () => {
  expect(() => withScore(openEvaluation(tender), 'X', 'quality-1', ratio(1))).toThrow(
    'No question quality-1 for bid X',
  );
  expect(() => withScore(openEvaluation(tender), 'A', 'q', ratio(1))).toThrow('No question q for bid A');
});
