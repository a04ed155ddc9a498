import { mostRows, type Channel, type Digest, type Item } from '../../domain/reminder/digest.ts';
import { isReminderKind, reminderKinds, type ReminderKind } from '../../domain/reminder/index.ts';
import type { Button } from '../../domain/reminder/kind.ts';
import { longDay } from '../../domain/words/day.ts';
import { teamsLink } from '../../domain/words/link.ts';
import type { Action, AdaptiveCard, ChoiceSet, Element, Table, TableCell, TextRun } from './adaptive.ts';
import { kindCards } from './index.ts';
import type { Row, View } from './kind-card.ts';
import { oneLine, paragraph, run, words } from './text.ts';

/** What has become of reminders since the card was posted, by key; what is open can still be dealt with. */
export type Settled = ReadonlyMap<string, { readonly words: string; readonly open: boolean }>;

/** What the card of a channel is made from. */
export type DigestView = View & { readonly by: Channel['by']; readonly settled?: Settled };

/** The card of a digest: for preview, for the post and, with what was settled since, for its update in place. */
export function digestCard(digest: Digest, view: DigestView): AdaptiveCard {
  const settled = view.settled ?? (new Map() satisfies Settled);
  const shown = digest.items.slice(0, mostRows);
  const open = shown.filter(({ key }) => settled.get(key)?.open !== false);
  const all = settled.size > 0 && open.length === 0 && digest.items.length <= mostRows;
  const sentence = all ? doneSentence(digest.items.length) : sentenceOf(digest.items);
  const body: readonly Element[] = [
    words(sentence, { style: 'heading', size: 'Large', weight: 'Bolder' }),
    words(subtitle(digest), { isSubtle: true, spacing: 'None' }),
    ...(all ? shown.map((item) => settledLine(item, view, settled)) : [table(shown, view, settled)]),
    ...(view.by === 'bot' && open.length > 1 ? [choice(open, view)] : []),
  ];
  return cardOf(sentence, body, [
    openAction(digest, view),
    ...(view.by === 'bot' ? buttons(open, digest) : []),
  ]);
}

/** What the bot posts before it knows that the message stands; the digest is then written into that message. */
export function placeholderCard(digest: Digest): AdaptiveCard {
  const sentence = digest.items.length === 0 ? 'Moved to a newer card' : sentenceOf(digest.items);
  const body = [
    words(sentence, { style: 'heading', size: 'Large', weight: 'Bolder' }),
    words('The list is being written here. If it stays away, look at the newest card below.', {
      isSubtle: true,
    }),
  ];
  return cardOf(sentence, body, []);
}

/** The card by which a person tries a channel. */
export function testCard(channel: string, view: View): AdaptiveCard {
  const sentence = 'This is a test card';
  const body = [
    words(sentence, { style: 'heading', size: 'Large', weight: 'Bolder' }),
    paragraph([run(`Reminders of Good Measure reach ${channel}.`)]),
  ];
  return cardOf(sentence, body, [
    {
      type: 'Action.OpenUrl',
      title: 'Open settings',
      url: teamsLink(view.app, '/settings/reminders', 'Reminders'),
    },
  ]);
}

/** The card's one sentence; only counts and words of our own, so that it may stand in a notification. */
export function sentenceOf(items: readonly Item[]): string {
  const [first] = items;
  const only = first !== undefined && items.every(({ kind }) => kind === first.kind) ? first.kind : undefined;
  if (only !== undefined && isReminderKind(only)) return kindCards[only].sentence(items.length);
  return `${items.length} things need this channel`;
}

function cardOf(sentence: string, body: readonly Element[], actions: readonly Action[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: `${sentence}. Open Good Measure to see what.`,
    speak: `${sentence}.`,
    msteams: { width: 'Full' },
    body,
    ...(actions.length > 0 && { actions }),
  };
}

function subtitle({ items, day }: Digest): string {
  const many = items.length > mostRows ? `The ${mostRows} most urgent of ${items.length}, ` : '';
  return `${many}${longDay(day)}`;
}

function doneSentence(count: number): string {
  return count === 1 ? 'Dealt with' : `All ${count} are dealt with`;
}

function table(items: readonly Item[], view: DigestView, settled: Settled): Table {
  const header: readonly TableCell[] = ['What', 'State and day'].map((text) => ({
    type: 'TableCell',
    items: [words(text, { weight: 'Bolder' })],
  }));
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    showGridLines: true,
    columns: [{ width: 3 }, { width: 2 }],
    rows: [
      { type: 'TableRow', cells: header },
      ...items.map((item) => ({
        type: 'TableRow' as const,
        cells: cells(item, view, settled.get(item.key)?.words),
      })),
    ],
  };
}

function cells(item: Item, view: DigestView, settled: string | undefined): readonly TableCell[] {
  const row = rowOf(item, view);
  // The link is called what it shows, so that it can be found by voice.
  const what = {
    type: 'Container' as const,
    items: [paragraph([run(row.what, { weight: 'Bolder' })])],
    selectAction: { type: 'Action.OpenUrl' as const, title: run(row.what).text, url: linkTo(item, view) },
  };
  const owner = paragraph([run(row.owner, { size: 'Small', isSubtle: true })]);
  const state = settled ?? row.state;
  const runs = [paragraph([run(state, settled === undefined ? colour(row.tone) : { color: 'Good' })])];
  const due = settled === undefined && row.due !== undefined ? [paragraph([run(row.due)])] : [];
  return [
    { type: 'TableCell', items: [what, owner] },
    { type: 'TableCell', items: [...runs, ...due] },
  ];
}

function colour(tone: Row['tone']): Pick<TextRun, 'color'> {
  if (tone === 'late') return { color: 'Attention' };
  return tone === 'soon' ? { color: 'Warning' } : {};
}

function settledLine(item: Item, view: DigestView, settled: Settled): Element {
  const said = run(settled.get(item.key)?.words ?? '');
  const what = run(rowOf(item, view).what, { weight: 'Bolder' });
  return paragraph([what, { ...said, text: `, ${said.text}` }], 'Small');
}

function rowOf(item: Item, view: View): Row {
  if (!isReminderKind(item.kind)) throw new Error(`No reminder ${item.kind}`);
  return kindCards[item.kind].row(item, view);
}

function linkTo(item: Item, view: View): string {
  return teamsLink(view.app, item.place, 'Social value');
}

/** Opens the very row when there is one, and the page that shows them all when there are more. */
function openAction({ items }: Digest, view: View): Action {
  const [first] = items;
  const place = items.length === 1 && first !== undefined ? first.place : listOf(items);
  const title = items.length > mostRows ? `Open all ${items.length}` : 'Open';
  return { type: 'Action.OpenUrl', title, url: teamsLink(view.app, place, 'Social value') };
}

function listOf(items: readonly Item[]): string {
  const lists = new Set(items.map(({ place }) => /^\/[a-z]+/.exec(place)?.[0] ?? '/'));
  const [only = '/'] = lists;
  return lists.size === 1 ? only : '/';
}

function choice(open: readonly Item[], view: View): ChoiceSet {
  return {
    type: 'Input.ChoiceSet',
    id: 'reminder',
    label: 'Which one',
    style: 'compact',
    value: open[0]?.key ?? '',
    choices: open.map((item) => ({ title: oneLine(rowOf(item, view).what), value: item.key })),
  };
}

const titles: Readonly<Record<Button, string>> = {
  done: 'Done',
  snooze: 'Snooze',
  'take on': 'Take it on',
};

function buttons(open: readonly Item[], digest: Digest): readonly Action[] {
  const [first] = open;
  if (first === undefined) return [];
  const allowed = (['done', 'snooze', 'take on'] as const).filter((button) =>
    open.some(({ kind }) => buttonsOf(kind).includes(button)),
  );
  const data = {
    digest: digest.key,
    ...(open.length === 1 && { reminder: first.key }),
  };
  return allowed.map((verb) => ({ type: 'Action.Execute', title: titles[verb], verb, data }));
}

/** What can be pressed for a kind; nothing for one that is not known here. */
export function buttonsOf(kind: string): readonly Button[] {
  const known: ReminderKind | undefined = isReminderKind(kind) ? kind : undefined;
  return known === undefined ? [] : reminderKinds[known].buttons;
}
