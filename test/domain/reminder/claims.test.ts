import fc from 'fast-check';
import { claimNotes, claimSet, claimsIn, type Claim } from '../../../src/domain/reminder/claims.ts';
import { itemKey } from '../../../src/domain/reminder/digest.ts';

const claims = (count: number): Claim[] =>
  Array.from({ length: count }, (_, n) => ({
    kind: 'contract-without-checklist',
    subject: `C-${String(n).padStart(5, '0')}`,
    stage: '0',
    period: '2026-11-20',
  }));
const keys = (some: readonly Claim[]): string[] => some.map((claim) => itemKey(claim, 'A')).toSorted();

test('claims of one kind, stage and period are one line', () => {
  expect(claimNotes(claims(3))).toEqual(['contract-without-checklist|0|2026-11-20|C-00000|C-00001|C-00002']);
});

test('whatever a reference looks like, the same claims come out', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '|', '%', '\n', '\r', '%7C', '2', '5', 'é') });
  const claim = fc.record({ kind: text, subject: text, stage: text, period: text });
  fc.assert(
    fc.property(fc.array(claim, { minLength: 1 }), (some) => {
      expect(keys(claimNotes(some).flatMap(claimsIn))).toEqual(keys(some));
    }),
    { numRuns: 1_000 },
  );
});

test('7,000 claims fit in one note, 20,000 in three, and none is longer than SharePoint keeps', () => {
  expect(claimNotes(claims(7_000))).toHaveLength(1);
  const notes = claimNotes(claims(20_000));
  expect(notes).toHaveLength(3);
  expect(Math.max(...notes.map((note) => note.length))).toBeLessThan(63_999);
  expect(keys(notes.flatMap(claimsIn))).toEqual(keys(claims(20_000)));
});

test('a note that is none says nothing', () => {
  expect(claimsIn(undefined)).toEqual([]);
  expect(claimsIn('a\nb|c\n\n')).toEqual([]);
});

test('a set of claims has what is in it, once, and nothing else', () => {
  const set = claimSet([claims(3), claims(2)]);
  expect(set.size).toBe(3);
  expect(claims(4).map((claim) => set.has(claim))).toEqual([true, true, true, false]);
  for (const other of [{ kind: 'x' }, { stage: 'x' }, { period: 'x' }])
    expect(claims(1).map((claim) => set.has({ ...claim, ...other }))).toEqual([false]);
});
