import * as adaptive from 'adaptivecards';
import { reminderKinds } from '../../../src/domain/reminder/index.ts';
import { standstillEnding } from '../../../src/domain/reminder/kinds/standstill-ending.ts';
import type { Due } from '../../../src/domain/reminder/kind.ts';
import { placeOf } from '../../../src/domain/words/link.ts';
import { cardFaults, mostBytes } from '../../../src/reminders/cards/check-card.ts';
import {
  digestCard,
  placeholderCard,
  sentenceOf,
  testCard,
} from '../../../src/reminders/cards/digest-card.ts';
import { kindCards } from '../../../src/reminders/cards/index.ts';
import { oneLine } from '../../../src/reminders/cards/text.ts';
import { app, digestOf, dues, everyKind, first, hostile, roles, today, view } from './samples.ts';

const many = (count: number): readonly Due[] =>
  Array.from({ length: count }, (_, n) => ({ ...dues[n % 3]!, subject: `X-${n}` }));

/** What the parser of Adaptive Cards objects to. */
function parserFaults(card: object): string[] {
  const context = new adaptive.SerializationContext(adaptive.Versions.v1_5);
  const parsed = new adaptive.AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}

/** Every text of a card with the type of the element that has it. */
function texts(value: unknown, type = ''): { type: string; key: string; text: string }[] {
  if (Array.isArray(value)) return value.flatMap((one) => texts(one, type));
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value ? String(value.type) : type;
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [{ type: own, key, text: inner }] : texts(inner, own),
  );
}

test.each(['webhook', 'bot'] as const)('the card for the %s is one the parser and our rules accept', (by) => {
  for (const some of [
    dues,
    dues.slice(0, 1),
    many(5),
    many(217),
    everyKind.slice(0, 5),
    everyKind.slice(5),
  ]) {
    const card = digestCard(digestOf(some), view(by));
    expect(cardFaults(card, by)).toEqual([]);
    expect(parserFaults(card)).toEqual([]);
  }
  expect(cardFaults(testCard('Contract managers', view(by)), by)).toEqual([]);
  expect(cardFaults(placeholderCard(digestOf(dues)), by)).toEqual([]);
});

test('one sentence says what is due, and a flood is five rows and a number', () => {
  expect(sentenceOf(digestOf(dues).items)).toBe('3 things need this channel');
  expect(sentenceOf(digestOf(dues.slice(1, 2)).items)).toBe('1 checklist is due');
  const card = digestCard(digestOf(many(217)), view('webhook'));
  const said = texts(card).map(({ text }) => text);
  expect(said).toContain('217 things need this channel');
  expect(said).toContain('The 5 most urgent of 217, 20 November 2026');
  expect(said).toContain('Open all 217');
});

test('each row says what, whose, how it stands in words and by when', () => {
  const said = texts(digestCard(digestOf(dues), view('webhook')))
    .filter(({ type }) => type === 'TextRun')
    .map(({ text }) => text)
    .filter((text) => !['TextRun', 'Bolder', 'Small', 'Attention', 'Warning'].includes(text));
  expect(said).toEqual([
    'Action, Household waste recycling centres',
    'Contract manager, Waste services',
    '21 days late',
    '30 October',
    'Checklist, Legal services panel',
    'No owner yet',
    'Nothing recorded',
    'Checklist, Passenger lift maintenance',
    'Procurement lead, Property',
    'Due 4 December',
  ]);
});

test('Open leads to the very row', () => {
  const card = digestCard(digestOf(dues.slice(0, 1)), view('webhook'));
  const [open] = card.actions ?? [];
  expect(open?.type === 'Action.OpenUrl' && placeOf(open.url)).toBe('/actions?ref=A-0007');
  const places = texts(digestCard(digestOf(dues), view('webhook')))
    .filter(({ key }) => key === 'url')
    .map(({ text }) => placeOf(text));
  expect(places).toEqual(['/actions?ref=A-0007', '/contracts/C-0034', '/checklists/K-0012', '/']);
});

test('only a card of the bot has buttons that somebody must answer', () => {
  const verbs = (by: 'webhook' | 'bot'): unknown[] =>
    (digestCard(digestOf(dues), view(by)).actions ?? []).map((action) =>
      action.type === 'Action.Execute' ? action.verb : 'open',
    );
  expect(verbs('webhook')).toEqual(['open']);
  expect(verbs('bot')).toEqual(['open', 'done', 'snooze', 'take on']);
});

test('what is settled is said in its row, and the card shrinks when all of it is', () => {
  const digest = digestOf(dues.slice(0, 1));
  const settled = new Map([
    [first(digest).key, { words: 'Done by Contract manager, 20 November 2026, 14:12', open: false }],
  ]);
  const card = digestCard(digest, view('bot', { settled }));
  expect(cardFaults(card, 'bot')).toEqual([]);
  expect(card.actions?.map(({ type }) => type)).toEqual(['Action.OpenUrl']);
  expect(card.body.map(({ type }) => type)).toEqual(['TextBlock', 'TextBlock', 'RichTextBlock']);
  expect(card.body.at(-1)).toMatchObject({
    inlines: [{ weight: 'Bolder' }, { text: ', Done by Contract manager, 20 November 2026, 14:12' }],
  });
});

test.each(hostile.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
  'a title like %s stays plain text',
  (_, text) => {
    const due = { ...dues[0]!, title: text, owner: text, service: text, subject: text.slice(0, 60) };
    for (const by of ['webhook', 'bot'] as const) {
      const card = digestCard(digestOf([due, dues[1]!]), view(by, { roles: [] }));
      expect(cardFaults(card, by)).toEqual([]);
      // Text from lists is only where nothing reads it as markdown.
      const blocks = texts(card).filter(({ type, key }) => type === 'TextBlock' && key === 'text');
      expect(blocks.map(({ text: said }) => said)).toEqual([
        '2 things need this channel',
        '20 November 2026',
        'What',
        'State and day',
      ]);
      expect(card.fallbackText).toBe('2 things need this channel. Open Good Measure to see what.');
      const seen = texts(card).filter(({ key }) => key === 'text' || key === 'title');
      expect(seen.filter((one) => /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(one.text))).toEqual([]);
      expect(
        seen.filter((one) =>
          /[a-z]:\/\/|\bwww\.|:\S+@|javascript:\S|mailto:\S/i.test(one.text.replace(/:\u2060/g, ': ')),
        ),
      ).toEqual([]);
      expect(JSON.stringify(card).length).toBeLessThan(mostBytes);
    }
  },
);

test('text in the wrong place would be noticed', () => {
  const card = digestCard(digestOf(dues), view('webhook'));
  const with_ = (element: object): readonly string[] =>
    cardFaults({ ...card, body: [...card.body, element] }, 'webhook');
  expect(with_({ type: 'TextBlock', text: '[a](http://b)', wrap: true })).toEqual([
    'card.body[3] could be read as markdown.',
  ]);
  expect(with_({ type: 'TextBlock', text: 'a', wrapp: true })).toHaveLength(2);
  expect(with_({ type: 'TextBlock', wrap: true })).toEqual(['card.body[3] has no text.']);
  expect(with_({ type: 'Media' })).toEqual(['card.body[3] is a Media, which is not used here.']);
  expect(with_({ type: 'Input.ChoiceSet', id: 'a' })).toHaveLength(2);
  expect(with_({ type: 'Action.OpenUrl', title: 'x', url: 'https://evil.example' })).toHaveLength(1);
  expect(with_({ type: 'TextRun', text: 'x'.repeat(30_000) })).toHaveLength(1);
  expect(cardFaults({ ...card, version: '1.6' }, 'webhook')).toEqual(['The version is not 1.5.']);
  expect(cardFaults(digestCard(digestOf(dues), view('bot')), 'webhook').length).toBeGreaterThan(2);
});

test('a card of a tender says reference, count and date, whatever is in its row', () => {
  const tender: Due = {
    ...dues[0]!,
    kind: 'tender-waiting',
    subject: 'T-0004',
    title: 'Lift maintenance: Essex Lifts scored 4, bid £120,000',
    owner: 'chair@council.example',
    service: undefined,
    standing: { kind: 'said', tone: 'soon', words: 'Waits for scores of 2 people' },
  };
  const row = kindCards['tender-waiting'].row(first(digestOf([tender])), { today, roles, app });
  expect(row).toEqual({
    what: 'Tender T-0004',
    owner: 'Procurement',
    state: 'Waits for scores of 2 people',
    tone: 'soon',
    due: '30 October',
  });
  expect(standstillEnding.buttons).toEqual([]);
});

test('every kind has a sentence for one and for many', () => {
  for (const kind of Object.keys(reminderKinds)) {
    const card = kindCards[kind as keyof typeof kindCards]; // the keys of the one are those of the other
    expect(card.sentence(1)).toMatch(/^(1 |Social value)/);
    expect(card.sentence(2)).not.toMatch(/^1 /);
  }
});

test('a line is cut between letters as people see them', () => {
  expect(oneLine(`${'a'.repeat(118)}👩‍🚒b`).endsWith('…')).toBe(true);
  expect(oneLine('  two \n lines ')).toBe('two lines');
});
