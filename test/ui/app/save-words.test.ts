import { saveWords } from '../../../src/ui/app/save-words.ts';

const at = '2026-11-20T14:02:10Z';
const fresh = { offline: false, upToDateAt: '2026-11-20T14:02:40Z' };

test.each([
  ['Up to date 14:02', { kind: 'idle' }, fresh],
  ['Saved 14:02', { kind: 'saved', at }, fresh],
  ['Up to date 14:09', { kind: 'saved', at }, { ...fresh, upToDateAt: '2026-11-20T14:09:00Z' }],
  ['Saving…', { kind: 'saving', count: 2 }, fresh],
  ['Saving 1,240 changes…', { kind: 'saving', count: 1240 }, fresh],
  ['Working offline, as of 14:02', { kind: 'idle' }, { ...fresh, offline: true }],
  [
    'Working offline, 3 changes kept on this device',
    { kind: 'waiting', count: 3, kept: 'device', why: 'offline' },
    fresh,
  ],
  [
    'Working offline, 1 change not kept if you close',
    { kind: 'waiting', count: 1, kept: 'memory', why: 'offline' },
    fresh,
  ],
  [
    'SharePoint is busy, 3 changes kept on this device',
    { kind: 'waiting', count: 3, kept: 'device', why: 'busy' },
    fresh,
  ],
  ['Needs you', { kind: 'needs-you', count: 1 }, fresh],
] as const)('the corner says “%s”', (words, saving, state) => {
  expect(saveWords(saving, state)?.words).toBe(words);
});

test('before anything is known the corner says nothing', () => {
  expect(saveWords({ kind: 'idle' }, { offline: false })).toBeUndefined();
});
