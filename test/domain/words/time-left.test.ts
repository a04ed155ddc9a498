import { timeLeft, timeLeftWords } from '../../../src/domain/words/time-left.ts';

const words = (pace: Parameters<typeof timeLeft>[0]) => {
  const left = timeLeft(pace);
  return left === undefined ? undefined : timeLeftWords(left);
};
const second = 1000;

test('nothing is said in the first seconds, before the first row, and at the end', () => {
  expect(words({ done: 100, of: 2000, elapsed: 4.9 * second })).toBeUndefined();
  expect(words({ done: 0, of: 2000, elapsed: 60 * second })).toBeUndefined();
  expect(words({ done: 2000, of: 2000, elapsed: 60 * second })).toBeUndefined();
  expect(words({ done: 0, of: 0, elapsed: 60 * second })).toBeUndefined();
});

test('where nothing paces the work, what is left takes as long a row as what is done', () => {
  expect(words({ done: 500, of: 2000, elapsed: 60 * second })).toBe('About 3 minutes left.');
  expect(words({ done: 1900, of: 2000, elapsed: 60 * second })).toBe('Less than a minute left.');
});

test('2,000 rows under the smallest quota: the quick rows of the first minute promise nothing for the others', () => {
  // 560 rows fit into the first minute's 1,125 units; 1,440 more cost 2,880, which is over two and a half minutes.
  const quota = { units: 1120, of: 1250, row: 2 };
  const pace = { done: 560, of: 2000, elapsed: 10 * second };
  expect(words({ ...pace, quota })).toBe('About 3 minutes left.');
  expect(words(pace)).toBe('Less than a minute left.');
});

test('what still fits into this minute is not waited for, and a network slower than the quota is believed', () => {
  expect(words({ done: 100, of: 500, elapsed: 6 * second, quota: { units: 200, of: 1250, row: 2 } })).toBe(
    'Less than a minute left.',
  );
  expect(words({ done: 10, of: 100, elapsed: 60 * second, quota: { units: 20, of: 1250, row: 2 } })).toBe(
    'About 9 minutes left.',
  );
});

test('the words grow coarser with the time', () => {
  const minute = 60 * second;
  expect([0.2, 0.8, 1.2, 45, 89.5, 91, 121, 200].map((one) => timeLeftWords(one * minute))).toEqual([
    'Less than a minute left.',
    'About 1 minute left.',
    'About 2 minutes left.',
    'About 45 minutes left.',
    'About 1 and a half hours left.',
    'About 2 hours left.',
    'About 2 and a half hours left.',
    'About 3 and a half hours left.',
  ]);
});
