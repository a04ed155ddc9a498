import { day } from '../../src/domain/words/day.ts';
import { digestCard } from '../../src/reminders/cards/digest-card.ts';
import { shownIn, shownText } from '../../src/reminders/shown.ts';
import { digestOf, dues, everyKind, today, view } from './cards/samples.ts';

const rowWith = (shown: string) => ({ values: { channel: 'Contract managers', shown } }) as never; // the part that is read

test('a card that is made again from its row is the card that was posted', () => {
  const some = [
    { ...dues[0]!, audience: 'head of service' as const, stage: '+14' },
    { ...dues[1]!, audience: 'director' as const },
    ...dues.slice(2),
    ...everyKind.slice(0, 2),
  ];
  const digest = digestOf(some.slice(0, 5));
  const again = { ...digest, items: shownIn(rowWith(shownText(digest.items, today))) };
  expect(digestCard(again, view('bot'))).toEqual(digestCard(digest, view('bot')));
  expect(JSON.stringify(digestCard(again, view('bot')))).toContain('Head of service, Waste services');
});

test('how a row stood on its day stays so', () => {
  const digest = digestOf(dues.slice(0, 1));
  const [item] = shownIn(rowWith(shownText(digest.items, day('2026-11-20'))));
  expect(item?.standing).toEqual({ kind: 'said', tone: 'late', words: '21 days late' });
});

test('what is no row of ours is left out', () => {
  for (const text of ['', 'no json', '{}', '[1,null,"x",{}]', '[{"kind":"x"}]', '[{"kind":1,"subject":2}]'])
    expect(shownIn(rowWith(text))).toEqual([]);
});
