import { doneKey, inUrgency, type Channel, type Item } from '../domain/reminder/digest.ts';
import type { Due } from '../domain/reminder/kind.ts';
import { addDays } from '../domain/words/day.ts';
import type { Registers } from '../registers/registers.ts';
import { settledOf } from './bot/press.ts';
import { digestCard, placeholderCard, sentenceOf, type Settled } from './cards/digest-card.ts';
import type { View } from './cards/kind-card.ts';
import { whereOf } from './deliver.ts';
import { itemOf, outcomeOf, type Books, type PressedRow, type SentRow } from './ledger.ts';
import type { Bot, Message } from './post/transport.ts';

/** What a card that is written anew is made for. */
export type AgainView = View;

type Asked = {
  readonly sent: ReadonlyMap<string, SentRow>;
  readonly pressed: readonly PressedRow[];
  /** The key of the digest. */
  readonly digest: string;
  /** Keys of what is over without anybody having pressed anything. */
  readonly over?: ReadonlySet<string>;
};

type Again = {
  readonly row: SentRow;
  readonly message: Message;
  readonly settled: Settled;
  readonly items: readonly Item[];
};

/** The message of a digest as it is now, from the Sent register; undefined when there is no such digest. */
export function messageAgain({ sent, pressed, digest, over }: Asked, view: AgainView): Again | undefined {
  const row = sent.get(digest);
  if (row === undefined || row.values.kind !== 'digest') return undefined;
  const rows = [...sent.values()].filter(({ values }) => values.digest === digest);
  const items = inUrgency(rows.map(itemOf), view.today);
  const dealtWith = { words: 'Dealt with', open: false };
  const settled: Settled = new Map([
    ...items.filter(({ key }) => over?.has(key)).map(({ key }) => [key, dealtWith] as const),
    ...settledOf(items, pressed),
  ]);
  const of = { channel: row.values.channel, day: row.values.day, items };
  const card = digestCard(of, { ...view, by: 'bot', settled });
  return { row, items, settled, message: { card, summary: sentenceOf(items) } };
}

type Refresh = {
  readonly registers: Registers;
  readonly bot: Bot;
  readonly books: Books;
  readonly due: readonly Due[];
  readonly view: View;
};

const youngest = 60; // days for which a posted card is kept up to date

/** Writes the bot's cards over in which something has been dealt with since, and empties those that a broken run left. */
export async function refreshCards(refresh: Refresh, channels: readonly Channel[]): Promise<void> {
  const names = new Set(channels.filter(({ by }) => by === 'bot').map(({ name }) => name));
  const since = addDays(refresh.view.today, -youngest);
  const still = new Set(refresh.due.map(doneKey));
  for (const row of refresh.books.byKey.values()) {
    if (row.values.kind !== 'digest' || !names.has(row.values.channel) || row.values.day < since) continue;
    const outcome = outcomeOf(row, refresh.books);
    if (outcome === 'accepted') await settle(refresh, row, still);
    else if (outcome === 'abandoned' && row.values.day < refresh.view.today) await giveUp(refresh, row);
  }
}

async function settle(refresh: Refresh, row: SentRow, still: ReadonlySet<string>): Promise<void> {
  const where = whereOf(row);
  if (where === undefined) return;
  const { registers, books, bot, view } = refresh;
  const rows = [...books.byKey.values()].filter(({ values }) => values.digest === row.values.key);
  const over = new Set(
    rows.filter((one) => !still.has(doneKey(itemOf(one)))).map(({ values }) => values.key),
  );
  const again = messageAgain(
    { sent: books.byKey, pressed: books.pressed, digest: row.values.key, over },
    view,
  );
  if (again === undefined) return;
  const news = rows.filter(
    ({ values }) => values.state !== 'done' && again.settled.get(values.key)?.open === false,
  );
  if (news.length === 0) return;
  const written = await bot.write(where, again.message);
  if (written.kind !== 'accepted') return; // the next run tries again
  const changes = news.map((base) => ({
    kind: 'change' as const,
    base,
    changes: { state: 'done' as const },
  }));
  await registers.sent.many(changes, () => undefined);
}

/** A message of an earlier day that was left half-way says so; only then do its reminders go into another one. */
async function giveUp({ registers, bot, view }: Refresh, row: SentRow): Promise<void> {
  const where = whereOf(row);
  if (where === undefined || row.values.state !== 'posting') return;
  const card = placeholderCard({ channel: row.values.channel, day: view.today, items: [] });
  const written = await bot.write(where, { card, summary: 'Moved to a newer card' });
  if (written.kind !== 'accepted') return;
  await registers.sent.change(row, {
    state: 'failed',
    tell: 'The run was broken off. Its reminders are in the next card.',
  });
}
