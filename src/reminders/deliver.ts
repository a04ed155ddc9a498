import type { Channel, Digest } from '../domain/reminder/digest.ts';
import type { Registers } from '../registers/registers.ts';
import { cardFaults } from './cards/check-card.ts';
import { digestCard, placeholderCard, sentenceOf, type DigestView } from './cards/digest-card.ts';
import type { View } from './cards/kind-card.ts';
import type { SentRow } from './ledger.ts';
import type { Bot, Message, Posted, Transports, Where } from './post/transport.ts';

/** How the post of a digest ended. Accepted by Teams is not read by anybody, nor, by a webhook, shown for certain. */
export type Delivered = Posted | { readonly kind: 'lost'; readonly tell: string };

type World = { readonly registers: Registers; readonly transports: Transports };
type Parcel = {
  readonly channel: Channel;
  readonly digest: Digest;
  readonly row: SentRow;
  readonly view: View;
};

/** Posts a digest that is claimed and writes down what came of it. That posting begins is written before it does. */
export async function deliver(world: World, parcel: Parcel): Promise<Delivered> {
  const { channel, digest } = parcel;
  const view: DigestView = { ...parcel.view, by: channel.by };
  const message = { card: digestCard(digest, view), summary: sentenceOf(digest.items) };
  const faults = cardFaults(message.card, channel.by);
  if (faults.length > 0) throw new Error(`A card that may not be posted: ${faults.join(' ')}`);
  const { bot, webhook } = world.transports;
  if (channel.by === 'bot' && bot) return byBot(world, parcel, bot, message);
  if (channel.by === 'webhook' && webhook) {
    const posting = await note(world, parcel.row, { state: 'posting', count: digest.items.length });
    if (posting === undefined) return lost;
    const posted = await webhook.post(channel.name, message);
    return confirm(world, posting, posted);
  }
  const tell = `Nothing is set up to post by ${channel.by}. Ask IT to set it up, or choose the other way in the settings.`;
  return confirm(world, parcel.row, { kind: 'failed', tell });
}

/** A message is begun and its place noted before anything is written in it, so that a rerun writes in the same message. */
async function byBot(world: World, parcel: Parcel, bot: Bot, message: Message): Promise<Delivered> {
  const { digest, row } = parcel;
  const known = whereOf(row);
  let noted = await note(world, row, {
    state: 'posting',
    count: digest.items.length,
    connector: known?.connector ?? 'begun',
  });
  if (noted === undefined) return lost;
  let where = known;
  if (where === undefined) {
    const begun = await bot.begin(digest.channel, {
      card: placeholderCard(digest),
      summary: message.summary,
    });
    if (begun.kind !== 'begun') return confirm(world, noted, { kind: 'failed', tell: begun.tell });
    where = begun.where;
    noted = await note(world, noted, where);
    if (noted === undefined) return lost;
  }
  return confirm(world, noted, await bot.write(where, message));
}

/** Where the bot's message of a digest stands; undefined when it has none. */
export function whereOf({ values }: SentRow): Where | undefined {
  const { conversation, activity, connector } = values;
  if (conversation === undefined || activity === undefined || connector === undefined) return undefined;
  return { conversation, activity, connector };
}

async function confirm(world: World, row: SentRow, posted: Posted): Promise<Delivered> {
  if (posted.kind === 'accepted') {
    const accepted = await note(world, row, { state: 'accepted', tell: undefined });
    return accepted === undefined ? lost : posted;
  }
  // What is not certain stays in posting: it is shown as such, and never posted by itself again.
  const state = posted.kind === 'failed' ? 'failed' : 'posting';
  await note(world, row, { state, tell: posted.tell });
  return posted;
}

type Notes = Parameters<Registers['sent']['change']>[1];

async function note({ registers }: World, row: SentRow, notes: Notes): Promise<SentRow | undefined> {
  const saved = await registers.sent.change(row, notes);
  return saved.kind === 'saved' ? saved.row : undefined;
}

const lost: Delivered = {
  kind: 'lost',
  tell: 'The Sent register could not be written. The next run goes on from what it says.',
};
