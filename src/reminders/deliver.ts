import type { Digest } from '../domain/reminder/digest.ts';
import type { Registers } from '../registers/registers.ts';
import { placeholderCard } from './cards/digest-card.ts';
import type { SentRow } from './ledger.ts';
import type { Bot, Message, Posted, Transports, Where } from './post/transport.ts';

/** How the post of a digest ended. Accepted by Teams is not read by anybody, nor, by a webhook, shown for certain. */
export type Delivered = Posted | { readonly kind: 'lost'; readonly tell: string };

type World = { readonly registers: Registers; readonly transports: Transports };

/** What is to be posted: a digest that is claimed, with its card. */
export type Parcel = { readonly digest: Digest; readonly row: SentRow; readonly message: Message };

/** Posts a digest whose row says that posting begins, and writes down what came of it. */
export async function deliver(world: World, { digest, row, message }: Parcel): Promise<Delivered> {
  const { bot, webhook } = world.transports;
  const { by } = row.values;
  if (by === 'bot' && bot) return byBot(world, { digest, row, message }, bot);
  if (by === 'webhook' && webhook) return confirm(world, row, await webhook.post(digest.channel, message));
  const tell = `Nothing is set up to post by ${by}. Ask IT to set it up, or choose the other way in the settings.`;
  return confirm(world, row, { kind: 'failed', tell });
}

/** A message is begun and its place noted before anything is written in it, so that a rerun writes in the same message. */
async function byBot(world: World, { digest, row, message }: Parcel, bot: Bot): Promise<Delivered> {
  const known = whereOf(row);
  const written = known && (await bot.write(known, message));
  // Somebody may have deleted the message; then there is a new one.
  if (written && !(written.kind === 'failed' && written.gone)) return confirm(world, row, written);
  const placeholder = { card: placeholderCard(digest), summary: message.summary };
  const begun = await bot.begin(digest.channel, placeholder);
  if (begun.kind !== 'begun') return confirm(world, row, { kind: 'failed', tell: begun.tell });
  const noted = await world.registers.sent.change(row, begun.where);
  return noted.kind === 'saved' ? confirm(world, noted.row, await bot.write(begun.where, message)) : lost;
}

/** Where the bot's message of a digest stands; undefined when it has none. */
export function whereOf({ values }: SentRow): Where | undefined {
  const { conversation, activity, connector } = values;
  if (conversation === undefined || activity === undefined || connector === undefined) return undefined;
  return { conversation, activity, connector };
}

/** A message of an earlier day that was left half-way says so; only then do its reminders go into another one. */
export async function moveOn(bot: Bot, row: SentRow): Promise<string | undefined> {
  const where = whereOf(row);
  if (where === undefined) return undefined;
  const { channel, key, day } = row.values;
  const card = placeholderCard({ channel, key, day, items: [] });
  const written = await bot.write(where, { card, summary: 'Moved to a newer card' });
  return written.kind === 'accepted' || (written.kind === 'failed' && written.gone)
    ? undefined
    : written.tell;
}

async function confirm({ registers }: World, row: SentRow, posted: Posted): Promise<Delivered> {
  // What is not certain stays in posting: it is shown as such, and never posted by itself again.
  const state = posted.kind === 'unsure' ? 'posting' : posted.kind;
  const tell = posted.kind === 'accepted' ? undefined : posted.tell;
  const written = await registers.sent.settle(row, { state, ...(tell !== undefined && { tell }) });
  return posted.kind === 'accepted' && written.kind === 'fault' ? lost : posted;
}

const lost: Delivered = {
  kind: 'lost',
  tell: 'The Sent register could not be written. The next run goes on from what it says.',
};
