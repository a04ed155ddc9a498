import { openDrafts, type Drafts } from './drafts.ts';
import type { Held } from './held.ts';
import { openSender, type Sending as Sends } from './open-sender.ts';
import { placeOf, wordsOf } from './place-words.ts';
import { savingOf } from './saving.ts';
import type { Sender } from './sending.ts';
import type { Saving } from './types.ts';

/** What is needed to take and send changes, and to say how they stand. */
export type Sending = Omit<Sends, 'left'> & {
  /** The server's time of the last acknowledged change; undefined before the first. */
  readonly lastSaved: () => string | undefined;
  /** Only lists are named where a change waits: a title could stand in a place that others see. */
  readonly untitled?: true;
};

/** What takes and sends changes, what keeps words before they are one, and what tells how they stand. */
export type Opened = { readonly sender: Sender; readonly saving: Saving; readonly drafts: Drafts };

/** Opens them together; `left` is what was shown of an earlier page until now. */
export function openSending(sending: Sending, left: readonly Held[]): Opened {
  const { declarations, gateway, stores, keeper, lastSaved, untitled } = sending;
  const { tenant, limiter } = gateway;
  const sender = openSender({ ...sending, left });
  const row = ({ entry }: Held) => stores.get(entry.register)?.byKey(entry.item);
  const list = ({ entry }: Held) =>
    declarations.find(({ key }) => key === entry.register)?.list ?? entry.register;
  const saving = savingOf({
    sender,
    limiter,
    lastSaved,
    place: (held, rows) => (untitled ? list(held) : placeOf(declarations, held, { rows, row: row(held) })),
    words: (held) => wordsOf(declarations, held),
    tenant,
  });
  const drafts = openDrafts(sender.journal, keeper?.browser.page ?? 'this page', tenant.now);
  return { sender, saving, drafts };
}
