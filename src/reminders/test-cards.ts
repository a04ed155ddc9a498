import { choosingRoles } from '../domain/reminder/channel.ts';
import type { Channel } from '../domain/reminder/digest.ts';
import { holdsAny } from '../domain/roles/roles.ts';
import { daysBetween, dayOf } from '../domain/words/day.ts';
import type { Registers } from '../registers/registers.ts';
import { testCard } from './cards/digest-card.ts';
import type { View } from './cards/kind-card.ts';
import type { Books, PressedRow } from './ledger.ts';
import type { Posted, Transports } from './post/transport.ts';

type World = { readonly registers: Registers; readonly transports: Transports; readonly runner: string };
type Asked = { readonly books: Books; readonly channels: readonly Channel[]; readonly view: View };

/** Posts the test cards that were asked for in the tab, each once. Who asked is what the server says of the row. */
export async function postTests(world: World, { books, channels, view }: Asked): Promise<void> {
  const today = dayOf(books.clock);
  for (const row of books.pressed) {
    const channel = channels.find(({ name }) => name === row.values.channel);
    if (row.values.verb !== 'test card' || channel === undefined) continue;
    if (daysBetween(dayOf(new Date(row.created.at)), today) > 1 || books.byKey.has(keyOf(row))) continue;
    const asker = { service: undefined, on: today };
    const may = view.roles.some(
      (held) =>
        held.personId === row.created.by.id &&
        holdsAny([{ ...held, service: undefined }], held.personId, choosingRoles, asker),
    );
    if (may) await postTest(world, channel, row, view);
  }
}

const keyOf = (row: PressedRow): string => `test|${row.values.key}`;

async function postTest(world: World, channel: Channel, row: PressedRow, view: View): Promise<void> {
  const { sent } = world.registers;
  const key = keyOf(row);
  const claim = {
    title: `Test card, ${channel.name}`,
    key,
    channel: channel.name,
    day: dayOf(new Date(row.created.at)),
    kind: 'test',
    state: 'posting',
    runner: world.runner,
  } as const;
  const claimed = await sent.add(claim, key);
  if (claimed.kind !== 'saved' || claimed.row.values.runner !== world.runner) return;
  const posted = await post(world.transports, channel, view);
  const state = posted.kind === 'accepted' ? 'accepted' : posted.kind === 'failed' ? 'failed' : 'posting';
  await sent.settle(claimed.row, { state, ...(posted.kind !== 'accepted' && { tell: posted.tell }) });
}

async function post({ bot, webhook }: Transports, channel: Channel, view: View): Promise<Posted> {
  const message = { card: testCard(channel.name, view), summary: 'This is a test card' };
  if (channel.by === 'webhook' && webhook) return webhook.post(channel.name, message);
  if (channel.by === 'bot' && bot) {
    const begun = await bot.begin(channel.name, message);
    return begun.kind === 'begun' ? { kind: 'accepted' } : begun;
  }
  return { kind: 'failed', tell: `Nothing is set up to post by ${channel.by}.` };
}
