import { doneKey, mostRows, type Channel, type Item } from '../domain/reminder/digest.ts';
import type { Due } from '../domain/reminder/kind.ts';
import { addDays } from '../domain/words/day.ts';
import type { Registers } from '../registers/registers.ts';
import { settledOf } from './bot/press.ts';
import { digestCard, sentenceOf, type Settled } from './cards/digest-card.ts';
import type { View } from './cards/kind-card.ts';
import { whereOf } from './deliver.ts';
import { itemsOf, outcomeOf, type Books, type SentRow } from './ledger.ts';
import type { Bot, Message } from './post/transport.ts';

/** What a card that is written anew is made for. */
export type AgainView = View;

type Asked = {
  readonly books: Books;
  /** The key of the digest. */
  readonly digest: string;
  /** Whether something is over without anybody having pressed anything; as it was last written when nobody has looked. */
  readonly over?: (item: Item) => boolean;
};

type Again = {
  readonly row: SentRow;
  readonly message: Message;
  readonly settled: Settled;
};

/** The message of a digest as it is now, from the Sent register; undefined when there is no such digest. */
export function messageAgain({ books, digest, over }: Asked, view: AgainView): Again | undefined {
  const row = books.byKey.get(digest);
  if (row === undefined || row.values.kind !== 'digest') return undefined;
  const items = itemsOf(row, books);
  const shown = items.slice(0, mostRows);
  const dealt = new Set((row.values.dealt ?? '').split('\n'));
  const isOver = over ?? (({ key }: Item) => dealt.has(key));
  const dealtWith = { words: 'Dealt with', open: false };
  const settled: Settled = new Map([
    ...shown.filter(isOver).map(({ key }) => [key, dealtWith] as const),
    ...settledOf(shown, books.pressed),
  ]);
  const { channel, key, day } = row.values;
  const card = digestCard({ channel, key, day, items }, { ...view, by: 'bot', settled });
  return { row, settled, message: { card, summary: sentenceOf(items) } };
}

type Refresh = {
  readonly registers: Registers;
  readonly bot: Bot;
  readonly books: Books;
  readonly due: readonly Due[];
  readonly view: View;
};

const youngest = 60; // days for which a posted card is kept up to date

/** Writes the bot's cards over in which something has been dealt with since. */
export async function refreshCards(refresh: Refresh, channels: readonly Channel[]): Promise<void> {
  const { today } = refresh.view;
  const since = addDays(today, -youngest);
  const still = new Set(refresh.due.map(doneKey));
  for (const { name } of channels.filter(({ by }) => by === 'bot')) {
    for (const row of refresh.books.digests.get(name) ?? []) {
      // What was posted for a later day, by somebody who tried one, is not judged by what is due today.
      const { day } = row.values;
      const ours = day >= since && day <= today && outcomeOf(row, refresh.books) === 'accepted';
      if (ours && row.values.by === 'bot') await settle(refresh, row, still);
    }
  }
}

async function settle(refresh: Refresh, row: SentRow, still: ReadonlySet<string>): Promise<void> {
  const where = whereOf(row);
  if (where === undefined) return;
  const { registers, books, bot, view } = refresh;
  const over = (item: Item): boolean => !still.has(doneKey(item));
  const again = messageAgain({ books, digest: row.values.key, over }, view);
  const closed = [...(again?.settled ?? [])].filter(([, { open }]) => !open).map(([key]) => key);
  const dealt = closed.join('\n');
  if (again === undefined || dealt === (row.values.dealt ?? '')) return;
  const written = await bot.write(where, again.message);
  if (written.kind === 'accepted') await registers.sent.settle(row, { dealt }); // else the next run tries again
}
