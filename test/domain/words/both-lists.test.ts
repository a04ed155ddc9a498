import fc from 'fast-check';
import { bothLists } from '../../../src/domain/words/both-lists.ts';

test('what either person ticked is ticked, and what either cleared is cleared', () => {
  expect(bothLists(['due', 'late'], ['due', 'late', 'old'], ['late'])).toEqual(['late', 'old']);
  expect(bothLists(['due'], [], ['due', 'late'])).toEqual(['late']);
  expect(bothLists(['due'], ['old'], ['late', 'due'])).toEqual(['late', 'old']);
});

const list = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));

test('one who changed nothing leaves the other’s list as it is, and who saves first makes no difference', () => {
  fc.assert(
    fc.property(list, list, list, (was, mine, theirs) => {
      const sorted = (some: readonly string[]) => some.toSorted();
      expect(sorted(bothLists(was, was, theirs))).toEqual(sorted(theirs));
      expect(sorted(bothLists(was, mine, was))).toEqual(sorted(mine));
      expect(sorted(bothLists(was, mine, theirs))).toEqual(sorted(bothLists(was, theirs, mine)));
    }),
  );
});
