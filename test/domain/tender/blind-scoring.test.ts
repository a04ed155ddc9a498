// Scores locked blind, revealed, and brought to a consensus.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkMethod } from '../../../src/domain/tender/file.ts';
import {
  deviations,
  freezeMethod,
  isFrozenMethod,
  methodText,
  type ScoringTemplate,
} from '../../../src/domain/tender/method.ts';
import {
  consensusProblems,
  discussionRange,
  mustDiscuss,
  isBeyond,
  spreadOf,
} from '../../../src/domain/tender/moderation.ts';
import { decimal, exactText, ratio, rounded } from '../../../src/domain/tender/ratio.ts';
import {
  checkReveals,
  notYetLocked,
  sealedText,
  setText,
  type Commitment,
  type Expected,
  type Reveal,
  type SealedScore,
} from '../../../src/domain/tender/sealed-scores.ts';
import type { Json } from '../../../src/domain/words/json.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const document = JSON.parse(readFileSync(join(__dirname, '../../cli/tender-files/one-bid.json'), 'utf8')) as {
  readonly [member: string]: Json;
};
const said = { approver: 'head@example.gov.uk', reason: '', at: '2026-11-22T09:00:00Z' };

describe('the method', () => {
  test('is frozen by a hash that no bid changes, and that every other change does', async () => {
    const frozen = await freezeMethod(document, [], said, sha256);
    if (frozen.kind !== 'ok') throw new Error('not frozen');
    expect(frozen.value).toMatchObject({ version: 1, hash: sha256(methodText(document)) });
    expect(await isFrozenMethod({ ...document, bids: [] }, frozen.value, sha256)).toBe(true);
    expect(await isFrozenMethod({ ...document, estimate: '1000000.0' }, frozen.value, sha256)).toBe(false);
    const { bids: _, ...withoutBids } = document;
    expect(checkMethod(withoutBids).kind).toBe('ok');
  });

  test('a wrong method is not frozen, nor one that nobody approved', async () => {
    expect(await freezeMethod({ ...document, estimate: '0' }, [], said, sha256)).toMatchObject({
      problems: [{ place: '/estimate' }],
    });
    expect(await freezeMethod(document, [], { ...said, approver: ' ' }, sha256)).toMatchObject({
      problems: [{ place: 'Approver' }],
    });
  });

  test('after publication a change is a new version with a reason', async () => {
    const first = await freezeMethod(document, [], said, sha256);
    if (first.kind !== 'ok') throw new Error('not frozen');
    const earlier = [first.value];
    const changed = { ...document, estimate: '900000' };
    expect(await freezeMethod(document, earlier, { ...said, reason: 'x' }, sha256)).toMatchObject({
      problems: [{ place: 'Method', tell: 'Nothing has changed since version 1.' }],
    });
    expect(await freezeMethod(changed, earlier, said, sha256)).toMatchObject({
      problems: [{ place: 'Reason' }],
    });
    const next = await freezeMethod(changed, earlier, { ...said, reason: 'Clarification 3' }, sha256);
    expect(next).toMatchObject({ kind: 'ok', value: { version: 2, reason: 'Clarification 3' } });
  });

  test('departures from the council’s template are told one by one', () => {
    const method = checkMethod(document);
    if (method.kind !== 'ok') throw new Error('not read');
    const template: ScoringTemplate = {
      title: 'Services over £100,000',
      socialValueWeight: ratio(20),
      measuredWeight: ratio(10),
      formula: 'relative-to-target',
      targetRate: decimal('0.5'),
      minimumRate: decimal('0.02'),
    };
    const told = (other: Partial<ScoringTemplate>) =>
      deviations(method.value, { ...template, ...other }, new Set(['sv-qual'])).map(({ place }) => place);
    expect(told({})).toEqual([]);
    expect(told({ socialValueWeight: ratio(15) })).toEqual(['Weight of social value']);
    expect(told({ measuredWeight: ratio(5), formula: 'relative-to-highest-value' })).toEqual([
      'Weight of measured social value',
      'Formula',
    ]);
    expect(told({ targetRate: decimal('0.25'), minimumRate: decimal('0.1') })).toEqual([
      'Target',
      'Minimum rate',
    ]);
  });
});

const people = ['ann', 'bob', 'cy'];
const expected: Expected = {
  tender: 'T-1',
  methodHash: 'm'.repeat(64),
  evaluators: people,
  bids: ['A', 'B'],
  criteria: ['q1'],
  goneOnWithout: [],
};

const sealed = (evaluator: string, bid: string, more: Partial<SealedScore> = {}): SealedScore => ({
  tender: 'T-1',
  methodHash: 'm'.repeat(64),
  bid,
  criterion: 'q1',
  evaluator,
  score: '3',
  rationale: `${evaluator}: “three apprentices a year” is backed by a college letter.`,
  nonce: sha256(`${evaluator}${bid}`),
  ...more,
});

const committed = (score: SealedScore, more: Partial<Commitment> = {}): Commitment => ({
  id: `${score.evaluator}-${score.bid}`,
  bid: score.bid,
  criterion: score.criterion,
  evaluator: score.evaluator,
  hash: sha256(sealedText(score)),
  createdBy: score.evaluator,
  changedBy: score.evaluator,
  createdAt: '2026-11-22T09:00:00Z',
  changedAt: '2026-11-22T09:00:00Z',
  ...more,
});

const all = people.flatMap((person) => expected.bids.map((bid) => sealed(person, bid)));
const commitments = all.map((score) => committed(score));
const frozenAt = (rows: readonly Commitment[]) => ({
  hash: sha256(setText(rows)),
  at: '2026-11-22T10:00:00Z',
  by: 'chair',
});
const set = frozenAt(commitments);
const revealed = (score: SealedScore, more: Partial<Reveal> = {}): Reveal => ({
  sealed: score,
  cites: set.hash,
  createdBy: score.evaluator,
  changedBy: score.evaluator,
  createdAt: '2026-11-22T11:00:00Z',
  ...more,
});

describe('locking and revealing', () => {
  test('all that was locked and revealed as locked is accepted, in whatever order rows are read', async () => {
    const reveals = all.map((score) => revealed(score));
    const check = await checkReveals(
      expected,
      { commitments: commitments.toReversed(), set, reveals },
      sha256,
    );
    expect(check).toEqual({ accepted: all, refused: [], waiting: [], set: undefined });
  });

  test('a commitment tells nothing of the score: the same score under another secret has another hash', () => {
    const again = sealed('ann', 'A', { nonce: sha256('other') });
    expect(committed(again).hash).not.toBe(commitments[0]?.hash);
    expect(JSON.stringify(commitments)).not.toContain('apprentices');
  });

  const first = all[0]!;
  const refusals: readonly (readonly [string, Reveal, string])[] = [
    ['another score', revealed({ ...first, score: '5' }), 'is not what was locked'],
    ['another reason', revealed({ ...first, rationale: 'better' }), 'is not what was locked'],
    ['another secret', revealed({ ...first, nonce: sha256('x') }), 'is not what was locked'],
    ['a short secret', revealed({ ...first, nonce: 'abc' }), 'The secret is not 32 bytes'],
    ['another tender', revealed({ ...first, tender: 'T-2' }), 'belongs to tender T-2'],
    ['another method', revealed({ ...first, methodHash: 'n'.repeat(64) }), 'another version of the method'],
    ['no commitment', revealed({ ...first, criterion: 'q9' }), 'There is no commitment'],
    ['another set', revealed(first, { cites: 'f'.repeat(64) }), 'does not cite the set'],
    [
      'a reveal before the set',
      revealed(first, { createdAt: '2026-11-22T09:30:00Z' }),
      'before the chair closed',
    ],
    [
      'a reveal by another',
      revealed(first, { createdBy: 'chair' }),
      'other than the evaluator wrote the reveal',
    ],
    [
      'a reveal changed by another',
      revealed(first, { changedBy: 'chair' }),
      'other than the evaluator wrote the reveal',
    ],
  ];

  test.each(refusals)('%s is refused, with the reason', async (_, reveal, why) => {
    const check = await checkReveals(expected, { commitments, set, reveals: [reveal] }, sha256);
    expect(check.accepted).toEqual([]);
    expect(check.refused.map((each) => each.why).join()).toContain(why);
    expect(check.waiting).toHaveLength(commitments.length);
  });

  test.each([
    ['written by another', { createdBy: 'chair' }, 'other than the evaluator wrote the commitment'],
    ['changed by another', { changedBy: 'chair' }, 'other than the evaluator wrote the commitment'],
    [
      'changed after the set was closed',
      { changedAt: '2026-11-22T10:30:00Z' },
      'changed after the chair closed',
    ],
  ])('a commitment %s is refused', async (_, change, why) => {
    const touched = commitments.with(0, committed(first, change));
    const check = await checkReveals(
      expected,
      { commitments: touched, set, reveals: [revealed(first)] },
      sha256,
    );
    expect(check.refused.map((each) => each.why).join()).toContain(why);
  });

  test('a score revealed twice counts once', async () => {
    const check = await checkReveals(
      expected,
      { commitments, set, reveals: [revealed(first), revealed(first)] },
      sha256,
    );
    expect(check.accepted).toEqual([first]);
    expect(check.refused.map((each) => each.why)).toEqual([
      'This score was revealed before. The first reveal counts.',
    ]);
  });

  test('when a commitment is changed, added or removed after the set was closed, nothing is accepted', async () => {
    const swapped = committed(sealed('ann', 'A', { score: '5' }));
    const late = committed(sealed('dee', 'A'));
    for (const rows of [commitments.with(0, swapped), [...commitments, late], commitments.slice(1)]) {
      const reveals = all.slice(1).map((score) => revealed(score));
      const check = await checkReveals(expected, { commitments: rows, set, reveals }, sha256);
      expect(check.accepted).toEqual([]);
      expect(check.set).toContain('The commitments are not those that the chair closed');
    }
  });

  test('the set is not closed while a lock is missing, unless a second person approved going on, with a reason', () => {
    const without = commitments.filter(({ evaluator }) => evaluator !== 'cy');
    expect(notYetLocked(expected, without).map(({ bid, evaluator }) => `${evaluator} ${bid}`)).toEqual([
      'cy A',
      'cy B',
    ]);
    const gone = (absence: object) =>
      notYetLocked(
        {
          ...expected,
          goneOnWithout: [{ evaluator: 'cy', approvedBy: 'head', reason: 'Ill since 20 Nov', ...absence }],
        },
        without,
      ).length;
    expect([gone({}), gone({ reason: ' ' }), gone({ approvedBy: 'cy' }), gone({ approvedBy: '' })]).toEqual([
      0, 2, 2, 2,
    ]);
  });
});

describe('moderation', () => {
  const scores = ['3', '4', '2', '3'].map(decimal);

  test('E24: the spread is shown and requires a discussion; no score follows from it by itself', () => {
    const spread = spreadOf(scores)!;
    expect([rounded(spread.mean, 2), exactText(spread.median), exactText(spread.range)]).toEqual([
      '3.00',
      '3',
      '2',
    ]);
    expect(mustDiscuss(spread, ratio(5))).toBe(true);
    expect(mustDiscuss(spread, ratio(10))).toBe(false);
    expect(spreadOf([])).toBeUndefined();
    const given = spreadOf([ratio(2), ratio(4)])!;
    expect([1, 2, 3, 4, 5].filter((agreed) => isBeyond(given, ratio(agreed)))).toEqual([1, 5]);
    expect(Object.keys(spread)).not.toContain('consensus');
  });

  test('a range of 2 on a scale to 5 must be discussed, of 3 on one to 10, of 30 % on a longer one', () => {
    expect([3, 5, 10, 20, 100].map((top) => exactText(discussionRange(ratio(top))))).toEqual([
      '2',
      '2',
      '3',
      '6',
      '30',
    ]);
  });

  const individual = scores.map((score, i) => ({ evaluator: `e${i}`, score, rationale: `Reason ${i}` }));
  const consensus = {
    score: ratio(3),
    rationale: 'Agreed: strong plan, weak evidence.',
    discussion: 'Talked on 23 November.',
  };
  const told = (more: object) =>
    consensusProblems(individual, ratio(5), { ...consensus, ...more }).map(
      ({ place, tell }) => `${place}: ${tell}`,
    );

  test('a consensus is a whole number on the scale, with a reason of its own and the discussion written down', () => {
    expect(told({})).toEqual([]);
    expect(told({ score: decimal('2.5') })[0]).toContain(
      'Agree on a whole number from 0 to 5. An average (3.00) only',
    );
    expect(told({ score: ratio(6) })).toHaveLength(1);
    expect(told({ rationale: ' ' })).toEqual(['Reason: Write why the evaluators agreed on this score.']);
    expect(told({ rationale: 'Reason 2' })[0]).toContain('one evaluator’s reason, word for word');
    expect(told({ discussion: '' })[0]).toContain('The scores lie 2 points apart. Discuss them');
    expect(consensusProblems([], ratio(5), consensus)[0]?.tell).toContain('No individual score is revealed');
  });
});
