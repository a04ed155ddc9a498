import {
  channelFrom,
  isNotCertain,
  isPostingTime,
  lastPostWords,
  lastRunWords,
  nextPostWords,
  type ChannelValues,
  type LastPost,
} from '../../../src/domain/reminder/channel.ts';
import { day } from '../../../src/domain/words/day.ts';
import { england } from '../../../src/domain/words/working-day.ts';

const at = new Date('2026-11-20T09:00:00Z');
const minutes = (count: number): Date => new Date(at.getTime() + count * 60_000);
const post = (some: Partial<LastPost>): LastPost => ({
  day: day('2026-11-20'),
  state: 'accepted',
  count: 3,
  at,
  ...some,
});
const words = (some: Partial<LastPost>, now = minutes(1)): string => lastPostWords(post(some), now).words;

test('how the last post went is said as it is: taken by Teams is not read by anybody', () => {
  expect(lastPostWords(undefined, at)).toEqual({ tone: 'none', words: 'Nothing posted yet' });
  expect(words({})).toBe('Accepted by Teams: 3 reminders, 20 November 2026, 09:00 (London, GMT)');
  expect(words({ count: 1 })).toContain('1 reminder,');
  expect(words({ state: 'claimed' })).toBe('Being prepared since 20 November 2026, 09:00 (London, GMT)');
});

test('a failure is said with its reason', () => {
  const tell = 'The workflow is gone. Ask IT to make it again and to set its new address.';
  expect(lastPostWords(post({ state: 'failed', tell }), at)).toEqual({
    tone: 'late',
    words: `Not posted on 20 November 2026. ${tell}`,
  });
});

test('posting that lasts longer than a run, or that broke off, is not certain', () => {
  expect(words({ state: 'posting' })).toMatch(/^Being posted since/);
  expect(words({ state: 'posting' }, minutes(16))).toBe(
    'Not certain on 20 November 2026. Look in the channel.',
  );
  const tell = 'No answer came within 10 seconds. Look in the channel whether the card is there.';
  expect(words({ state: 'posting', tell })).toBe(`Not certain on 20 November 2026. ${tell}`);
  expect(isNotCertain({ state: 'accepted', tell: undefined, at }, minutes(60))).toBe(false);
});

const values: ChannelValues = {
  title: 'Contract managers',
  by: 'webhook',
  kinds: 'checklist-due\n\n  action-overdue ',
  audience: 'managers',
  often: 'daily',
  from: '08:30',
};

test('a channel is read from its row, and a time in the quiet hours is none', () => {
  expect(channelFrom(values)).toMatchObject({
    kinds: ['checklist-due', 'action-overdue'],
    services: [],
    paused: false,
  });
  expect(channelFrom({ ...values, from: '23:00' }).rhythm.from).toBe('08:30');
  expect(['00:00', '17:59', '18:00', '24:00', '8:30', ''].map(isPostingTime)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('the next post is said with its zone, and a paused channel has none', () => {
  const next = (now: string, more: Partial<ChannelValues> = {}): string =>
    nextPostWords(channelFrom({ ...values, ...more }), new Date(now), england);
  expect(next('2026-11-20T09:00:00Z')).toBe('23 November 2026, 08:30 (London, GMT)');
  expect(next('2026-07-03T17:00:00Z')).toBe('6 July 2026, 08:30 (London, BST)');
  expect(next('2026-11-20T09:00:00Z', { paused: true })).toBe('Paused');
});

test('when the service last ran is said, and that it has not when it should have', () => {
  expect(lastRunWords(at, minutes(70))).toEqual({
    late: false,
    words: 'The reminder service last noted a run on 20 November 2026, 09:00 (London, GMT).',
  });
  expect(lastRunWords(at, minutes(200))).toMatchObject({
    late: true,
    words: expect.stringContaining('not run since'),
  });
  expect(lastRunWords(undefined, at).late).toBe(true);
});
